import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchEmployees } from '../../../lib/lucca/newer-api/search-employees';
import { searchPeople } from '../../../lib/lucca/people/search-people';
import { toNodeError } from '../../shared/failures';
import { luccaClient } from '../../shared/lucca-client';
import { authenticationOfForm } from '../authentication';
import { searchOf } from './choices';
import * as choices from './choices-of-lucca';

export const searchCalendars = searchOf(choices.calendars);
export const searchCountries = searchOf(choices.countries);
export const searchDepartments = searchOf(choices.departments);
export const searchEstablishments = searchOf(choices.establishments);
export const searchLanguages = searchOf(choices.languages);
export const searchOccupationCategories = searchOf(choices.occupationCategories);
export const searchRoles = searchOf(choices.roles);
export const searchWorkCycles = searchOf(choices.workCycles);

/** The people whose last name holds the text typed, a page at a time: there may be thousands. */
export async function searchUsers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	try {
		const way = authenticationOfForm(this);
		const client = await luccaClient(this, way);
		const { people, next } =
			way === 'oAuth2'
				? await searchEmployees(client, filter ?? '', paginationToken)
				: await searchPeople(client, filter ?? '', Number(paginationToken ?? 0));
		return {
			results: people.map(({ id, name }) => ({ name, value: id })),
			...(next === undefined ? {} : { paginationToken: String(next) }),
		};
	} catch (cause) {
		throw toNodeError(this.getNode(), cause);
	}
}
