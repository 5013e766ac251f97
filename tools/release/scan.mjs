// `npm run scan`: builds and packs the package, shows it to n8n's scanner, and holds its bill of
// materials against the CycloneDX schema. It fails on anything that is not in known-findings.json, and on
// anything in there that is no longer found.
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cloudOnly, findings, LEGS } from './findings.mjs';
import { compared } from './known.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const version = JSON.parse(
	readFileSync(join(here, 'node_modules/@n8n/scan-community-package/package.json'), 'utf8'),
).version;

const folder = mkdtempSync(join(tmpdir(), 'lucca-sync-scan-'));
let broken = false;
try {
	execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
	unpack(folder);

	console.log(`n8n's scanner ${version}, its one profile (n8n Cloud)`);
	const found = [];
	for (const leg of Object.keys(LEGS)) {
		const result = await findings(leg === 'source' ? root : folder, leg);
		console.log(`  ${leg}: ${result.files} files, ${result.found.length} findings`);
		found.push(...result.found);
	}
	const { unknown, gone } = compared(found, join(here, 'known-findings.json'));
	if (unknown.length + gone.length === 0) console.log('  all in known-findings.json, with reasons');
	report('not in known-findings.json', unknown);
	report('in known-findings.json, and found no longer', gone);

	const elsewhere = found.filter(
		({ leg, rule }) => leg !== 'beyond the scanner' && !cloudOnly.has(rule),
	);
	console.log(`Without cloud support (all rules but ${[...cloudOnly].join(', ')})`);
	report('found', elsewhere);
	if (elsewhere.length === 0) console.log('  source and package: clean');

	const faults = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(
		readFileSync(join(folder, 'dist/sbom.cdx.json'), 'utf8'),
	);
	if (faults) {
		broken = true;
		console.log('dist/sbom.cdx.json is not valid:', faults);
	} else console.log('dist/sbom.cdx.json: valid CycloneDX 1.6');
} finally {
	rmSync(folder, { recursive: true, force: true });
}
process.exitCode = broken ? 1 : 0;

/** What npm would publish. */
function unpack(into) {
	const shell = process.platform === 'win32';
	const answer = execFileSync(
		'npm',
		['pack', '--json', '--ignore-scripts', '--pack-destination', into],
		{ cwd: root, shell, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
	);
	const [{ filename }] = JSON.parse(answer);
	execFileSync('tar', ['-xzf', filename, '--strip-components=1'], { cwd: into });
	rmSync(join(into, filename));
}

function report(title, list) {
	if (list.length === 0) return;
	broken = true;
	console.log(`  ${title}:`);
	for (const { leg, rule, file, what } of list)
		console.log(`    ${leg}: ${file}: ${rule}: ${what}`);
}
