// One measurement in a process of its own: node measure.js <step> <rows>. See run.ts.
import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import { skillup } from '../../lib/formats/skillup';
import { prepareFile } from '../../lib/tabular/prepare';
import { fileSettings } from '../../lib/tabular/settings';
import { inventPeople } from './people';

const [step, rows] = process.argv.slice(2);
const people = inventPeople(Number(rows));
const settings = fileSettings(skillup, {
	day: '2026-11-22',
	optional: skillup.columns.map(({ field }) => field),
});

/** Both sides are warmed up on a tenth of the work, as a server that runs every night is not but a benchmark must be. */
const warmUp = people.slice(0, people.length / 10);

function format(records: typeof people): string {
	const file = prepareFile(records, settings);
	const hash = createHash('sha256');
	let bytes = 0;
	for (const chunk of file.chunks()) {
		hash.update(chunk);
		bytes += chunk.length;
		if (step === 'stream') notePeak();
	}
	return `${file.counts.written} rows, ${bytes} bytes, sha256 ${hash.digest('hex').slice(0, 12)}`;
}

function papaparse(data: string[][]): string {
	const text = Papa.unparse({ fields: [...settings.headers], data }, { delimiter: ';' });
	return `${data.length} rows, ${text.length} characters`;
}

const readyStrings = (records: typeof people) =>
	records.map((person) => settings.columns.map(({ field }) => String(person[field] ?? '')));

let peak = 0;
function notePeak(): void {
	peak = Math.max(peak, process.memoryUsage.rss());
}

function measure(work: () => string): void {
	globalThis.gc?.();
	const before = process.memoryUsage.rss();
	peak = before;
	const start = performance.now();
	const made = work();
	const milliseconds = performance.now() - start;
	notePeak();
	process.stdout.write(JSON.stringify({ milliseconds, megabytes: (peak - before) / 1e6, made }));
}

if (step === 'papaparse') {
	papaparse(readyStrings(warmUp));
	const data = readyStrings(people);
	measure(() => papaparse(data));
} else {
	format(warmUp);
	measure(() => format(people));
}
