import '../support/core-errors';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	deliver,
	DeliveryError,
	type Connect,
	type DeliveryOptions,
	type DeliveryReceipt,
	type PartnerServer,
	type Patience,
	type ServerAccess,
} from '../../lib/delivery';
import { isRoot, PASSWORD, type Endpoint, type RealServers } from '../../sandbox/servers/real';
import type { BadLine } from '../../sandbox/servers/real/bad-line';
import { SERVING_USER } from '../../sandbox/servers/real/programs';
import type { Sightings } from '../support/reader';

const USUAL: Patience = { connect: 10_000, silence: 5_000 };
export const IMPATIENT: Patience = { connect: 10_000, silence: 900 };
/** Pure-FTPd thinks about a wrong password for some seconds. */
export const PATIENT: Patience = { connect: 15_000, silence: 15_000 };
export const FILE = 'people.csv';
export const OLD = Buffer.from('Prénom;Nom\r\nZoë;Núñez\r\n'.repeat(3_000));
export const NEW = Buffer.from('Prénom;Nom\r\nAnaïs;Lefèvre\r\nZoë;Núñez\r\n'.repeat(9_000));
export const WRONG_PASSWORD = 'Wr0ng-Zebra';
export const sha256 = (bytes: Uint8Array): string =>
	createHash('sha256').update(bytes).digest('hex');

/** What came of a delivery, and what somebody saw who looked at the final name all the while. */
export interface Outcome {
	receipt?: DeliveryReceipt;
	failure?: DeliveryError;
	sightings: Sightings;
}

export interface Attempt {
	access?: Partial<ServerAccess>;
	/** The delivery goes over this line. */
	line?: BadLine;
	connectTo?: Connect;
	patience?: Patience;
	/** None by default: what goes wrong once is told. */
	waits?: readonly number[];
	options?: Partial<DeliveryOptions>;
	folder?: string;
	/** Whether there may be moments without the file, as where a server refuses to replace one. */
	mayBeMissing?: boolean;
}

/** What a place needs of where it is. */
interface Ground {
	/** A login there, closed after the test. */
	partner(access: ServerAccess, patience: Patience, connectTo?: Connect): PartnerServer;
	/** Looks at a file all the while something is done. */
	watching<T>(path: string, work: () => Promise<T>): Promise<[T, Sightings]>;
}

/** One endpoint, and the checks that hold there whatever goes wrong. */
export class Place {
	constructor(
		private readonly ground: Ground,
		readonly servers: RealServers,
		readonly endpoint: Endpoint,
	) {}

	get access(): ServerAccess {
		return this.servers.access(this.endpoint);
	}

	partner({ access, line, patience = USUAL, connectTo }: Attempt = {}): PartnerServer {
		const through = line ? { host: line.host } : {};
		return this.ground.partner({ ...this.access, ...through, ...access }, patience, connectTo);
	}

	path(...names: string[]): string {
		return join(this.servers.data, ...names);
	}

	/** Puts a file there as the account would. */
	put(folder: string, fileName: string, content: Uint8Array): void {
		writeFileSync(this.path(folder, fileName), content);
		if (isRoot()) {
			chownSync(this.path(folder, fileName), SERVING_USER.uid, SERVING_USER.gid);
		}
	}

	/**
	 * Delivers NEW over OLD. Whatever comes of it: a reader sees the one or the other and nothing else,
	 * other files are gone or named, and no message holds a secret.
	 */
	async attempt(attempt: Attempt = {}): Promise<Outcome> {
		const { folder = 'incoming', waits = [], mayBeMissing = false, options } = attempt;
		const partner = this.partner(attempt);
		const there = existsSync(this.path(folder));
		if (there) this.put(folder, FILE, OLD);
		const file = { folder, fileName: FILE, open: () => inPieces(NEW) };
		const work = async () => await deliver(partner, file, { waits, ...options }).catch(failureOf);
		const [outcome, sightings] = await this.ground.watching(this.path(folder, FILE), work);
		const result: Outcome =
			outcome instanceof DeliveryError
				? { failure: outcome, sightings }
				: { receipt: outcome, sightings };

		const allowed = [sha256(OLD), sha256(NEW), ...(mayBeMissing || !there ? ['missing'] : [])];
		expect(Object.keys(sightings.seen).filter((seen) => !allowed.includes(seen))).toEqual([]);
		if (there) {
			const held = readFileSync(this.path(folder, FILE));
			expect([sha256(OLD), sha256(NEW)]).toContain(sha256(held));
			if (result.receipt) expect(sha256(held)).toBe(sha256(NEW));
			const told = [result.failure?.message, ...(result.receipt?.leftBehind ?? [])].join(' ');
			const others = readdirSync(this.path(folder)).filter((name) => name !== FILE);
			expect(others.filter((name) => !told.includes(name))).toEqual([]);
		}
		if (result.failure) expectNoSecret(result.failure);
		return result;
	}

	/** The failure of a delivery that must not succeed, after which the old file is still there. */
	async failure(attempt: Attempt = {}): Promise<DeliveryError> {
		const { failure, sightings } = await this.attempt(attempt);
		if (!failure) throw new Error('The delivery succeeded');
		expect(sightings.seen).not.toHaveProperty(sha256(NEW));
		return failure;
	}

	/** The receipt of a delivery that must succeed. */
	async receipt(attempt: Attempt = {}): Promise<DeliveryReceipt> {
		const { receipt, failure } = await this.attempt(attempt);
		if (!receipt) throw failure ?? new Error('Neither delivered nor failed');
		expect(receipt).toMatchObject({ bytes: NEW.length, sha256: sha256(NEW), replaced: true });
		return receipt;
	}
}

/** The content in pieces that fit no packet, so that nothing works by luck. */
export async function* inPieces(content: Uint8Array, size = 10_007): AsyncGenerator<Uint8Array> {
	for (let start = 0; start < content.length; start += size) {
		yield content.subarray(start, start + size);
	}
}

function failureOf(error: unknown): DeliveryError {
	if (error instanceof DeliveryError) return error;
	throw error;
}

/** In no word of a failure, its causes included. */
function expectNoSecret(failure: DeliveryError): void {
	const words = [failure.remedy];
	for (let error: unknown = failure; error instanceof Error; error = error.cause) {
		words.push(error.message, error.stack ?? '');
	}
	for (const secret of [PASSWORD, WRONG_PASSWORD]) expect(words.join('\n')).not.toContain(secret);
}
