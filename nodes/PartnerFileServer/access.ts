import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { readAddress, USUAL_PORT, type ServerAccess } from '../../lib/delivery';

/**
 * The Partner File Server API credential as the library takes it. A 'Port' of 0 or left blank is
 * the one in a pasted address, or the usual one. Throws a DeliveryError when 'Host' is no host.
 */
export function accessOf(credential: ICredentialDataDecryptedObject): ServerAccess {
	const text = (name: string) => String(credential[name] ?? '');
	const protocol = credential.protocol === 'ftp' ? 'ftp' : 'sftp';
	const { host, port = USUAL_PORT[protocol] } = readAddress(text('host'));
	const chosen = Number(text('port'));
	const access: ServerAccess = {
		protocol,
		host,
		port: chosen === 0 ? port : chosen,
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
