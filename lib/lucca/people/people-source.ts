import type { LuccaClient } from '../client/request';
import type { UserFilters } from './user-filters';
import { findPeople, type PeopleRead, type Population, readPeople } from './users';
import type { WantedContent } from './wanted-content';

/** People as Employees, from whichever API of Lucca's a credential opens. */
export interface PeopleSource {
	/** e.g. `mycompany.ilucca.net` */
	readonly host: string;
	/** Who must be allowed to see a person, for the words of a message. */
	readonly viewer: string;
	/**
	 * Those who belong to a population, all of them for certain unless it has a limit.
	 * @throws ExplainedError for what this API cannot be asked for; LuccaApiError when not everything
	 * could be read
	 */
	read(population: Population, wanted?: WantedContent): Promise<PeopleRead>;
	/** Those who match filters that only a handful can match, people who left included. */
	find(filters: UserFilters, wanted?: WantedContent): Promise<PeopleRead>;
}

/** The source behind an API key: v3. */
export function peopleOfUsers(client: LuccaClient): PeopleSource {
	return {
		host: client.host,
		viewer: 'the role of the API key',
		read: async (population, wanted) => await readPeople(client, population, wanted),
		find: async (filters, wanted) => await findPeople(client, filters, wanted),
	};
}
