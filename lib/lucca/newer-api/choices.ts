import type { LuccaClient } from '../client/request';
import type { Named } from '../lists/organisation';
import { newerLists } from './lists';
import { readDepartments, readEstablishments } from './organisation';

const inUse = { archivedToo: false };

/** The departments in use, to choose from. */
export async function departmentsInUse(client: LuccaClient): Promise<Named[]> {
	return await readDepartments(newerLists(client), inUse);
}

/** The establishments in use, to choose from. */
export async function establishmentsInUse(client: LuccaClient): Promise<Named[]> {
	return await readEstablishments(newerLists(client), inUse);
}
