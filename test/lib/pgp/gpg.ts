import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** GnuPG with a keyring of its own, gone when it is closed. */
export class Gpg {
	private readonly home = mkdtempSync(join(tmpdir(), 'lucca-sync-gpg-'));

	constructor() {
		chmodSync(this.home, 0o700);
	}

	/** Runs gpg to its end and returns what it printed. */
	run(words: readonly string[], input?: Uint8Array): Buffer {
		return execFileSync('gpg', [...this.ground, ...words], {
			input,
			maxBuffer: 64 << 20,
			stdio: ['pipe', 'pipe', 'pipe'],
		});
	}

	/**
	 * Makes a key of somebody, and returns its fingerprint.
	 * @param parts algorithm and task of each: the key itself first, then its subkeys
	 * @param expires as gpg takes it: `never`, or how long, such as `1d`
	 * @param faked more of gpg's words, such as another time
	 */
	newKey(
		name: string,
		parts: ReadonlyArray<readonly [algorithm: string, task: string]>,
		{ passphrase = '', expires = 'never', faked = [] as readonly string[] } = {},
	): string {
		const [[algorithm, task] = ['', ''], ...subkeys] = parts;
		const locked = ['--passphrase', passphrase, ...faked];
		const address = `${name} <${name.toLowerCase()}@acme.example>`;
		this.run([...locked, '--quick-generate-key', address, algorithm, task, expires]);
		const fingerprint = this.fingerprint(name);
		for (const [subkeyAlgorithm, subkeyTask] of subkeys) {
			this.run([...locked, '--quick-add-key', fingerprint, subkeyAlgorithm, subkeyTask, expires]);
		}
		return fingerprint;
	}

	fingerprint(name: string): string {
		const list = this.run(['--with-colons', '--list-keys', `${name.toLowerCase()}@acme.example`]);
		return /^fpr:+([0-9A-F]+):/m.exec(list.toString())?.[1] ?? '';
	}

	/** The fingerprints of the subkeys of a key. */
	subkeys(fingerprint: string): string[] {
		const list = this.run(['--with-colons', '--list-keys', fingerprint]).toString();
		return [...list.matchAll(/^fpr:+([0-9A-F]+):/gm)].slice(1).map(([, each]) => each ?? '');
	}

	publicKey(...fingerprints: string[]): string {
		return this.run(['--armor', '--export', ...fingerprints]).toString();
	}

	privateKey(fingerprint: string, passphrase = '', how = '--export-secret-keys'): string {
		return this.run(['--armor', '--passphrase', passphrase, how, fingerprint]).toString();
	}

	/** Revokes a key with the certificate gpg made beside it. */
	revoke(fingerprint: string): void {
		const certificate = join(this.home, 'openpgp-revocs.d', `${fingerprint}.rev`);
		const text = execFileSync('sed', ['s/^:-----BEGIN/-----BEGIN/', certificate]);
		this.run(['--import'], text);
	}

	/** What is inside a message, the name it bears, and what gpg says of the signature. */
	decrypt(message: Uint8Array): { clear: Buffer; status: string } {
		const { stdout, output, status } = spawnSync(
			'gpg',
			[...this.ground, '--status-fd', '3', '--decrypt'],
			{ input: message, maxBuffer: 64 << 20, stdio: ['pipe', 'pipe', 'pipe', 'pipe'] },
		);
		if (status !== 0) throw new Error(`gpg ended with ${status}: ${String(output[2])}`);
		return { clear: stdout, status: String(output[3]) };
	}

	/** Stops the agent gpg has started, and removes the keyring. */
	close(): void {
		execFileSync('gpgconf', ['--homedir', this.home, '--kill', 'all']);
		rmSync(this.home, { recursive: true, force: true });
	}

	private get ground(): string[] {
		const unasked = ['--batch', '--yes', '--quiet', '--pinentry-mode', 'loopback'];
		return ['--homedir', this.home, ...unasked, '--trust-model', 'always'];
	}
}
