import '../../support/core-errors';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	connect,
	deliver,
	DeliveryError,
	PartnerServer,
	type Connect,
	type DeliveryOptions,
	type DeliveryReceipt,
	type FileToDeliver,
	type Patience,
	type Protocol,
	type ServerAccess,
} from '../../../lib/delivery';
import {
	startFtpServer,
	startSftpServer,
	type FtpServer,
	type FtpServerOptions,
	type SftpServer,
	type SftpServerOptions,
} from '../../../sandbox/servers';
import { makeCertificates, type TestCertificates } from '../../../sandbox/servers/certificates';
import { temporaryFolder } from '../../support/temporary-folder';
import { until } from '../../support/until';

export const IMPATIENT: Patience = { connect: 5_000, silence: 1_200 };
export const NO_WAITS = [5, 10];

/**
 * A real server of one protocol with a folder `incoming`, and a login on it, both gone after each
 * test. Every test also checks that no connection was left open.
 */
export class Harness {
	private readonly disk = temporaryFolder();
	server!: FtpServer & Partial<SftpServer>;
	access!: ServerAccess;
	/** Over TLS: what servers may show. The usual server shows the good one, which partners know. */
	certificates?: TestCertificates;
	private partners: PartnerServer[] = [];

	constructor(private readonly protocol: Protocol) {
		if (protocol.startsWith('ftps')) {
			beforeAll(async () => {
				this.certificates = await makeCertificates();
			});
		}
		beforeEach(() => mkdirSync(join(this.disk.path, 'incoming')));
		afterEach(async () => {
			for (const partner of this.partners) await partner.close();
			this.partners = [];
			try {
				await until(() => this.server.connections === 0);
			} finally {
				// A server left open would keep jest from ever ending.
				await this.server.close();
			}
		});
	}

	get root(): string {
		return this.disk.path;
	}

	async start(options: Partial<FtpServerOptions & SftpServerOptions> = {}): Promise<void> {
		const { certificates } = this;
		const mode = this.protocol === 'ftpsImplicit' ? 'implicit' : 'explicit';
		const account = {
			root: this.root,
			user: 'partner',
			password: 's3cret',
			...(certificates && { tls: { mode, ...certificates.good } as const }),
			...options,
		};
		const server =
			this.protocol === 'sftp' ? await startSftpServer(account) : await startFtpServer(account);
		this.server = server as FtpServer & Partial<SftpServer>;
		this.access = {
			protocol: this.protocol,
			host: server.host,
			port: server.port,
			user: 'partner',
			password: 's3cret',
			hostKeyFingerprint: 'hostKeyFingerprint' in server ? server.hostKeyFingerprint : undefined,
			certificateAuthority: certificates?.authority,
		};
	}

	partner(change: Partial<ServerAccess> = {}, connectTo: Connect = connect): PartnerServer {
		const partner = new PartnerServer({ ...this.access, ...change }, IMPATIENT, connectTo);
		this.partners.push(partner);
		return partner;
	}

	async deliver(
		content: Uint8Array | FileToDeliver['open'],
		{ folder = 'incoming', fileName = 'people.csv', partner = this.partner() } = {},
		options: Partial<DeliveryOptions> = {},
	): Promise<DeliveryReceipt> {
		const open = typeof content === 'function' ? content : () => inPieces(content);
		return await deliver(partner, { folder, fileName, open }, { waits: NO_WAITS, ...options });
	}

	/** The DeliveryError of a delivery that has to fail. */
	async failure(
		content: Uint8Array | FileToDeliver['open'],
		target: Parameters<Harness['deliver']>[1] = {},
		options: Partial<DeliveryOptions> = {},
	): Promise<DeliveryError> {
		try {
			await this.deliver(content, target, options);
		} catch (error) {
			if (error instanceof DeliveryError) return error;
			throw error;
		}
		throw new Error('The delivery succeeded');
	}

	/** What is in a folder of the server's disk: name to content. */
	files(folder = 'incoming'): Record<string, string> {
		const place = join(this.root, folder);
		return Object.fromEntries(
			readdirSync(place).map((name) => [name, readFileSync(join(place, name), 'utf8')]),
		);
	}

	put(name: string, content: string): void {
		writeFileSync(join(this.root, 'incoming', name), content);
	}

	/** Reads the final name all the time, as a partner's collector may, and returns what it saw. */
	async watching<T>(
		work: () => Promise<T>,
		name = 'people.csv',
	): Promise<{ value: T; seen: Set<string> }> {
		const seen = new Set<string>();
		const place = join(this.root, 'incoming', name);
		const look = () => {
			try {
				seen.add(readFileSync(place, 'utf8'));
			} catch (error) {
				if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
			}
		};
		const timer = setInterval(look, 1);
		try {
			return { value: await work(), seen };
		} finally {
			clearInterval(timer);
		}
	}
}

/** The content in pieces that fit no packet, so that nothing works by luck. */
export async function* inPieces(content: Uint8Array, size = 10_007): AsyncGenerator<Uint8Array> {
	for (let start = 0; start < content.length; start += size) {
		yield content.subarray(start, start + size);
	}
}
