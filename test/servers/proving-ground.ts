import '../support/core-errors';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
	connect,
	PartnerServer,
	type Connect,
	type Patience,
	type Protocol,
	type ServerAccess,
} from '../../lib/delivery';
import { deferred, type Deferred } from '../../lib/delivery/wire/time';
import { makeCertificates, type TestCertificates } from '../../sandbox/servers/certificates';
import { newKeyPair } from '../../sandbox/servers/keys';
import {
	mayMount,
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
import { unless } from '../support/needs';
import { Reader, type Sightings } from '../support/reader';
import { until } from '../support/until';
import { Place } from './place';

/** In milliseconds. */
const LOOK_EVERY = 2;
/** A test may have to wait for those before it on the same endpoint, in milliseconds. */
const LONGEST = 120_000;

/**
 * Tests of each endpoint of a real server. Where the server is missing they are skipped, and fail if
 * CI is set. The endpoints are tested side by side, each on a server of its own: most of the time goes
 * by in waiting for one (ProFTPD takes a connection some 0.3 s late when another one has just ended).
 */
export function onServer(name: RealServerName, body: (ground: ProvingGround) => void): void {
	unless(whyMissing(name))(name, () => {
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

	/** A test of a disk of its own, which few may mount. */
	testOfDisk(title: string, body: () => Promise<void>): void {
		const missing = mayMount() ? undefined : 'a disk of its own can only be mounted by root';
		unless(missing)('with a disk of its own', () => this.test(title, body));
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
