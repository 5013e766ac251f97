import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { columnTable } from './columns';
import { fieldTable } from './fields';
import { fileFacts } from './file-facts';
import { typeset } from './french/typeset';
import { personalDataTable } from './personal-data';
import { english, french, type Words } from './words';

/** What a page may hold between its markers, by the name in them; each from what follows the name. */
const generators: Readonly<Record<string, (words: Words, about: string) => string>> = {
	columns: (words, format) => columnTable(words, format),
	file: (words, format) => fileFacts(words, format),
	fields: (words) => fieldTable(words),
	personalData: (words) => personalDataTable(words),
};

const BLOCK = /(<!-- npm run docs: (\w+) ?(\w*) -->\n)[^]*?(<!-- end -->)/g;

/**
 * A page with everything between its markers made anew.
 * @param path of the page, which tells its language
 * @throws when a marker names nothing known
 */
export function generated(path: string, page: string): string {
	const words = /(^|[/\\])fr[/\\]/.test(path) ? french : english;
	return page.replace(BLOCK, (_, begin: string, name: string, about: string, end: string) => {
		const generator = generators[name];
		if (!generator) throw new Error(`${path}: nothing here is called '${name}'`);
		const text = generator(words, about);
		return `${begin}\n${words === french ? typeset(text) : text}\n\n${end}`;
	});
}

/** The pages of the documentation below a folder: their paths and what they say. */
export function pagesBelow(
	folder: string,
): Array<{ readonly path: string; readonly page: string }> {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md'))
		.sort()
		.map((name) => join(folder, name))
		.map((path) => ({ path, page: readFileSync(path, 'utf8') }));
}
