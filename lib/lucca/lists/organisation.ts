import { property, textCell, UNREADABLE } from '../cells';
import type { LuccaClient } from '../client/request';
import { isLuccaObject, type LuccaObject } from '../client/transport';
import { v4Collection } from './collections';
import { readAll } from './read-all';
import { toldNumber, toldTexts, toldTruth } from './told';

/**
 * The v4 lists: their v3 ancestors were announced to stop answering in September 2026 (lucca-api
 * reference, section 8).
 */
const STRUCTURE = '/organization/structure/api';

export interface Named {
	readonly id: string;
	readonly name: string;
}

/** In these lists a property Lucca did not send is absent, and one it sent as empty is null. */
export interface Coded extends Named {
	readonly code?: string | null;
}

export interface Department extends Coded {
	/** Null for a department at the top, undefined when Lucca does not tell. */
	readonly parentId: string | null | undefined;
	readonly description?: string | null;
	readonly isActive?: boolean;
	/** The Lucca ID of the person who heads it. */
	readonly headId?: string | null;
}

/** What v3 calls a legal entity. */
export interface Establishment extends Coded {
	readonly legalUnitId?: string | null;
	/** The name of its legal unit. */
	readonly legalUnit?: string | null;
	readonly legalIdentificationNumber?: string | null;
	readonly activityCode?: string | null;
	readonly calendarId?: string | null;
	readonly timezoneId?: string | null;
	readonly street?: string | null;
	readonly zipCode?: string | null;
	readonly city?: string | null;
	readonly usersCount?: number;
	readonly isArchived?: boolean;
	readonly createdAt?: string | null;
}

export interface LegalUnit extends Coded {
	readonly countryId?: string | null;
	/** The name of its country. */
	readonly country?: string | null;
	readonly legalIdentificationNumber?: string | null;
	readonly activityCode?: string | null;
	/** The establishment that is its head office. */
	readonly headquartersId?: string | null;
	readonly isArchived?: boolean;
	readonly createdAt?: string | null;
}

/**
 * Every department, read whole.
 * @throws LuccaApiError when the list cannot be read whole
 */
export async function readDepartments(client: LuccaClient): Promise<Department[]> {
	const items = await readList(client, 'departments', 'departments');
	return items.map((item) => {
		// `parentId` is a path that must not be parsed; the ID is under `parentLuccaId`.
		const parentId = textCell(item.parentLuccaId);
		return {
			...named(item),
			parentId: parentId === UNREADABLE ? undefined : parentId,
			...toldTexts(item, { code: 'code', description: 'description', headId: 'headId' }),
			...toldTruth(item, 'isActive'),
		};
	});
}

/**
 * The establishments, read whole; those archived only when asked for.
 * @throws LuccaApiError when the list cannot be read whole
 */
export async function readEstablishments(
	client: LuccaClient,
	{ archivedToo = false }: { readonly archivedToo?: boolean } = {},
): Promise<Establishment[]> {
	const filters: Record<string, string> = archivedToo ? { isArchived: 'true,false' } : {};
	const items = await readList(client, 'establishments', 'establishments', filters);
	return items.map((item) => ({
		...named(item),
		...toldTexts(item, {
			code: 'code',
			legalUnitId: 'legalUnitId',
			legalIdentificationNumber: 'legalIdentificationNumber',
			activityCode: 'activityCode',
			calendarId: 'calendarId',
			timezoneId: 'timezoneId',
			createdAt: 'createdAt',
		}),
		...toldTexts(within(item, 'legalUnit'), { legalUnit: 'name' }),
		...toldTexts(within(item, 'address'), { street: 'street', zipCode: 'zipCode', city: 'city' }),
		...toldNumber(item, 'usersCount'),
		...toldTruth(item, 'isArchived'),
	}));
}

/**
 * The legal units, read whole.
 * @throws LuccaApiError when the list cannot be read whole
 */
export async function readLegalUnits(client: LuccaClient): Promise<LegalUnit[]> {
	const items = await readList(client, 'legal-units', 'legal units');
	return items.map((item) => ({
		...named(item),
		...toldTexts(item, {
			code: 'code',
			countryId: 'countryId',
			legalIdentificationNumber: 'legalIdentificationNumber',
			activityCode: 'activityCode',
			headquartersId: 'headquartersId',
			createdAt: 'createdAt',
		}),
		...toldTexts(within(item, 'country'), { country: 'name' }),
		...toldTruth(item, 'isArchived'),
	}));
}

/**
 * The socio-professional categories, which a user names under `cspId`, read whole.
 * @throws LuccaApiError when the list cannot be read whole
 */
export async function readOccupationCategories(client: LuccaClient): Promise<Coded[]> {
	const items = await readList(client, 'occupation-categories', 'socio-professional categories');
	return items.map((item) => ({ ...named(item), ...toldTexts(item, { code: 'code' }) }));
}

async function readList(
	client: LuccaClient,
	list: string,
	plural: string,
	filters: Readonly<Record<string, string>> = {},
): Promise<LuccaObject[]> {
	return await readAll(v4Collection(client, `${STRUCTURE}/${list}`, plural, { filters }));
}

function named(item: LuccaObject): Named {
	const id = String(item.id);
	return { id, name: typeof item.name === 'string' ? item.name : id };
}

/** An object inside an item; an empty one when there is none. */
function within(item: LuccaObject, name: string): LuccaObject {
	const inner = property(item, name);
	return isLuccaObject(inner) ? inner : {};
}
