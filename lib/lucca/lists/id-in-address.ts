import { ExplainedError } from '../../explained-error';

/** What an address should name. */
export interface Addressed {
	/** The parameter it was given in. */
	readonly parameter: string;
	/** e.g. `person`, `department`. */
	readonly thing: string;
	/** The parts of a path after which its number stands, e.g. `users`. */
	readonly after: readonly string[];
	/** The names under which its number is passed on, e.g. `userId`. */
	readonly passedAs: readonly string[];
}

/** Where addresses hold the number of something known: another thing's number is not this one's. */
const ELSEWHERE =
	/[/#](?:users|departments|roles|establishments|legal-?entities|legal-units|calendars|occupation-categories|work-?cycles)\/\d+|[?&#](?:user|owner|department|role|establishment|legalEntity|calendar|occupationCategory|csp|workCycle)Id=\d+/gi;
const ANY = /(?:\/|[?&#][^/?&#=]+=)(\d+)(?![^/?&#])/g;

/**
 * The number of a thing in a pasted address of this Lucca: the one said to be that thing's, or the only
 * one there that is not said to be another's.
 * @param host of this Lucca
 * @throws ExplainedError when it is an address of another host, or holds no such number or several
 */
export function idInAddress(
	address: string,
	host: string,
	{ parameter, thing, after, passedAs }: Addressed,
): string {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	const place = url ? url.pathname + url.search + url.hash : '';
	const pattern = `(?:[/#](?:${after.join('|')})/|[?&#](?:${passedAs.join('|')})=)(\\d+)(?![^/?&#])`;
	const named = numbers(place, new RegExp(pattern, 'gi'));
	const [id, ...others] = named.length > 0 ? named : numbers(place.replace(ELSEWHERE, ''), ANY);
	if (url?.host !== host || id === undefined) {
		throw new ExplainedError(
			`The address in '${parameter}' names no ${thing} of '${host}'`,
			`Paste the address of the ${thing}'s page in this Lucca, or give the number in it`,
		);
	}
	if (others.length === 0) return id;
	throw new ExplainedError(
		`The address in '${parameter}' holds several numbers: ${[id, ...others].join(', ')}`,
		`Give the one that is the ${thing}'s Lucca ID alone`,
	);
}

function numbers(place: string, pattern: RegExp): string[] {
	return [...new Set([...place.matchAll(pattern)].map(([, id = '']) => id))];
}
