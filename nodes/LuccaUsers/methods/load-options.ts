import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { listCustomFields } from '../../../lib/lucca/lists/custom-field-definitions';
import { readDepartments, readEstablishments } from '../../../lib/lucca/lists/organisation';
import type { LuccaClient } from '../../../lib/lucca/client/request';
import { toNodeError } from '../../shared/failures';
import { luccaClient } from '../../shared/lucca-client';

/** The choice that stands for every custom field. */
export const ALL_CUSTOM_FIELDS = 'all';

/** The departments, for the 'Department Names or IDs' list. */
export async function getDepartments(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await listed(this, async (client) =>
		(await readDepartments(client)).map(({ id, name }) => ({ name, value: id })),
	);
}

/** The establishments in use, for the 'Establishment Names or IDs' list. */
export async function getEstablishments(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await listed(this, async (client) =>
		(await readEstablishments(client)).map(({ id, name }) => ({ name, value: id })),
	);
}

/** The custom fields of the HR file, after the choice of all of them. */
export async function getCustomFields(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const fields = await listed(this, async (client) =>
		(await listCustomFields(client)).map(({ code, name }) => ({ name, value: code })),
	);
	return [{ name: 'All Custom Fields', value: ALL_CUSTOM_FIELDS }, ...fields];
}

async function listed(
	context: ILoadOptionsFunctions,
	read: (client: LuccaClient) => Promise<INodePropertyOptions[]>,
): Promise<INodePropertyOptions[]> {
	try {
		const choices = await read(await luccaClient(context));
		return choices.sort((one, other) => one.name.localeCompare(other.name));
	} catch (cause) {
		throw toNodeError(context.getNode(), cause);
	}
}
