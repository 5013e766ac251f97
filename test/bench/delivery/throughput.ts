// The delivery part of `npm run bench`: ratios to a reference client on the same real server, in turns
// with it; the middle one of several counts. What has a limit is what both do: login, bytes, goodbye. Whole
// deliveries and fetchings, which hash every byte, send under a temporary name, rename and look again,
// are told beside it, verified by size, and n8n's own node is held against them.
import { join } from 'node:path';
import type { Protocol } from '../../../lib/delivery';
import { hostFolder } from '../../../sandbox/places';
import { prepareHost } from '../../../sandbox/n8n/host';
import { Ground, ROUND_TRIP, type Who } from './ground';
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
					const line = delayed ? `, ${ROUND_TRIP} ms there and back` : '';
					const what = `${label}, 200 MB ${way}${line}`;
					const turns = await inTurns(
						['ours', 'reference', 'whole'],
						delayed ? DELAYED_ROUNDS : ROUNDS,
						async (who) => await ground.transfer(who, way, ground.access(protocol, delayed), large),
					);
					const [ours = [], theirs = [], whole = []] = turns;
					throughput.push({
						...row(what, heldAgainst, LARGE, ours, theirs, LEAST_RATIO),
						'Whole delivery': (middle(theirs) / middle(whole)).toFixed(2),
					});
					if (!delayed) memory.push(memoryRow(what, [...ours, ...whole]));
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
	const { node: program } = await prepareHost('2.41.1', (line) => console.error(line));
	const theirs = { node: program, modules: join(hostFolder('n8n-2.41.1'), 'node_modules') };
	const small = await ground.file(SMALL);
	const access = ground.access('sftp', false);
	const turns = await inTurns(
		['whole', theirs],
		DELAYED_ROUNDS,
		async (who) => await ground.transfer(who, 'up', access, small),
	);
	const [whole = [], node = []] = turns;
	const heldAgainst = "n8n 2.41.1's FTP node, OpenSSH";
	return {
		...row('SFTP, 20 MB up', heldAgainst, SMALL, whole, node, LEAST_RATIO_TO_NODE),
		'Whole delivery': (middle(node) / middle(whole)).toFixed(2),
	};
}

/** One list of transfers for each of those who take turns. */
async function inTurns(
	whose: readonly Who[],
	rounds: number,
	transfer: (who: Who) => Promise<Transfer>,
): Promise<Transfer[][]> {
	const turns = whose.map((): Transfer[] => []);
	for (let round = 0; round < rounds; round++) {
		for (const [index, who] of whose.entries()) turns[index]?.push(await transfer(who));
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
