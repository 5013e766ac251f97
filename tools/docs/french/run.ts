// `npm run docs:french`: sets spaces and apostrophes of the French pages, and says in what they differ from the
// English ones. With paths of pages behind `--`, it records that their French was looked at and is up to date.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import * as pages from './pages';

const root = join(__dirname, '../../..');

async function main(): Promise<void> {
	for (const path of pages.userPages().filter(pages.isFrench)) {
		const page = pages.read(path);
		const anew = pages.typesetPage(path);
		if (anew !== page) writeFileSync(join(root, path), anew);
	}
	const record = { ...(existsSync(join(root, pages.RECORD)) ? pages.recorded() : {}) };
	for (const path of process.argv.slice(2)) {
		const english = pages.englishOf(path) ?? path;
		record[english] = pages.wordingOf(english);
	}
	const file = join(root, pages.RECORD);
	const sorted = Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
	const options = { ...(await resolveConfig(file)), filepath: file };
	writeFileSync(file, await format(JSON.stringify(sorted), options));
	const said = [...pages.unpaired(), ...pages.unequal(), ...pages.outdated()];
	console.log(
		said.length > 0 ? said.join('\n') : 'The French pages are equal to the English ones.',
	);
	process.exitCode = said.length > 0 ? 1 : 0;
}

void main();
