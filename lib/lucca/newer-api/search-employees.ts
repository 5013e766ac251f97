import type { LuccaClient } from '../client/request';
import type { Named } from '../lists/organisation';
import { choiceLabel } from '../people/choice-label';
import { readPage } from './pages';
import { EVERYBODY } from './person-filters';
import { EMPLOYEES } from './resources';

const PAGE = '100';

/**
 * A page of people by family name, for a person to pick from: nothing is proven complete here.
 * @param text what Lucca seeks in names; everybody when empty
 * @param page as given back for the page before
 * @returns the people, and how to ask for the next page when there is one
 */
export async function searchEmployees(
	client: LuccaClient,
	text: string,
	page?: string,
): Promise<{ people: Named[]; next?: string }> {
	const query = {
		status: EVERYBODY,
		sort: 'familyName',
		limit: PAGE,
		include: 'totalCount,links',
		...(text.trim() === '' ? {} : { search: text.trim() }),
		...(page === undefined ? {} : { page }),
	};
	const found = await readPage(client, EMPLOYEES, query, false);
	const people = (found?.objects ?? []).map((employee) => ({
		id: String(employee.id),
		name: choiceLabel(
			employee.id,
			employee.familyName,
			employee.givenName,
			employee.employeeNumber,
		),
	}));
	const next = found?.next?.page;
	return next === undefined ? { people } : { people, next };
}
