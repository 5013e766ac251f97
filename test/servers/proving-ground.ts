import '../support/core-errors';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	connect,
	deliver,
	DeliveryError,
	PartnerServer,
	type Connect,
	type DeliveryOptions,
	type DeliveryReceipt,
	type Patience,
	type Protocol,
	type ServerAccess,
} from '../../lib/delivery';
import { makeCertificates, type TestCertificates } from '../../sandbox/servers/certificates';
import { newKeyPair } from '../../sandbox/servers/keys';
import {
	isRoot,
	PASSWORD,
	SPOKEN,
	startRealServers,
	whyMissing,
	type Endpoint,
	type RealServerName,
	type RealServers,
	type RealServersOptions,
	type Wish,
} from '../../sandbox/servers/real';
import { BadLine } from '../../sandbox/servers/real/bad-line';
import { SERVING_USER } from '../../sandbox/servers/real/programs';
import { deferred, type Deferred } from '../../lib/delivery/wire/time';
import { Reader, type Sightings } from '../support/reader';
import { until } from '../support/until';

const USUAL: Patience = { connect: 10_000, silence: 5_000 };
export const IMPATIENT: Patience = { connect: 10_000, silence: 900 };
/** Pure-FTPd thinks about a wrong password for some seconds. */
export const PATIENT: Patience = { connect: 15_000, silence: 15_000 };
/** In milliseconds. */
const LOOK_EVERY = 2;
/** A test may have to wait for those before it on the same endpoint, in milliseconds. */
const LONGEST = 120_000;

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

/**
 * Tests of each endpoint of a real server. Where the server is missing they are skipped, and fail if
 * CI is set. The endpoints are tested side by side, each on a server of its own: most of the time goes
 * by in waiting for one (ProFTPD takes a connection some 0.3 s late when another one has just ended).
 */
export function onServer(name: RealServerName, body: (ground: ProvingGround) => void): void {
	const missing = whyMissing(name);
	if (missing !== undefined && process.env.CI === 'true') {
		return test(`${name} is there`, () => {
			throw new Error(missing);
		});
	}
	if (missing !== undefined) process.stderr.write(`Tests skipped: ${missing}\n`);
	(missing === undefined ? describe : describe.skip)(name, () => {
		let running: Array<Promise<void>> | undefined;
		const grounds = SPOKEN[name].map(
			(protocol) => new ProvingGround(name, protocol, () => (running ??= grounds.map(run))),
		);
		for (const ground of grounds) describe(`over ${ground.protocol}`, () => body(ground));
		afterAll(async () => void (await Promise.all(running ?? [])));
	});
}

const run = async (ground: ProvingGround): Promise<void> => await ground.run();

/** One endpoint of a server and what is needed to test it: further ones with faults, a reader. */
export class ProvingGround {
	private certificates!: TestCertificates;
	private reader!: Reader;
	private usual!: RealServers;
	private started: RealServers[] = [];
	private lines: BadLine[] = [];
	private partners: PartnerServer[] = [];
	private readonly tests: Array<{ body: () => Promise<void>; outcome: Deferred<void> }> = [];
	readonly clientKey = newKeyPair();

	constructor(
		readonly name: RealServerName,
		readonly protocol: Protocol,
		private readonly startAll: () => void,
	) {}

	/** A test that runs after the others of this endpoint, and beside those of the other ones. */
	test(title: string, body: () => Promise<void>): void {
		const outcome = deferred<void>();
		this.tests.push({ body, outcome });
		const waits = async () => {
			this.startAll();
			await outcome.promise;
		};
		test(title, waits, LONGEST);
	}

	/** A test of something only root can prepare; skipped for others. */
	testAsRoot(title: string, body: () => Promise<void>): void {
		if (isRoot()) this.test(title, body);
		else test.skip(title, body);
	}

	/** Runs the tests one after the other. */
	async run(): Promise<void> {
		try {
			this.reader = new Reader();
			this.certificates = await makeCertificates();
			this.usual = await this.launch([{ protocol: this.protocol }]);
			for (const { body, outcome } of this.tests) {
				try {
					await body();
					await this.tidy();
					outcome.resolve();
				} catch (error) {
					outcome.reject(error);
					await this.tidy().catch(() => this.usual.signalSessions('SIGKILL'));
				}
			}
		} catch (error) {
			for (const { outcome } of this.tests) outcome.reject(error);
		} finally {
			await this.reader.close();
			await this.usual?.close();
		}
	}

	/** What one test has used; no session may be left. */
	private async tidy(): Promise<void> {
		for (const partner of this.partners.splice(0)) await partner.close();
		for (const line of this.lines.splice(0)) await line.close();
		for (const servers of this.started.splice(0)) await servers.close();
		const incoming = join(this.usual.data, 'incoming');
		for (const file of readdirSync(incoming)) rmSync(join(incoming, file), { recursive: true });
		await until(() => this.usual.sessions.length === 0);
	}

	private async launch(
		wishes: readonly Wish[],
		options: Partial<RealServersOptions> = {},
	): Promise<RealServers> {
		const { certificates, clientKey } = this;
		return await startRealServers(this.name, wishes, {
			certificates,
			authorizedKey: clientKey.public,
			...options,
		});
	}

	/** The endpoint as it behaves. */
	get place(): Place {
		return new Place(this, this.usual, this.usual.endpoints[0] as Endpoint);
	}

	/** One with a fault, for this test alone. */
	async with(
		wish: Omit<Wish, 'protocol'>,
		options: Partial<RealServersOptions> = {},
	): Promise<Place> {
		const servers = await this.launch([{ protocol: this.protocol, ...wish }], options);
		this.started.push(servers);
		return new Place(this, servers, servers.endpoints[0] as Endpoint);
	}

	/** A bad line to an endpoint, for this test alone. */
	async lineTo(place: Place): Promise<BadLine> {
		const line = await BadLine.before(place.endpoint);
		this.lines.push(line);
		return line;
	}

	partner(access: ServerAccess, patience: Patience, connectTo: Connect = connect): PartnerServer {
		const partner = new PartnerServer(access, patience, connectTo);
		this.partners.push(partner);
		return partner;
	}

	async watching<T>(path: string, work: () => Promise<T>): Promise<[T, Sightings]> {
		await this.reader.watch(path, LOOK_EVERY);
		try {
			const value = await work();
			return [value, await this.reader.stop()];
		} catch (error) {
			await this.reader.stop();
			throw error;
		}
	}
}

/** One endpoint, and the checks that hold there whatever goes wrong. */
export class Place {
	constructor(
		private readonly ground: ProvingGround,
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
