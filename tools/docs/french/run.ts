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
		const original = pages.englishOf(path) ?? path;
		record[original] = pages.wordingOf(original);
	}
	const file = join(root, pages.RECORD);
	const english = pages.userPages().filter((path) => record[path] && !pages.isFrench(path));
	const sorted = Object.fromEntries(english.map((path) => [path, record[path]]));
	const options = { ...(await resolveConfig(file)), filepath: file };
	writeFileSync(file, await format(JSON.stringify(sorted), options));
	const said = [...pages.unpaired(), ...pages.unequal(), ...pages.outdated()];
	const equal = 'The French pages are equal to the English ones.';
	process.stdout.write(`${said.length > 0 ? said.join('\n') : equal}\n`);
	process.exitCode = said.length > 0 ? 1 : 0;
}

void main();
