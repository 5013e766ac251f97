import type { Stats } from 'ssh2';
import { DeliveryError } from '../delivery-error';
import type { RemoteConnection, RemoteFolder } from '../remote-folder';
import type { Patience, ServerAccess } from '../server-access';
import { Silence, within } from '../wire/time';
import { createFolder } from './create-folder';
import { SftpFolder } from './folder';
import { kindOf } from './kind';
import { logIn } from './login';
import { SftpSession } from './session';

/** How long a goodbye may take, in milliseconds. */
const GOODBYE = 1_000;

/** Logs in over SFTP, with a password or a private key, at a server whose host key is trusted. */
export async function connectSftp(
	access: ServerAccess,
	patience: Patience,
): Promise<RemoteConnection> {
	return new SftpConnection(new SftpSession(await logIn(access, patience), access, patience));
}

class SftpConnection implements RemoteConnection {
	constructor(private readonly session: SftpSession) {}

	get hostKeyFingerprint(): string {
		return this.session.login.hostKey.fingerprint;
	}

	async open(folder: string): Promise<RemoteFolder> {
		const what = { folder, during: 'opening the folder' };
		return await this.session.step('open', what, async (facts) => {
			const path = await this.session.call<string>((sftp, done) =>
				sftp.realpath(folder || '.', done),
			);
			const stats = await this.session.call<Stats>((sftp, done) => sftp.stat(path, done));
			if ((kindOf(stats) ?? 'folder') !== 'folder') throw DeliveryError.of('folderMissing', facts);
			return new SftpFolder(this.session, path);
		});
	}

	async createFolder(folder: string): Promise<boolean> {
		const what = { folder, during: 'creating the folder' };
		return await this.session.step(
			'create',
			what,
			async () => await createFolder(this.session, folder),
		);
	}

	async close(): Promise<void> {
		const { client, lost } = this.session.login;
		client.end();
		const gone = lost.catch(() => undefined);
		await within(GOODBYE, gone, () => new Silence()).catch(() => undefined);
		this.destroy();
	}

	destroy(): void {
		this.session.login.client.destroy();
	}
}
