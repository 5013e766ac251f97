// npm run bench:scale
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../sandbox/build';
import { temporaryFolder } from '../../sandbox/places';
import { compareJobs } from './whole-job';

async function main(): Promise<void> {
	await run('node', ['scripts/build.mjs']);
	const folder = await temporaryFolder('scale');
	console.log(folder);
	const { files } = await compareJobs(folder, {
		people: Number(process.env.PEOPLE ?? 100_000),
		rounds: Number(process.env.ROUNDS ?? 1),
		say: console.log,
		more: JSON.parse(process.env.MORE ?? '{}'),
	});
	if (files.ours) await writeFile(join(folder, 'ours.csv'), files.ours);
	await writeFile(join(folder, 'theirs.csv'), files.theirs);
}
main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
