// `node tools/release/agreement.mjs v1.2.3`: fails unless a tag, package.json, its lock file and the
// changelog name the same version, and the changelog says when.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const read = (file) => readFileSync(join(root, file), 'utf8');

const [tag = ''] = process.argv.slice(2);
const { version } = JSON.parse(read('package.json'));
const lock = JSON.parse(read('package-lock.json'));
const [, newest, date] = /^## (\S+) \((.+)\)$/m.exec(read('CHANGELOG.md')) ?? [];

const faults = [
	tag !== `v${version}` && `The tag is '${tag}' and package.json says ${version}`,
	(lock.version !== version || lock.packages[''].version !== version) &&
		`package-lock.json says ${lock.version}: run 'npm install --package-lock-only'`,
	newest !== version && `The newest entry of CHANGELOG.md is ${newest}, not ${version}`,
	!/^\d{4}-\d\d-\d\d$/.test(date ?? '') &&
		`CHANGELOG.md says '${date}' where the date of the release should stand`,
].filter(Boolean);

for (const fault of faults) console.error(fault);
if (faults.length === 0) console.log(`${version}, ${date}`);
process.exitCode = faults.length === 0 ? 0 : 1;
