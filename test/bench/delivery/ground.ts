import { execFile, fork } from 'node:child_process';
import { chmod, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import type { Protocol, ServerAccess } from '../../../lib/delivery';
import { temporaryFolder } from '../../../sandbox/places';
import { makeCertificates } from '../../../sandbox/servers/certificates';
import { newKeyPair } from '../../../sandbox/servers/keys';
import { startRealServers, type Endpoint, type RealServers } from '../../../sandbox/servers/real';
import { DELAYED_HOST, type DelayedLine } from './delay-line';
import type { Job, Transfer } from './job';
import { referenceTransfer } from './reference';

/** There and back, in milliseconds. */
export const ROUND_TRIP = 20;

/** Before each transfer, in milliseconds. */
const QUIET = 500;

const FOLDER = 'incoming';

/** Ours, as far as the others go or as a whole delivery; the reference client; n8n's node on its Node. */
export type Who = 'ours' | 'whole' | 'reference' | { node: string; modules: string };

/** What the measurements share: real servers, a delayed line to each, files, and the bundled programs. */
export class Ground {
	private closing: Array<() => unknown> = [];
	private readonly servers = new Map<Protocol, { running: RealServers; endpoint: Endpoint }>();
	private readonly key = newKeyPair();
	private folder = '';
	private count = 0;

	static async prepare(): Promise<Ground> {
		const ground = new Ground();
		try {
			await ground.start();
			return ground;
		} catch (error) {
			await ground.close();
			throw error;
		}
	}

	private async start(): Promise<void> {
		this.folder = await temporaryFolder('bench-delivery');
		this.closing.push(async () => await rm(this.folder, { recursive: true, force: true }));
		for (const program of ['ours', 'delay-line', 'n8n-ftp-node']) {
			buildSync({
				entryPoints: [join(__dirname, `${program}.ts`)],
				bundle: true,
				platform: 'node',
				target: 'node20',
				// n8n compiles no native add-ons, so ssh2 has none here either.
				external: ['cpu-features', '*.node', 'openpgp'],
				outfile: this.path(`${program}.js`),
				logLevel: 'error',
			});
		}
		const certificates = await makeCertificates();
		await writeFile(this.path('authority.pem'), certificates.authority);
		await writeFile(this.path('key'), this.key.private);
		await chmod(this.path('key'), 0o600);
		const options = { certificates, authorizedKey: this.key.public };
		const clear = (['ftp', 'ftps', 'ftpsImplicit'] as const).map((protocol) => ({ protocol }));
		for (const running of [
			await startRealServers('ProFTPD', clear, options),
			await startRealServers('OpenSSH', [{ protocol: 'sftp', login: 'key' }], options),
		]) {
			this.closing.push(async () => await running.close());
			for (const endpoint of running.endpoints) {
				this.servers.set(endpoint.protocol, { running, endpoint });
				await this.openLine({
					host: endpoint.host,
					ports: [endpoint.port, ...endpoint.dataPorts],
					delay: ROUND_TRIP / 2,
				});
			}
		}
	}

	/** A file of that many bytes that reads like one of people: numbered lines, no two of them alike. */
	async file(bytes: number): Promise<string> {
		const path = this.path(`${bytes}.csv`);
		const lines: string[] = [];
		for (let size = 0, index = 0; size < bytes; index++) {
			const number = String(index).padStart(8, '0');
			const mark = Math.imul(index, 2_654_435_761).toString(36);
			const line = `${number};person.${index}@acme.example;Nunez-${mark};Ines;2026-11-22;Lyon\n`;
			lines.push(line);
			size += line.length;
		}
		await writeFile(path, lines.join('').slice(0, bytes));
		return path;
	}

	/** How to log in: directly or over the delayed line. */
	access(protocol: Protocol, delayed: boolean): ServerAccess {
		const { running, endpoint } = this.server(protocol);
		const access = running.access(endpoint);
		return {
			...access,
			...(delayed ? { host: DELAYED_HOST } : {}),
			...(protocol === 'sftp' ? { password: undefined, privateKey: this.key.private } : {}),
		};
	}

	/**
	 * Moves a file there or back, with our deliveries, the reference client or n8n's node, makes sure
	 * that it arrived, and clears it away.
	 */
	async transfer(who: Who, way: Job['way'], access: ServerAccess, file: string): Promise<Transfer> {
		const { data } = this.server(access.protocol).running;
		const fileName = `${(this.count += 1)}.csv`;
		const remote = join(data, FOLDER, fileName);
		const local = way === 'up' ? file : this.path(fileName);
		// ProFTPD takes a connection some 0.3 s late when another one has just ended.
		await new Promise((resolve) => setTimeout(resolve, QUIET));
		if (way === 'down') await promisify(execFile)('cp', [file, remote]);
		if (way === 'down') await chmod(remote, 0o644);
		const extent = who === 'whole' ? who : 'transfer';
		const job: Job = { way, extent, access, localPath: local, folder: FOLDER, fileName };
		const transfer =
			who === 'ours' || who === 'whole'
				? await this.child(process.execPath, ['ours.js', JSON.stringify(job)])
				: who === 'reference'
					? await referenceTransfer(job, {
							authority: this.path('authority.pem'),
							key: this.path('key'),
						})
					: await this.child(who.node, ['n8n-ftp-node.js', JSON.stringify(job), who.modules]);
		const arrived = way === 'up' ? remote : local;
		const [before, after] = [await stat(file), await stat(arrived)];
		if (before.size !== after.size)
			throw new Error(`${after.size} of ${before.size} bytes arrived`);
		await rm(remote, { force: true });
		if (way === 'down') await rm(local);
		return transfer;
	}

	async close(): Promise<void> {
		for (const close of this.closing.reverse()) await close();
	}

	private async child(node: string, [script = '', ...words]: string[]): Promise<Transfer> {
		const { stdout } = await promisify(execFile)(node, [
			'--expose-gc',
			this.path(script),
			...words,
		]);
		return JSON.parse(stdout) as Transfer;
	}

	private async openLine(line: DelayedLine): Promise<void> {
		const child = fork(this.path('delay-line.js'), [JSON.stringify(line)], { execArgv: [] });
		this.closing.push(() => child.kill());
		await new Promise((resolve, reject) => {
			child.once('message', resolve);
			child.once('exit', () => reject(new Error('The delayed line did not open')));
		});
	}

	private server(protocol: Protocol) {
		const server = this.servers.get(protocol);
		if (!server) throw new Error(`No server speaks ${protocol}`);
		return server;
	}

	private path(name: string): string {
		return join(this.folder, name);
	}
}
