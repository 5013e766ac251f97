import { execFile } from 'node:child_process';
import {
	chmodSync,
	chownSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CertificateKind, TestCertificates } from '../certificates';
import { isRoot, SERVING_USER } from './programs';

export const USER = 'partner';
/** Told apart from every other word, so that a test can look for it in messages. */
export const PASSWORD = 'Corr3ct-Horse';

/** A folder outside the checkout with what the servers of one test need, and the data they serve. */
export class Site {
	readonly root: string;
	/** Where the account opens. */
	readonly data: string;

	private readonly disks: string[] = [];

	private constructor(readonly certificates: TestCertificates) {
		this.root = mkdtempSync(join(tmpdir(), 'lucca-sync-servers-'));
		chmodSync(this.root, 0o755);
		this.data = this.folder('data');
		this.folder('data/incoming');
		this.folder('logs');
	}

	static async make(certificates: TestCertificates): Promise<Site> {
		const site = new Site(certificates);
		const { stdout } = await promisify(execFile)('openssl', ['passwd', '-6', PASSWORD]);
		site.passwordHash = stdout.trim();
		return site;
	}

	/** As in shadow(5). */
	passwordHash = '';

	/** The user and group the served files belong to. */
	get owner(): { uid: number; gid: number } {
		if (isRoot()) return SERVING_USER;
		return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
	}

	path(name: string): string {
		return join(this.root, name);
	}

	/** Makes a folder that belongs to whoever serves. */
	folder(name: string): string {
		const path = this.path(name);
		mkdirSync(path, { recursive: true });
		this.give(path);
		return path;
	}

	/** Makes a folder that belongs to whoever starts the servers. */
	emptyFolder(name: string): string {
		const path = this.path(name);
		mkdirSync(path, { recursive: true, mode: 0o755 });
		return path;
	}

	/** Writes a file that only whoever serves can read, or whoever starts the servers, or everybody. */
	write(
		name: string,
		content: string,
		reader: 'serving' | 'starting' | 'everybody' = 'serving',
	): string {
		const path = this.path(name);
		const mode = reader === 'everybody' ? 0o644 : 0o600;
		writeFileSync(path, content, { mode });
		if (reader === 'serving') this.give(path);
		return path;
	}

	/** An empty log for a server to write to. */
	log(name: string): string {
		return this.write(`logs/${name}.log`, '');
	}

	/** Everything in the logs. */
	logged(): string {
		const logs = readdirSync(this.path('logs')).filter((file) => file.endsWith('.log'));
		return logs.map((file) => readFileSync(this.path(`logs/${file}`), 'utf8')).join('\n');
	}

	/** The files of a certificate. */
	certificate(kind: CertificateKind): { certificate: string; key: string } {
		const { certificate, key } = this.certificates[kind];
		return {
			certificate: this.write(`${kind}.pem`, certificate),
			key: this.write(`${kind}.key`, key),
		};
	}

	/**
	 * Puts a disk of so many bytes below `data`, which only root can, and returns its folder. It has to be
	 * there before the servers start: those with a view of their own see no disk that comes later.
	 */
	async smallDisk(name: string, bytes: number): Promise<string> {
		const folder = this.folder(`data/${name}`);
		const { uid, gid } = this.owner;
		const options = `size=${bytes},uid=${uid},gid=${gid},mode=755`;
		await promisify(execFile)('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
		this.disks.push(folder);
		return folder;
	}

	async remove(): Promise<void> {
		for (const disk of this.disks) await promisify(execFile)('umount', [disk]);
		rmSync(this.root, { recursive: true, force: true });
	}

	private give(path: string): void {
		if (isRoot()) chownSync(path, SERVING_USER.uid, SERVING_USER.gid);
	}
}
