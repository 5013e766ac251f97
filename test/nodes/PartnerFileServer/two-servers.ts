import type {
	ICredentialDataDecryptedObject,
	INodeExecutionData,
	NodeExecutionHint,
} from 'n8n-workflow';
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PartnerFileServer } from '../../../nodes/PartnerFileServer/PartnerFileServer.node';
import {
	startFtpServer,
	startSftpServer,
	type FtpServer,
	type FtpServerOptions,
	type SftpServer,
} from '../../../sandbox/servers';
import { fakeExecution, type ExecutionInput } from '../../support/execute-functions';
import { temporaryFolder } from '../../support/temporary-folder';
import { until } from '../../support/until';

export type Protocol = 'ftp' | 'sftp';

export const ACCOUNT = { user: 'partner', password: 's3cret' };

/** An FTP and an SFTP server for each test, both over empty folders, and the node to run on them. */
export function twoServers() {
	const disk = temporaryFolder();
	const running = {} as { ftp: FtpServer; sftp: SftpServer };

	beforeEach(async () => {
		for (const protocol of ['ftp', 'sftp']) mkdirSync(join(disk.path, protocol));
		running.ftp = await startFtpServer({ root: join(disk.path, 'ftp'), ...ACCOUNT });
		running.sftp = await startSftpServer({ root: join(disk.path, 'sftp'), ...ACCOUNT });
	});
	afterEach(async () => {
		const { ftp, sftp } = running;
		try {
			await until(() => ftp.connections + sftp.connections === 0);
		} finally {
			await Promise.all([ftp.close(), sftp.close()]);
		}
	});

	const place = (protocol: Protocol, path: string) => join(disk.path, protocol, path);
	return {
		running,

		credential: (protocol: Protocol): ICredentialDataDecryptedObject => {
			const { host, port } = running[protocol];
			const { hostKeyFingerprint } = running.sftp;
			return { protocol, host, port, ...ACCOUNT, hostKeyFingerprint };
		},

		/** Has another FTP server in the place of the first, over the same folder; returns its credential. */
		restartFtp: async (options: Partial<FtpServerOptions>) => {
			await running.ftp.close();
			running.ftp = await startFtpServer({ root: place('ftp', ''), ...ACCOUNT, ...options });
			const { host, port } = running.ftp;
			return { protocol: 'ftp', host, port, ...ACCOUNT };
		},

		/** Puts files on a server, each a day older than the one after it. */
		put: (protocol: Protocol, files: Record<string, string | Buffer>) => {
			Object.entries(files).forEach(([path, content], index) => {
				mkdirSync(dirname(place(protocol, path)), { recursive: true });
				writeFileSync(place(protocol, path), content);
				const changedAt = new Date(Date.UTC(2026, 8, index + 1, 6, 30));
				utimesSync(place(protocol, path), changedAt, changedAt);
			});
		},

		/** The paths of all files on a server, with their content. */
		filesOf: (protocol: Protocol): Record<string, string> =>
			Object.fromEntries(
				readdirSync(place(protocol, ''), { recursive: true, withFileTypes: true })
					.filter((entry) => entry.isFile())
					.map((entry) => join(entry.parentPath, entry.name))
					.map((path) => [path.slice(place(protocol, '').length + 1), readFileSync(path, 'utf8')]),
			),
	};
}

export interface Done {
	outputs: INodeExecutionData[][];
	hints: NodeExecutionHint[];
	input: ExecutionInput;
}

/** Runs an operation of the node, for one empty item unless told otherwise. */
export async function run(
	parameters: Record<string, unknown>,
	further: Partial<ExecutionInput>,
): Promise<Done> {
	const input: ExecutionInput = {
		items: [{ json: {} }],
		...further,
		parameters: { resource: 'file', options: {}, ...parameters },
	};
	const { context, hints } = fakeExecution(input);
	return { outputs: await new PartnerFileServer().execute.call(context), hints, input };
}
