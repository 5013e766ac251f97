import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { USUAL_PORT, type ServerAccess } from '../../lib/delivery';

/** The Partner File Server API credential as the library takes it. */
export function accessOf(credential: ICredentialDataDecryptedObject): ServerAccess {
	const text = (name: string) => String(credential[name] ?? '');
	const protocol = credential.protocol === 'ftp' ? 'ftp' : 'sftp';
	const access: ServerAccess = {
		protocol,
		host: hostOf(text('host')),
		port: Number(credential.port) || USUAL_PORT[protocol],
		user: text('user').trim(),
	};
	if (protocol === 'ftp') return { ...access, password: text('password') };
	const hostKeyFingerprint = text('hostKeyFingerprint');
	return credential.authentication === 'privateKey'
		? {
				...access,
				hostKeyFingerprint,
				privateKey: text('privateKey'),
				passphrase: text('passphrase'),
			}
		: { ...access, hostKeyFingerprint, password: text('password') };
}

/** Partners write addresses such as sftp://host/folder; only the name in the middle is the host. */
const hostOf = (written: string): string =>
	written
		.trim()
		.replace(/^[a-z]+:\/\//i, '')
		.replace(/[/?#].*$/, '');
