// The delivery part of `npm run bench`: ratios to a reference client on the same real server, in turns
// with it; the middle one of several counts. Ours are whole deliveries and fetchings from login to
// goodbye, under a temporary name, renamed and looked at again, verified by size: the reference clients read
// nothing back.
import { join } from 'node:path';
import type { Protocol } from '../../../lib/delivery';
import { hostFolder } from '../../../sandbox/places';
import { prepareHost } from '../../../sandbox/n8n/host';
import { Ground, ROUND_TRIP } from './ground';
import type { Transfer } from './job';

type Row = Record<string, string>;

const MB = 1_000_000;
const LARGE = 200 * MB;
/** n8n's node takes 10 s for it. */
const SMALL = 20 * MB;
const ROUNDS = 5;
const DELAYED_ROUNDS = 3;

const LEAST_RATIO = 0.8;
const LEAST_RATIO_TO_NODE = 20;
const MOST_MEGABYTES = 150;

const SPOKEN: ReadonlyArray<readonly [Protocol, string, string]> = [
	['ftp', 'FTP', 'curl, ProFTPD'],
	['ftps', 'FTPS explicit', 'curl, ProFTPD'],
	['ftpsImplicit', 'FTPS implicit', 'curl, ProFTPD'],
	['sftp', 'SFTP', 'sftp, OpenSSH'],
];

/** The rows of the table of throughput, and of the one of memory. */
export async function benchDelivery(): Promise<{ throughput: Row[]; memory: Row[] }> {
	const ground = await Ground.prepare();
	try {
		const large = await ground.file(LARGE);
		const throughput: Row[] = [];
		const memory: Row[] = [];
		for (const delayed of [false, true]) {
			for (const [protocol, label, heldAgainst] of SPOKEN) {
				for (const way of ['up', 'down'] as const) {
					const { ours, theirs } = await inTurns(
						delayed ? DELAYED_ROUNDS : ROUNDS,
						async (who) => await ground.transfer(who, way, ground.access(protocol, delayed), large),
					);
					const line = delayed ? `, ${ROUND_TRIP} ms there and back` : '';
					const what = `${label}, 200 MB ${way}${line}`;
					throughput.push(row(what, heldAgainst, LARGE, ours, theirs, LEAST_RATIO));
					if (!delayed) memory.push(memoryRow(what, ours));
				}
			}
		}
		throughput.push(await againstNode(ground));
		return { throughput, memory };
	} finally {
		await ground.close();
	}
}

async function againstNode(ground: Ground): Promise<Row> {
	const { node } = await prepareHost('2.41.1', (line) => console.error(line));
	const theirs = { node, modules: join(hostFolder('n8n-2.41.1'), 'node_modules') };
	const small = await ground.file(SMALL);
	const access = ground.access('sftp', false);
	const turns = await inTurns(
		DELAYED_ROUNDS,
		async (who) => await ground.transfer(who === 'ours' ? who : theirs, 'up', access, small),
	);
	const heldAgainst = "n8n 2.41.1's FTP node, OpenSSH";
	return row('SFTP, 20 MB up', heldAgainst, SMALL, turns.ours, turns.theirs, LEAST_RATIO_TO_NODE);
}

async function inTurns(
	rounds: number,
	transfer: (who: 'ours' | 'reference') => Promise<Transfer>,
): Promise<{ ours: Transfer[]; theirs: Transfer[] }> {
	const turns = { ours: [] as Transfer[], theirs: [] as Transfer[] };
	for (let round = 0; round < rounds; round++) {
		turns.ours.push(await transfer('ours'));
		turns.theirs.push(await transfer('reference'));
	}
	return turns;
}

function row(
	What: string,
	heldAgainst: string,
	bytes: number,
	ours: readonly Transfer[],
	theirs: readonly Transfer[],
	least: number,
): Row {
	const [our, their] = [middle(ours), middle(theirs)];
	const rate = (milliseconds: number) => `${(bytes / MB / (milliseconds / 1000)).toFixed(1)} MB/s`;
	const ratio = their / our;
	return {
		What,
		'Held against': heldAgainst,
		Ours: rate(our),
		Theirs: rate(their),
		Ratio: ratio.toFixed(2),
		'At least': least.toFixed(2),
		Met: ratio >= least ? 'yes' : 'NO',
	};
}

function memoryRow(What: string, ours: readonly Transfer[]): Row {
	const most = Math.max(...ours.map(({ megabytes }) => megabytes ?? NaN));
	return {
		'Peak memory above idle': What,
		Measured: `${most.toFixed(0)} MB`,
		Limit: `under ${MOST_MEGABYTES} MB`,
		Met: most < MOST_MEGABYTES ? 'yes' : 'NO',
	};
}

function middle(transfers: readonly Transfer[]): number {
	const sorted = transfers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
