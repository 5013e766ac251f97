import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { LuccaClient } from '../../../lib/lucca/client/request';
import { foldCase } from '../../../lib/tabular/fold';
import { toNodeError } from '../../shared/failures';
import { luccaClient } from '../../shared/lucca-client';
import { authenticationOfForm, needsKey } from '../authentication';

/** What one may choose: the name shown, and the value stored. */
export interface Choice {
	readonly name: string;
	readonly value: string;
}

export type ReadChoices = (client: LuccaClient) => Promise<readonly Choice[]>;

/** How many a list of the editor shows before one scrolls on. */
const PAGE = 200;

/**
 * A method that fills a list of the editor, in the order of names.
 * @param readNewer how to read it through Lucca's newer API, where it can be
 */
export function choicesOf(read: ReadChoices, readNewer?: ReadChoices) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return (await inOrder(this, read, readNewer)).map((choice) => ({ ...choice }));
	};
}

/** A method that fills a searchable list: names that hold what is typed, whatever its case and accents. */
export function searchOf(read: ReadChoices) {
	return async function (
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken?: unknown,
	): Promise<INodeListSearchResult> {
		const wanted = foldCase(filter);
		const found = (await inOrder(this, read)).filter(({ name }) => foldCase(name).includes(wanted));
		const begin = Number(paginationToken ?? 0);
		const end = begin + PAGE;
		return {
			results: found.slice(begin, end).map((choice) => ({ ...choice })),
			...(end < found.length ? { paginationToken: String(end) } : {}),
		};
	};
}

async function inOrder(
	context: ILoadOptionsFunctions,
	read: ReadChoices,
	readNewer?: ReadChoices,
): Promise<Choice[]> {
	try {
		const way = authenticationOfForm(context);
		const readThis = way === 'oAuth2' ? readNewer : read;
		if (!readThis) throw needsKey('This list');
		const choices = await readThis(await luccaClient(context, way));
		return [...choices].sort((one, other) => one.name.localeCompare(other.name, 'fr'));
	} catch (cause) {
		throw toNodeError(context.getNode(), cause);
	}
}
