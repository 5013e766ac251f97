import type { IExecuteFunctions } from 'n8n-workflow';
import { ExplainedError } from '../../lib/explained-error';
import { type People, peopleOfItems } from '../shared/file/people';

/** Where each side comes in. */
export const SOURCE = 0;
export const LUCCA = 1;

/**
 * The people of the source.
 * @throws ExplainedError when there are none, or an item tells of something gone wrong upstream
 */
export function sourcePeople(context: IExecuteFunctions): People {
	const people = peopleAt(context, SOURCE);
	if (people.records.length > 0) return people;
	throw new ExplainedError(
		"Nobody came in by the input 'Source', so everybody in Lucca would be absent from it",
		'Look at the node that reads the source. Where it may well have nobody on some days, let the workflow end before this node then',
	);
}

/**
 * The people of Lucca, each of them once.
 * @throws ExplainedError when there are none, an item is none of Lucca's people, or the same person
 * comes in twice
 */
export function luccaPeople(context: IExecuteFunctions): People {
	const people = peopleAt(context, LUCCA);
	if (people.records.length === 0) {
		throw new ExplainedError(
			"Nobody came in by the input 'Lucca', so everybody of the source would be new",
			"Connect a node 'Lucca Users' with 'Get Many', 'Return All' and former employees to the input 'Lucca'",
		);
	}
	const itemOf = new Map<unknown, number>();
	people.records.forEach(({ luccaId }, index) => {
		const item = people.itemOf[index] ?? index;
		if (luccaId === undefined || luccaId === null || luccaId === '') {
			throw new ExplainedError(
				`Item ${item} of the input 'Lucca' is none of Lucca's people: it has no 'luccaId'`,
				"Connect the source to the first input, and 'Lucca Users' with 'Get Many' to the second",
			);
		}
		const before = itemOf.get(luccaId);
		if (before !== undefined) {
			throw new ExplainedError(
				`Items ${before} and ${item} of the input 'Lucca' are the same person of Lucca's`,
				"Switch on 'Execute Once' in the settings of the node that reads Lucca: it reads everybody once for each item it gets",
			);
		}
		itemOf.set(luccaId, item);
	});
	return people;
}

const peopleAt = (context: IExecuteFunctions, input: number): People =>
	peopleOfItems(context.getInputData(input), undefined, input === SOURCE ? 'Source' : 'Lucca');
