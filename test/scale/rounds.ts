import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deliverFirst } from './first-delivery';
import type { Jobs, Prepared } from './ground';
import { type Night, oneNight } from './night';
import { compareFiles, type Files } from './same-people';

const PATIENCE = 900;

export interface Rounds {
	readonly ours: readonly Night[];
	readonly theirs: readonly Night[];
	readonly files: Files;
}

/** Everything before the first night: our first delivery, and a day that passes in Lucca. */
export async function theDayBefore(
	{ ground, jobs, root, aDayLater }: Prepared,
	folder: string,
): Promise<void> {
	await deliverFirst(ground, jobs.ours, join(folder, 'first'), root);
	await cp(root, join(folder, 'yesterday'), { recursive: true });
	await aDayLater();
}

/**
 * Both jobs in turns, each time in an n8n just started, with yesterday's files on the server.
 * @param jobs those of the ground, or the same with other settings
 * @param warmUp whether a first round does not count: Lucca's answers are made in it, and ready from then on
 */
export async function rounds(
	{ ground, root }: Prepared,
	jobs: Jobs,
	folder: string,
	{ count, warmUp = false }: { count: number; warmUp?: boolean },
	say: (line: string) => void,
): Promise<Rounds> {
	const nights: Record<'ours' | 'theirs', Night[]> = { ours: [], theirs: [] };
	const files: Record<'ours' | 'theirs', Buffer> = { ours: Buffer.of(), theirs: Buffer.of() };
	for (let round = warmUp ? 0 : 1; round <= count; round++) {
		for (const side of ['ours', 'theirs'] as const) {
			await rm(root, { recursive: true });
			await cp(join(folder, 'yesterday'), root, { recursive: true });
			const before = await filesAt(root);
			const night = await oneNight(ground, jobs[side], join(folder, side), PATIENCE);
			say(told(round === 0 ? 'not counted' : `round ${round}`, side, night));
			if (round > 0) nights[side].push(night);
			files[side] = await delivered(root, before);
		}
	}
	return { ...nights, files: compareFiles(files.ours, files.theirs) };
}

/** A night in one line, as it goes. */
export function told(what: string, side: string, { seconds, peaks, steps }: Night): string {
	const each = steps
		.filter((step) => step.seconds >= 0.05)
		.map((step) => `${step.name} ${step.seconds.toFixed(1)} s ${step.megabytes.toFixed(0)} MB`);
	return `  ${what}, ${side}: ${seconds.toFixed(1)} s (processor ${peaks.cpu.toFixed(1)} s), ${peaks.tree.toFixed(0)} MB; ${each.join(', ')}`;
}

async function filesAt(root: string): Promise<ReadonlyMap<string, string>> {
	const names = (await readdir(root)).filter((name) => name.endsWith('.csv'));
	const texts = names.map(
		async (name) => [name, await readFile(join(root, name), 'latin1')] as const,
	);
	return new Map(await Promise.all(texts));
}

/** The one file at the server's root that is new, or another than before. */
async function delivered(root: string, before: ReadonlyMap<string, string>): Promise<Buffer> {
	for (const [name, text] of await filesAt(root)) {
		if (before.get(name) !== text) return Buffer.from(text, 'latin1');
	}
	throw new Error('The night delivered nothing: was the file held?');
}
