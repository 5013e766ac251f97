/** Spans of code of a text, as they stand. */
export const codesIn = (text: string) => text.match(/`[^`]+`/g) ?? [];

/** Where the links and pictures of a text lead, as written. */
export const linksIn = (text: string) =>
	[...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);

const withoutCode = (text: string) => text.replace(/`[^`]*`/g, '');

/** Numbers as words, from three on: `un`, `deux` and `neuf` are other words too. */
const inWords: Readonly<Record<string, string>> = Object.fromEntries(
	[
		['3', 'three', 'trois'],
		['4', 'four', 'quatre'],
		['5', 'five', 'cinq'],
		['6', 'six', 'six'],
		['7', 'seven', 'sept'],
		['8', 'eight', 'huit'],
		['10', 'ten', 'dix'],
		['11', 'eleven', 'onze'],
		['12', 'twelve', 'douze'],
		['15', 'fifteen', 'quinze'],
		['20', 'twenty', 'vingt'],
		['30', 'thirty', 'trente'],
		['50', 'fifty', 'cinquante'],
		['1000', 'thousand', 'mille'],
	].flatMap(([figure = '', ...words]) => words.map((word) => [word, figure])),
);

/**
 * The numbers a text tells, in figures or words, in ascending order; those within names (`360Learning`, `SHA-256`,
 * `n8n`) are none.
 */
export function numbersIn(text: string): string[] {
	const plain = withoutCode(text)
		.replace(/\]\([^)\s]+\)/g, ']')
		.replace(/(\d)[, \u00a0\u202f](?=\d{3}(?!\d))/g, '$1')
		.replace(/(\d),(?=\d)/g, '$1.')
		.replace(/(\d)(?:st|nd|rd|th|er|e)(?!\p{L})/gu, '$1');
	const figures = plain.match(/(?<![\p{L}\d]|\p{L}-)\d+(?:[.:]\d+)*(?!\p{L}|\d)/gu) ?? [];
	const words = (plain.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap(
		(word) => inWords[word] ?? [],
	);
	return [...figures, ...words].sort();
}

/** What a text sets in italics or in bold, without the marks. */
export function emphasisIn(text: string): Array<{ readonly text: string; readonly bold: boolean }> {
	const plain = withoutCode(text).replace(/\]\([^)\s]+\)/g, ']');
	const spans = plain.matchAll(/\*\*(.+?)\*\*|(?<![\p{L}\d_\\])_([^_]+?)_(?![\p{L}\d_])/gu);
	return [...spans].map(([, bold, italics]) => ({
		text: bold ?? italics ?? '',
		bold: bold !== undefined,
	}));
}
