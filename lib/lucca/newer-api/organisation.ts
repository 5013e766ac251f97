import { textCell, UNREADABLE } from '../cells';
import type { LuccaObject } from '../client/transport';
import type { Department, Named } from '../lists/organisation';
import type { NewerLists } from './lists';
import { referenceCell } from './references';
import { DEPARTMENTS, ESTABLISHMENTS } from './resources';

/** What of an organisation: all that ever was, or what is in use. */
export interface Extent {
	readonly archivedToo: boolean;
}

/**
 * The departments, read whole.
 * @throws LuccaApiError when the list cannot be read whole
 */
export async function readDepartments(lists: NewerLists, extent: Extent): Promise<Department[]> {
	return (await lists.all(DEPARTMENTS, inUse(extent))).map((department) => {
		const parentId = referenceCell(department.parent);
		return { ...named(department), parentId: parentId === UNREADABLE ? undefined : parentId };
	});
}

/**
 * The establishments, read whole.
 * @throws LuccaApiError when the list cannot be read whole
 */
export async function readEstablishments(lists: NewerLists, extent: Extent): Promise<Named[]> {
	return (await lists.all(ESTABLISHMENTS, inUse(extent))).map(named);
}

/** Without this filter the newer API gives both (lucca-api reference, section 9.6). */
function inUse({ archivedToo }: Extent): Record<string, string> {
	return archivedToo ? {} : { isArchived: 'false' };
}

function named(object: LuccaObject): Named {
	const id = String(object.id);
	const name = textCell(object.name);
	return { id, name: typeof name === 'string' ? name : id };
}
