import { cultureTags } from '../../../lib/employee/cultures';
import type { LuccaClient } from '../../../lib/lucca/client/request';
import { listCustomFields } from '../../../lib/lucca/lists/custom-field-definitions';
import { waysDown } from '../../../lib/lucca/lists/department-tree';
import {
	type Named,
	readDepartments,
	readEstablishments,
	readOccupationCategories,
} from '../../../lib/lucca/lists/organisation';
import { readRoles } from '../../../lib/lucca/lists/roles';
import { countryNames } from '../../../lib/lucca/writing/values/nationality';
import { readCalendars, readWorkCycles } from '../../../lib/lucca/people/held-by-people';
import { departmentsInUse, establishmentsInUse } from '../../../lib/lucca/newer-api/choices';
import { people } from '../../../lib/words';
import type { Choice } from './choices';

const choice = ({ id, name }: Named): Choice => ({ name, value: id });

/** The departments; of several with one name, each with the way down to it. */
export async function departments(client: LuccaClient): Promise<Choice[]> {
	const all = await readDepartments(client);
	const ways = waysDown(all);
	const shared = sharedNames(all);
	return all.map(({ id, name, isActive }) => {
		const way = shared.has(name) ? ways.get(id)?.slice(0, -1) : undefined;
		const told = [
			...(way?.length ? [way.join(' > ')] : []),
			...(isActive === false ? ['archived'] : []),
		];
		return { name: told.length > 0 ? `${name} (${told.join(', ')})` : name, value: id };
	});
}

function sharedNames(all: readonly Named[]): ReadonlySet<string> {
	const names = all.map(({ name }) => name);
	return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

export async function establishments(client: LuccaClient): Promise<Choice[]> {
	return (await readEstablishments(client)).map(choice);
}

/** The same, through Lucca's newer API. */
export async function newerDepartments(client: LuccaClient): Promise<Choice[]> {
	return (await departmentsInUse(client)).map(choice);
}

/** The same, through Lucca's newer API. */
export async function newerEstablishments(client: LuccaClient): Promise<Choice[]> {
	return (await establishmentsInUse(client)).map(choice);
}

export async function roles(client: LuccaClient): Promise<Choice[]> {
	return (await readRoles(client)).map(choice);
}

export async function occupationCategories(client: LuccaClient): Promise<Choice[]> {
	return (await readOccupationCategories(client)).map(choice);
}

export async function calendars(client: LuccaClient): Promise<Choice[]> {
	return (await readCalendars(client)).map(choice);
}

/** The work cycles people have. Lucca tells no name of them: how many people have one must do. */
export async function workCycles(client: LuccaClient): Promise<Choice[]> {
	return (await readWorkCycles(client)).map(({ id, people: count }) => ({
		name: `Work cycle ${id} (${people(count)})`,
		value: id,
	}));
}

export async function customFields(client: LuccaClient): Promise<Choice[]> {
	return (await listCustomFields(client)).map(({ code, name }) => ({ name, value: code }));
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

/** The languages Lucca offers. */
export async function languages(): Promise<Choice[]> {
	return cultureTags.map((tag) => ({ name: languageNames.of(tag) ?? tag, value: tag }));
}

/** The countries by their two letters (ISO 3166-1), as `nationalityId` has them. */
export async function countries(): Promise<Choice[]> {
	return [...countryNames()].map(([code, name]) => ({ name, value: code }));
}
