import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../sandbox/places';
import { type Cell, idOf, matrix } from './matrix';

/** What became of a cell when it was last run. */
export interface Result extends Cell {
	/** The Node in full, e.g. `20.20.2`. */
	nodeVersion: string;
	passed: number;
	failed: number;
	/** Checks that this n8n cannot be put to, by name. */
	skipped: string[];
	seconds: number;
	/** Day of the run, `2026-11-23`. */
	date: string;
	/** The commit of this repository that was run. */
	commit: string;
}

export function isGreen({ passed, failed }: Result): boolean {
	return passed > 0 && failed === 0;
}

const file = join(repositoryRoot, 'test', 'compatibility', 'results.json');

/** What is recorded, in the order of the matrix. */
export function recordedResults(): Result[] {
	const recorded = JSON.parse(readFileSync(file, 'utf8')) as Result[];
	return inOrder(recorded);
}

/** Puts a result in the place of an earlier one of the same cell. */
export function record(result: Result): void {
	const others = recordedResults().filter((each) => idOf(each) !== idOf(result));
	writeFileSync(file, `${JSON.stringify(inOrder([...others, result]), null, '\t')}\n`);
}

function inOrder(results: Result[]): Result[] {
	const byId = new Map(results.map((result) => [idOf(result), result]));
	return matrix.flatMap((cell) => byId.get(idOf(cell)) ?? []);
}
