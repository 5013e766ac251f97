// Looks at one file again and again, as a partner's collector may, in a process of its own so that
// nothing the tests do can make it wait. Told by messages what to look at; see reader.ts.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

let path;
let reads = 0;
let seen = {};
let timer;
/** Whole contents met in this watch, so that a look costs a comparison and no hash. */
let known = [];

process.on('message', ({ watch, every }) => {
	clearInterval(timer);
	if (watch === undefined) {
		if (path !== undefined) look();
		process.send({ reads, seen });
		path = undefined;
		return;
	}
	path = watch;
	reads = 0;
	seen = {};
	known = [];
	look();
	timer = setInterval(look, every);
	process.send({ watching: watch });
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit());

function look() {
	reads += 1;
	const name = nameOf(read());
	seen[name] = (seen[name] ?? 0) + 1;
}

function read() {
	try {
		return readFileSync(path);
	} catch (error) {
		if (error.code === 'ENOENT') return undefined;
		throw error;
	}
}

function nameOf(content) {
	if (content === undefined) return 'missing';
	const met = known.find(({ bytes }) => bytes.equals(content));
	if (met) return met.sha256;
	const sha256 = createHash('sha256').update(content).digest('hex');
	known = [{ bytes: content, sha256 }, ...known].slice(0, 4);
	return sha256;
}
