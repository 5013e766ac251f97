import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { civilDateAt } from '../lib/employee/civil-date';
import { ordinaryScopes } from '../lib/lucca/newer-api/resources';
import { sampleCompany } from './company';
import { type FakeLucca, type FakeLuccaOptions, startFakeLucca } from './lucca';
import { type MailServer, startMailServer } from './mail';
import { startFtpServer, startSftpServer } from './servers';

export type Protocol = 'ftp' | 'sftp';

/** Data by credential type. */
export type SandboxCredentials = Record<
	'luccaHrApi' | 'luccaHrOAuth2Api' | 'partnerFileServerApi' | 'smtp',
	ICredentialDataDecryptedObject
>;

/** Everything around n8n: a Lucca with people in it, and the partners' file servers. */
export interface Sandbox {
	lucca: FakeLucca;
	/** What each server shows as `/`, as a folder of this machine. */
	folders: Record<Protocol, string>;
	/** Takes every mail. */
	mail: MailServer;
	/** What a user would type into the credentials, for a server of this protocol. */
	credentials(protocol: Protocol): SandboxCredentials;
	close(): Promise<void>;
}

const account = { user: 'training-sync', password: 'sandbox-password' };
const apiKey = '7e1f5c0a-sandbox-key';
const application = { clientId: 'sandbox-application', clientSecret: 'sandbox-secret' };

/** Which of the two servers a shipped workflow delivers to, so that both protocols are used. */
export function protocolOf(workflowId: string): Protocol {
	return workflowId.includes('skillup') ? 'ftp' : 'sftp';
}

/**
 * Starts the fake Lucca with the sample company, an FTP, an SFTP and a mail server, all on 127.0.0.1.
 * @param folder where the servers keep what is delivered; made if it is not there
 * @param lucca further wishes about the fake Lucca
 */
export async function openSandbox(
	folder: string,
	lucca: Partial<FakeLuccaOptions> = {},
): Promise<Sandbox> {
	const folders = { ftp: join(folder, 'ftp'), sftp: join(folder, 'sftp') };
	for (const root of Object.values(folders)) await mkdir(root, { recursive: true });
	const [luccaServer, ftp, sftp, mail] = await Promise.all([
		startFakeLucca({
			company: sampleCompany(civilDateAt(Date.now(), 'Europe/Paris')),
			apiKey,
			clients: {
				[application.clientId]: { secret: application.clientSecret, scopes: ordinaryScopes },
			},
			...lucca,
		}),
		startFtpServer({ root: folders.ftp, ...account }),
		startSftpServer({ root: folders.sftp, ...account }),
		startMailServer(),
	]);
	const servers: Record<Protocol, ICredentialDataDecryptedObject> = {
		ftp: { protocol: 'ftp', host: ftp.host, port: ftp.port, ...account },
		sftp: {
			protocol: 'sftp',
			host: sftp.host,
			port: sftp.port,
			...account,
			hostKeyFingerprint: sftp.hostKeyFingerprint,
		},
	};
	return {
		lucca: luccaServer,
		folders,
		mail,
		credentials: (protocol) => ({
			luccaHrApi: { baseUrl: luccaServer.url, apiKey },
			luccaHrOAuth2Api: {
				baseUrl: luccaServer.url,
				accessTokenUrl: luccaServer.tokenUrl,
				...application,
			},
			partnerFileServerApi: servers[protocol],
			smtp: { host: mail.host, port: mail.port, secure: false, disableStartTls: true },
		}),
		close: async () => {
			await Promise.all([luccaServer.close(), ftp.close(), sftp.close(), mail.close()]);
		},
	};
}
