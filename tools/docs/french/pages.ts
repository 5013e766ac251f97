import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchorsOf } from '../../../test/docs/markdown';
import { differences, targetsAmong, type Page } from './compare';
import { emphasisIn } from './marks';
import { isName } from './names';
import { sectionsOf } from './sections';
import { typeset } from './typeset';

const root = join(__dirname, '../../..');

/** Where the wording each French section was made from is kept. */
export const RECORD = 'docs/fr/translated.json';

/** Pages for those who work on the package: in English only. */
const notForUsers = new Set(['docs/releasing.md']);

/** Whether a path is that of a French page. */
export const isFrench = (path: string) => path === 'LISEZMOI.md' || path.startsWith('docs/fr/');

/** The French path of an English page, and the other way round. */
export const frenchOf = (path: string) =>
	path === 'README.md' ? 'LISEZMOI.md' : path.replace(/^docs\//, 'docs/fr/');

/** The English path of a French page; undefined for any other path. */
export const englishOf = (path: string) => {
	if (!isFrench(path)) return undefined;
	return path === 'LISEZMOI.md' ? 'README.md' : path.replace(/^docs\/fr\//, 'docs/');
};

/** The text of a file below the root. */
export const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Every page for users, in both languages: paths below the root, with `/`. */
export function userPages(): string[] {
	const below = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md'))
		.map((name) => `docs/${name.replaceAll('\\', '/')}`);
	const top = readdirSync(root).filter((name) => name === 'README.md' || name === 'LISEZMOI.md');
	return [...top, ...below].filter((path) => !notForUsers.has(path)).sort();
}

/** The page at a path, taken apart. */
export const pageAt = (path: string): Page => ({ path, sections: sectionsOf(read(path)) });

/** What is recorded of a translated page: hash and heading of each English section it was made from, in order. */
export type Recorded = Readonly<Record<string, readonly string[]>>;

/** What to record of an English page as it is now. */
export const wordingOf = (path: string): string[] =>
	pageAt(path).sections.map(({ heading, hash }) => `${hash} ${heading}`);

/** What is recorded, by English path. */
export const recorded = (): Recorded => JSON.parse(read(RECORD)) as Recorded;

/** The sections whose English has changed since somebody last looked at the French: a sentence for each. */
export function outdated(): string[] {
	const record = recorded();
	return userPages()
		.filter((path) => !isFrench(path))
		.flatMap((path) =>
			wordingOf(path)
				.filter((wording) => !record[path]?.includes(wording))
				.map((wording) => {
					const heading = wording.slice(wording.indexOf(' ') + 1);
					return `${path}, '${heading}': changed since its French (${frenchOf(path)}) was looked at`;
				}),
		);
}

/** The pages of one language without their counterpart in the other: a sentence for each. */
export function unpaired(): string[] {
	const pages = userPages();
	return pages.flatMap((path) => {
		const other = englishOf(path) ?? frenchOf(path);
		return pages.includes(other) ? [] : [`${path}: there is no ${other}`];
	});
}

/** In what the French pages differ from the English ones, apart from the wording: a sentence for each. */
export function unequal(): string[] {
	const pages = new Map(userPages().map((path) => [path, pageAt(path)]));
	const target = targetsAmong(pages, englishOf, (path) => [...anchorsOf(read(path))]);
	return [...pages.values()].flatMap((french) => {
		const english = pages.get(englishOf(french.path) ?? '');
		return english ? differences(english, french, target) : [];
	});
}

/** A French page as it should be set: what its English one emphasises as a name stays. */
export function typesetPage(path: string): string {
	const english = englishOf(path);
	const sections = english && userPages().includes(english) ? pageAt(english).sections : [];
	const names = sections
		.flatMap(({ blocks }) => blocks.flatMap(({ text }) => emphasisIn(text)))
		.filter(({ text, bold }) => isName(text, bold))
		.map(({ text }) => text);
	return typeset(read(path), names);
}

/** The lines of French pages whose spaces and apostrophes are not as French sets them. */
export function untypeset(): string[] {
	return userPages()
		.filter(isFrench)
		.flatMap((path) => {
			const lines = read(path).split('\n');
			return typesetPage(path)
				.split('\n')
				.flatMap((line, at) => (line === lines[at] ? [] : [`${path}:${at + 1}: ${line}`]));
		});
}
