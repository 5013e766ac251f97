// Rows through the engine (lib/tabular), in a process of its own with a bounded heap:
// node --max-old-space-size=MB million.js <rows> [characters of a job title]. See run.ts.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { skillup } from '../../lib/formats/skillup';
import { prepareFile } from '../../lib/tabular/prepare';
import { fileSettings } from '../../lib/tabular/settings';
import { invent } from '../bench/people';

/** What a run says of itself, as JSON. */
export interface Written {
	readonly rows: number;
	readonly bytes: number;
	readonly sha256: string;
	readonly seconds: number;
	/** The most the process held, in megabytes. */
	readonly megabytes: number;
}

/**
 * A list whose people are invented when they are looked at, and forgotten again: what is measured is the
 * engine's own memory, not that of its input.
 */
function unheldPeople(count: number, title: number): ReturnType<typeof invent>[] {
	const person = (index: number) =>
		title === 0 ? invent(index) : { ...invent(index), jobTitle: `${index}`.padEnd(title, 'x') };
	return new Proxy([] as ReturnType<typeof invent>[], {
		get: (target, name) => {
			if (name === 'length') return count;
			const index = typeof name === 'string' ? Number(name) : NaN;
			return Number.isInteger(index) ? person(index) : Reflect.get(target, name);
		},
	});
}

const start = performance.now();
const settings = fileSettings(skillup, {
	day: '2026-11-22',
	optional: skillup.columns.map(({ field }) => field),
});
const [rows, title = 0] = process.argv.slice(2).map(Number);
const file = prepareFile(unheldPeople(rows ?? 0, title), settings);
const hash = createHash('sha256');
let bytes = 0;
for (const chunk of file.chunks()) {
	hash.update(chunk);
	bytes += chunk.length;
}
const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
const written: Written = {
	rows: file.counts.written,
	bytes,
	sha256: hash.digest('hex'),
	seconds: (performance.now() - start) / 1000,
	megabytes: Number(peak) / 1024,
};
process.stdout.write(JSON.stringify(written));
