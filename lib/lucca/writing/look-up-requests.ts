import type { Query } from '../client/request';
import { type LookUp, lookUps } from './people-index';

/** Several values of one kind, asked for in one request. */
export interface LookUpRequest {
	readonly by: LookUp;
	readonly values: readonly string[];
}

/** Of one kind in one request. */
const MOST_VALUES = 200;
/** Lucca refuses headers above 8 KB (lucca-api reference, section 4), and the address is among them. */
const LONGEST = 5_000;

/**
 * Whether Lucca can be asked for a value: a comma separates values and cannot be escaped, and null
 * means an empty field (lucca-api reference, section 5.4). A word that is a comparator counts as one when it
 * comes first.
 */
export function canBeAskedFor(value: string): boolean {
	const comparators =
		/^(null|notequal|like|starts|since|until|between|greaterthan|greaterthanorequal|lessthan|lessthanorequal|equals)$/i;
	return value !== '' && !value.includes(',') && !comparators.test(value);
}

/** The fewest requests for these values, each short enough for Lucca. */
export function requestsFor(
	wanted: ReadonlyArray<{ readonly by: LookUp; readonly value: string }>,
): LookUpRequest[] {
	const requests: LookUpRequest[] = [];
	for (const by of Object.keys(lookUps) as LookUp[]) {
		const values = new Set(wanted.filter((key) => key.by === by).map(({ value }) => value));
		let chunk: string[] = [];
		let length = 0;
		for (const value of values) {
			const more = encodeURIComponent(value).length + '%2C'.length;
			if (chunk.length === MOST_VALUES || length + more > LONGEST) {
				requests.push({ by, values: chunk });
				[chunk, length] = [[], 0];
			}
			chunk.push(value);
			length += more;
		}
		if (chunk.length > 0) requests.push({ by, values: chunk });
	}
	return requests;
}

/** The same in two halves, for Lucca to answer each; undefined for what cannot be less. */
export function halves({ by, values }: LookUpRequest): LookUpRequest[] | undefined {
	if (values.length < 2) return undefined;
	const middle = Math.ceil(values.length / 2);
	return [
		{ by, values: values.slice(0, middle) },
		{ by, values: values.slice(middle) },
	];
}

/** The filter, for people who left too. */
export function filterOf({ by, values }: LookUpRequest): Query {
	return { [lookUps[by]]: values.join(','), formerEmployees: 'true' };
}
