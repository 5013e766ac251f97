import type { LuccaClient } from '../client/request';
import { objectsIn } from '../lists/collections';
import type { LuccaObject } from '../client/transport';
import {
	type CustomFieldDefinition,
	readCustomFieldDefinitions,
} from '../lists/custom-field-definitions';
import {
	type Coded,
	type Department,
	type Establishment,
	type Named,
	readDepartments,
	readEstablishments,
	readOccupationCategories,
} from '../lists/organisation';
import { readRoles } from '../lists/roles';
import { readCalendars } from '../people/held-by-people';
import type { FieldKind } from './custom-values';
import { USERS } from '../people/users-path';

/** The lists of a run, each read when first needed, once: one that cannot be read is not asked again. */
export class Lists {
	readonly departments: () => Promise<Department[]>;
	readonly establishments: () => Promise<Establishment[]>;
	readonly roles: () => Promise<Named[]>;
	readonly calendars: () => Promise<Named[]>;
	readonly occupationCategories: () => Promise<Coded[]>;
	readonly customFields: () => Promise<CustomFieldDefinition[]>;
	/** Some people with their custom fields, to see what values these take. */
	readonly sample: () => Promise<LuccaObject[]>;
	/** What custom fields take, by code, as far as it was asked. */
	readonly customKinds = new Map<string, FieldKind>();

	constructor(client: LuccaClient) {
		this.departments = once(() => readDepartments(client));
		this.establishments = once(() => readEstablishments(client));
		this.roles = once(() => readRoles(client));
		this.calendars = once(() => readCalendars(client));
		this.occupationCategories = once(() => readOccupationCategories(client));
		this.customFields = once(() => readCustomFieldDefinitions(client));
		this.sample = once(() => readSample(client));
	}
}

const SAMPLE = 200;

async function readSample(client: LuccaClient): Promise<LuccaObject[]> {
	const asked = 'the users';
	const query = { fields: 'id,extendedData', orderBy: 'id,asc', paging: `0,${SAMPLE}` };
	const answer = await client.getUnlessTooLarge(USERS, query, asked);
	return answer ? objectsIn(client, USERS, asked, answer) : [];
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
	let reading: Promise<T> | undefined;
	return () => (reading ??= read());
}
