import { textCell, UNREADABLE } from '../cells';
import { v4Collection } from './collections';
import { readAll } from './read-all';
import type { LuccaClient } from '../client/request';

/**
 * The v4 lists: their v3 ancestors were announced to stop answering in September 2026 (lucca-api
 * reference, section 8).
 */
const DEPARTMENTS = '/organization/structure/api/departments';
const ESTABLISHMENTS = '/organization/structure/api/establishments';

export interface Named {
	readonly id: string;
	readonly name: string;
}

export interface Department extends Named {
	/** Null for a department at the top, undefined when Lucca does not tell. */
	readonly parentId: string | null | undefined;
}

/**
 * Every department, read whole.
 * @throws LuccaApiError when the list cannot be read whole
 */
export async function readDepartments(client: LuccaClient): Promise<Department[]> {
	const items = await readAll(v4Collection(client, DEPARTMENTS, 'departments'));
	return items.map((item) => {
		// `parentId` is a path that must not be parsed; the ID is under `parentLuccaId`.
		const parentId = textCell(item.parentLuccaId);
		return { ...named(item), parentId: parentId === UNREADABLE ? undefined : parentId };
	});
}

/**
 * The establishments in use (v3 calls one a legal entity), read whole.
 * @throws LuccaApiError when the list cannot be read whole
 */
export async function readEstablishments(client: LuccaClient): Promise<Named[]> {
	const items = await readAll(v4Collection(client, ESTABLISHMENTS, 'establishments'));
	return items.map(named);
}

function named(item: { readonly id?: unknown; readonly name?: unknown }): Named {
	const id = String(item.id);
	return { id, name: typeof item.name === 'string' ? item.name : id };
}
