// npm run test:faults [-- --kills 1000] [-- --server vsftpd] [-- --seed 7]: deliveries to real servers,
// interrupted at random bytes, over every protocol, while another process reads the file.
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import type { Protocol } from '../../lib/delivery';
import { makeCertificates } from '../../sandbox/servers/certificates';
import { SPOKEN, whyMissing, type RealServerName } from '../../sandbox/servers/real';
import { table } from '../../sandbox/table';
import { Checks } from '../e2e/checks';
import { random } from '../support/random';
import { bundleDelivering } from './expendable';
import { Lane } from './lane';
import { KINDS, Tally } from './tally';

/** Deliveries at the same time. Most of a kill is waiting for a server to take the next connection. */
const LANES = 6;
/** Tries allowed for each kill: a server may take the whole file before the moment comes. */
const TRIES = 3;
/** As many as help to understand what went wrong. */
const NOTES = 10;

const DEFAULT: ReadonlyArray<readonly [RealServerName, Protocol]> = [
	['ProFTPD', 'ftp'],
	['ProFTPD', 'ftps'],
	['ProFTPD', 'ftpsImplicit'],
	['OpenSSH', 'sftp'],
];

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			kills: { type: 'string', default: '1000' },
			server: { type: 'string' },
			seed: { type: 'string', default: String(Date.now() % 100_000) },
		},
	});
	const kills = Number(values.kills);
	assert(Number.isInteger(kills) && kills > 0, "'--kills' is not a whole number above 0");
	const places = values.server ? placesOf(values.server) : DEFAULT;
	process.stdout.write(`${kills} kills for each protocol, seed ${values.seed}\n`);

	await bundleDelivering();
	const checks = new Checks();
	const rows: Array<Record<string, string>> = [];
	for (const [server, protocol] of places) {
		const started = performance.now();
		const tally = new Tally();
		const name = `${protocol} on ${server}`;
		checks.title(name);
		try {
			await interrupt(server, protocol, kills, Number(values.seed), tally);
		} catch (error) {
			await checks.check(`${name} can be examined to the end`, () => Promise.reject(error));
		}
		await judge(checks, tally, kills);
		const seconds = Math.round((performance.now() - started) / 1000);
		rows.push(row(name, tally, seconds));
	}
	process.stdout.write(`\n${table(rows)}\n`);
	return checks.close();
}

function placesOf(name: string): typeof DEFAULT {
	assert(name in SPOKEN, `'--server' is none of ${Object.keys(SPOKEN).join(', ')}`);
	const server = name as RealServerName;
	return SPOKEN[server].map((protocol) => [server, protocol] as const);
}

/** Interrupts that many deliveries, of all kinds in turn, on several servers at once. */
async function interrupt(
	server: RealServerName,
	protocol: Protocol,
	kills: number,
	seed: number,
	tally: Tally,
): Promise<void> {
	const missing = whyMissing(server);
	if (missing !== undefined) throw new Error(missing);
	const certificates = await makeCertificates();
	let number = 0;
	let underWay = 0;
	// All of them end before the first failure is told, so that no server is left running.
	const ends = await Promise.allSettled(
		Array.from({ length: Math.min(LANES, kills) }, async (_, index) => {
			const ours = random(seed * 100 + index);
			const lane = await Lane.open(server, protocol, certificates, ours, tally);
			try {
				await lane.begin(++number);
				while (tally.total + underWay < kills && number < kills * TRIES) {
					const kind = KINDS[number % KINDS.length] ?? 'lineCut';
					underWay++;
					await lane.round(++number, kind);
					underWay--;
				}
			} finally {
				await lane.close();
			}
		}),
	);
	for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function judge(checks: Checks, tally: Tally, kills: number): Promise<void> {
	const { total } = tally;
	for (const note of tally.notes.slice(0, NOTES)) checks.note(note);
	await checks.check(`${total} deliveries were interrupted, of ${kills} asked for`, async () => {
		assert.ok(total >= kills, 'Most came too late to interrupt anything');
	});
	await checks.check(`no partial file in ${tally.reads} looks, and none without`, async () => {
		assert.deepEqual([tally.partial, tally.missing], [0, 0]);
	});
	await checks.check('the previous file was whole after every kill', async () => {
		assert.equal(tally.intact, total);
	});
	await checks.check('the new file was there after the next try', async () => {
		assert.equal(tally.delivered, total);
	});
	await checks.check('a file that was left behind was told of', async () => {
		assert.equal(tally.leftUntold, 0);
	});
}

const row = (name: string, tally: Tally, seconds: number): Record<string, string> => ({
	protocol: name,
	kills: String(tally.total),
	'line cut': String(tally.kills.lineCut),
	'session killed': String(tally.kills.sessionKilled),
	'ourselves killed': String(tally.kills.ourselvesKilled),
	'at rename': String(tally.kills.atRename),
	reads: String(tally.reads),
	'partial seen': String(tally.partial),
	'none seen': String(tally.missing),
	'previous intact': String(tally.intact),
	'delivered after retry': String(tally.delivered),
	'left by the killed': String(tally.leftByTheKilled),
	'left and told': String(tally.leftAndTold),
	'left untold': String(tally.leftUntold),
	seconds: String(seconds),
});

main().then(
	(code) => process.exit(code),
	(error: Error) => {
		process.stdout.write(`${error.message}\n0 passed, 1 failed\n`);
		process.exit(1);
	},
);
