// One delivery, or one fetching, in a process of its own: node ours.js <job as JSON>. See throughput.ts.
import { createReadStream, createWriteStream, readFileSync, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { deliver, getFile, PartnerServer } from '../../../lib/delivery';
import type { Job, Transfer } from './job';

/** What of a file waits between the disk and us, in bytes: the disk is not what is measured. */
const WAITING = 1 << 20;

/**
 * The most this process ever held, in megabytes, as Linux counts it, which misses no moment. (That of
 * `process.resourceUsage` begins with what the parent held.)
 */
function peak(): number {
	const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
	return (Number(kilobytes) * 1024) / 1e6;
}

async function run(job: Job): Promise<void> {
	const server = new PartnerServer(job.access);
	try {
		await (job.extent === 'whole' ? whole(server, job) : transfer(server, job));
	} finally {
		await server.close();
	}
}

/** As n8n gives a file of its store, in pieces as large as the node asks for. */
const source = (path: string) => createReadStream(path, { highWaterMark: WAITING });

const target = (path: string) => createWriteStream(path, { highWaterMark: WAITING });

async function whole(server: PartnerServer, { way, localPath, folder, fileName }: Job) {
	if (way === 'down') {
		await getFile(server, { folder, fileName }, async (content) => {
			await pipeline(content, target(localPath));
		});
		return;
	}
	const open = () => source(localPath);
	const { outcome } = await deliver(server, { folder, fileName, open }, { verify: 'size' });
	if (outcome !== 'delivered') throw new Error('It was there already');
}

async function transfer(server: PartnerServer, { way, localPath, folder, fileName }: Job) {
	const opened = await (await server.connection()).open(folder);
	if (way === 'down') await pipeline(opened.download(fileName), target(localPath));
	else await opened.upload(fileName, source(localPath));
	const bytes = await opened.sizeOf(fileName);
	if (bytes !== statSync(localPath).size) throw new Error('It is not whole');
}

async function main(): Promise<void> {
	const job = JSON.parse(process.argv[2] ?? '') as Job;
	globalThis.gc?.();
	const idle = process.memoryUsage.rss() / 1e6;
	const start = performance.now();
	await run(job);
	const milliseconds = performance.now() - start;
	const transfer: Transfer = { milliseconds, megabytes: peak() - idle };
	process.stdout.write(JSON.stringify(transfer));
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
