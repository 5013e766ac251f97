import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { readAddress, USUAL_PORT, type Protocol, type ServerAccess } from '../../lib/delivery';

type Field = (name: string) => string;

/**
 * A file server's credential as the library takes it. A 'Port' of 0 or left blank is the one in a
 * pasted address, or the usual one. What the form hides after another choice plays no part, filled
 * or not. Throws a DeliveryError when 'Host' is no host.
 */
export function accessOf(credential: ICredentialDataDecryptedObject): ServerAccess {
	const field: Field = (name) => String(credential[name] ?? '');
	const protocol = protocolOf(field('protocol'));
	const { host, port = USUAL_PORT[protocol] } = readAddress(field('host'));
	const chosen = Number(field('port'));
	return {
		protocol,
		host,
		port: chosen === 0 ? port : chosen,
		user: field('user').trim(),
		...(protocol === 'sftp' ? ofSftp(field) : ofFtp(field)),
		...(protocol === 'ftps' || protocol === 'ftpsImplicit' ? ofTls(field) : {}),
	};
}

const protocolOf = (value: string): Protocol =>
	Object.hasOwn(USUAL_PORT, value) ? (value as Protocol) : 'sftp';

function ofFtp(field: Field): Partial<ServerAccess> {
	return {
		password: field('password'),
		fileNameEncoding: field('fileNameEncoding') === 'latin-1' ? 'latin-1' : 'utf-8',
		passiveAddress: field('passiveAddress') === 'announced' ? 'announced' : 'host',
	};
}

function ofTls(field: Field): Partial<ServerAccess> {
	const certificateAuthority = field('certificateAuthority').trim();
	const certificateName = field('certificateName').trim();
	return {
		...(certificateAuthority ? { certificateAuthority } : {}),
		...(certificateName ? { certificateName } : {}),
	};
}

function ofSftp(field: Field): Partial<ServerAccess> {
	const authentication = field('authentication');
	const withKey = authentication.startsWith('privateKey');
	const withPassword = authentication !== 'privateKey';
	return {
		...(field('hostKeyCheck') === 'trustOnFirstUse'
			? { trustOnFirstUse: true }
			: { hostKeyFingerprint: field('hostKeyFingerprint') }),
		...(withKey ? { privateKey: field('privateKey'), passphrase: field('passphrase') } : {}),
		...(withPassword ? { password: field('password') } : {}),
	};
}
