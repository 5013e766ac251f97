import { ExplainedError } from '../../../explained-error';
import { nearest } from '../../../nearest';
import { foldName } from '../fold';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Codes the tables of regions know that are no countries. */
const NO_COUNTRIES: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);
/** Lucca's own examples say UK where ISO 3166 says GB (lucca-api reference, section 6.6). */
const ALSO: ReadonlyMap<string, string> = new Map([['UK', 'GB']]);

/**
 * A nationality as Lucca takes it, two letters, from these or from the country's name in French or
 * English.
 * @throws ExplainedError for anything else; it does not repeat the value
 */
export function readNationality(label: string, given: string): string {
	const text = given.trim().toUpperCase();
	const { codes, codeByName } = countries();
	if (ALSO.has(text) || codes.has(text)) return text;
	const code = codeByName.get(foldName(given));
	if (code !== undefined) return code;
	const near = nearest(foldName(given), [...codeByName.keys()]);
	const names = near.map((name) => `${codeByName.get(name)} (${name})`);
	throw new ExplainedError(
		`The value of '${label}' is no country Lucca could know`,
		`Give two letters, e.g. FR, or the country's name in French or English. Nearest: ${names.join(', ')}`,
	);
}

/** Whether two codes are of one country. */
export function sameCountry(one: string, other: string): boolean {
	const iso = (code: string) => ALSO.get(code.toUpperCase()) ?? code.toUpperCase();
	return iso(one) === iso(other);
}

/** The countries by their two letters, each under its English name. */
export function countryNames(): ReadonlyMap<string, string> {
	return countries().english;
}

interface Countries {
	readonly english: ReadonlyMap<string, string>;
	readonly codes: ReadonlySet<string>;
	readonly codeByName: ReadonlyMap<string, string>;
}

let known: Countries | undefined;

function countries(): Countries {
	known ??= listed();
	return known;
}

function listed(): Countries {
	const readers = ['en', 'fr'].map(
		(language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
	);
	const codes = new Set<string>();
	const english = new Map<string, string>();
	const codeByName = new Map<string, string>();
	for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
		// A region that no longer is has another code in its place.
		if (NO_COUNTRIES.has(code) || new Intl.Locale(`und-${code}`).region !== code) continue;
		const names = readers.map((reader) => reader.of(code));
		if (names.every((name) => name === undefined)) continue;
		codes.add(code);
		english.set(code, names[0] ?? code);
		for (const name of names) if (name !== undefined) codeByName.set(foldName(name), code);
	}
	return { english, codes, codeByName };
}
