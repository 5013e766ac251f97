import { posix } from 'node:path';
import { codesIn, emphasisIn, linksIn, numbersIn } from './marks';
import { isData, isName } from './names';
import type { Block, Section } from './sections';

/** A page of the documentation in one language. */
export interface Page {
	/** Below the root of the repository, with `/`. */
	readonly path: string;
	readonly sections: readonly Section[];
}

/** The name a link is compared by: where it leads, told as in English. */
export type Target = (from: Page, link: string) => string;

/**
 * In what a French page says something else than its English one, apart from the wording.
 * @param target names where a link leads, so that a page and its translation have the same name
 * @returns a sentence for each difference, with page and section; empty when there is none
 */
export function differences(english: Page, french: Page, target: Target): string[] {
	const outline = ({ sections }: Page) => sections.map(({ level }) => '#'.repeat(level)).join(' ');
	if (outline(english) !== outline(french)) {
		const at = english.sections.findIndex(
			({ level }, index) => level !== french.sections[index]?.level,
		);
		const { heading } = english.sections[at] ?? { heading: '(end of the page)' };
		return [`${french.path}: its headings are others than in English, from '${heading}' on`];
	}
	return english.sections.flatMap((section, at) => {
		const other = french.sections[at];
		if (!other) return [];
		return inSection(english, section, french, other, target).map(
			(difference) => `${french.path}, '${other.heading}': ${difference}`,
		);
	});
}

function inSection(
	english: Page,
	section: Section,
	french: Page,
	other: Section,
	target: Target,
): string[] {
	const heading = (text: string): Block => ({ kind: 'heading', text, generated: false });
	const expected = [heading(section.heading), ...section.blocks];
	const found = [heading(other.heading), ...other.blocks];
	const at = expected.findIndex(({ kind }, index) => kind !== found[index]?.kind);
	if (at >= 0 || found.length > expected.length) {
		const [block, instead] = [expected[at < 0 ? expected.length : at], found[at]];
		return [`${told(block)} in English, but ${told(instead ?? found[expected.length])}`];
	}
	return expected.flatMap((block, index) => {
		const text = found[index]?.text ?? '';
		return inBlock(english, block, french, text, target).map(
			(difference) => `${difference} (in English: ${shortened(block.text)})`,
		);
	});
}

const told = (block?: Block) =>
	block ? `a ${block.kind} (${shortened(block.text)})` : 'the end of the section';

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}...` : text);

function inBlock(
	english: Page,
	{ kind, text, generated }: Block,
	french: Page,
	other: string,
	target: Target,
): string[] {
	if (kind === 'code')
		return withoutComments(text) === withoutComments(other) ? [] : ['other code'];
	if (kind === 'comment') return text === other ? [] : ['another comment'];
	const compared = [
		unlike('code', codesIn(text), codesIn(other)),
		unlike(
			'links',
			linksIn(text).map((link) => target(english, link)),
			linksIn(other).map((link) => target(french, link)),
		),
		...(generated
			? []
			: [unlike('numbers', numbersIn(text), numbersIn(other)), unlikeNames(text, other)]),
		...(/^(head|labelled row|row) of/.test(kind) ? unlikeCells(kind, text, other, generated) : []),
	];
	return compared.filter((difference) => difference !== undefined);
}

/** Comments in code may be translated: lines that begin with `#`. */
const withoutComments = (code: string) => code.replace(/^\s*#.*$/gm, '#');

function unlikeNames(text: string, other: string): string | undefined {
	const [expected, found] = [emphasisIn(text), emphasisIn(other)];
	const missing = expected
		.filter(({ text: name, bold }) => isName(name, bold))
		.map(({ text: name }) => name)
		.filter((name) => !found.some(({ text: own }) => own === name));
	if (missing.length > 0) return `without ${missing.map((name) => `'${name}'`).join(', ')}`;
	const count = (all: typeof found) => all.length;
	return count(expected) === count(found)
		? undefined
		: `${count(found)} emphasised words instead of ${count(expected)}`;
}

/** Cells without words, and names of screens, are the same; what heads a column or labels a row is translated. */
function unlikeCells(
	kind: string,
	text: string,
	other: string,
	generated: boolean,
): Array<string | undefined> {
	const cells = other.split(' | ');
	return text.split(' | ').flatMap((cell, at) => {
		const own = cells[at] ?? '';
		const isLabel = kind.startsWith('head') || (kind.startsWith('labelled') && at === 0);
		const isSame = generated || isLabel || !isData(cell) || cell === own;
		return (cell === '') === (own === '') && isSame ? [] : [`'${own}' for the cell '${cell}'`];
	});
}

function unlike(
	what: string,
	expected: readonly string[],
	found: readonly string[],
): string | undefined {
	const listed = (all: readonly string[]) => (all.length > 0 ? [...all].sort().join(' ') : 'none');
	return listed(expected) === listed(found)
		? undefined
		: `${what}: ${listed(found)} instead of ${listed(expected)}`;
}

/**
 * Names where a link leads by its English page and, with an anchor, by the place of the heading there. A French page
 * that leads to an English one although there is a French one leads elsewhere.
 * @param pages every page of both languages, by path
 * @param englishOf the English path of a French page; undefined for any other path
 * @param anchors the anchors of the headings of the page at a path, in order
 */
export function targetsAmong(
	pages: ReadonlyMap<string, Page>,
	englishOf: (path: string) => string | undefined,
	anchors: (path: string) => readonly string[],
): Target {
	const translated = new Set([...pages.keys()].map(englishOf));
	return (from, link) => {
		if (/^[a-z]+:/.test(link)) return link;
		const [path = '', anchor] = decodeURIComponent(link).split('#');
		const to = path === '' ? from.path : posix.join(posix.dirname(from.path), path);
		const english = englishOf(to) ?? to;
		const here = englishOf(from.path) ?? from.path;
		if (path !== '' && english === here) return 'the other language';
		const isLeft = englishOf(from.path) !== undefined && translated.has(to);
		const page = isLeft ? `${to} (in English)` : english;
		if (anchor === undefined) return page;
		return `${page}#${pages.has(to) ? anchors(to).indexOf(anchor) : anchor}`;
	};
}
