import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchPeople } from '../../../lib/lucca/people/search-people';
import { toNodeError } from '../../shared/failures';
import { luccaClient } from '../../shared/lucca-client';

/** The people whose last name holds the text typed, a page at a time. */
export async function searchUsers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	try {
		const offset = Number(paginationToken ?? 0);
		const { people, next } = await searchPeople(await luccaClient(this), filter ?? '', offset);
		return {
			results: people.map(({ id, name }) => ({ name, value: id })),
			...(next === undefined ? {} : { paginationToken: String(next) }),
		};
	} catch (cause) {
		throw toNodeError(this.getNode(), cause);
	}
}
