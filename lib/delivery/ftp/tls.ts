import type { FTPContext } from 'basic-ftp';
import { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import * as tls from 'node:tls';
import { domainToASCII } from 'node:url';
import { DeliveryError } from '../delivery-error';
import type { ServerAccess } from '../server-access';

/**
 * How to speak TLS with a server, for its control connection and its data connections alike: at least
 * TLS 1.2, and only with a certificate that a known authority signed for the name expected. Throws a
 * DeliveryError when 'Certificate Authority' cannot be read.
 */
export function tlsSettings(access: ServerAccess): tls.ConnectionOptions {
	const { host, certificateName, certificateAuthority } = access;
	const expected = asAscii(certificateName?.trim() || host);
	return {
		host,
		// Servers with several names choose their certificate by it. It is never an address (RFC 6066).
		...(isIP(expected) === 0 && { servername: expected }),
		checkServerIdentity: (_, certificate) => tls.checkServerIdentity(expected, certificate),
		// Said outright: otherwise a variable of the environment can turn it off.
		rejectUnauthorized: true,
		secureContext: tls.createSecureContext({
			minVersion: 'TLSv1.2',
			...(certificateAuthority && {
				ca: [...usualRoots(), ...readAuthorities(certificateAuthority)],
			}),
		}),
	};
}

const asAscii = (name: string): string => (isIP(name) ? name : domainToASCII(name) || name);

/** Since Node 22.15 the roots an administrator added can be had too. */
function usualRoots(): readonly string[] {
	const { getCACertificates } = tls as { getCACertificates?: (from: 'default') => string[] };
	return getCACertificates?.('default') ?? tls.rootCertificates;
}

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \1-----/gs;

/** The certificates in what was pasted, which may have lost its line breaks on the way. */
function readAuthorities(pasted: string): string[] {
	const blocks = [...pasted.matchAll(BLOCK)];
	if (blocks.some(([, kind]) => kind?.includes('PRIVATE KEY'))) {
		throw unusable('it holds a private key, which only the server may have');
	}
	const certificates = blocks.filter(([, kind]) => kind?.endsWith('CERTIFICATE'));
	if (certificates.length === 0) throw unusable('it holds no BEGIN CERTIFICATE line');
	return certificates.map(([, , body = '']) => {
		try {
			const bytes = Buffer.from(body.replace(/\\[rn]|\s/g, ''), 'base64');
			return new X509Certificate(bytes).toString();
		} catch (error) {
			throw unusable('a certificate in it is damaged or incomplete', error);
		}
	});
}

const unusable = (reason: string, cause?: unknown): DeliveryError =>
	DeliveryError.of('certificateUnusable', { reason }, cause);

/** Turns a control connection that agreed to AUTH TLS into an encrypted one. */
export async function encryptControl(
	ftp: FTPContext,
	settings: tls.ConnectionOptions,
): Promise<void> {
	const socket = tls.connect({ ...settings, socket: ftp.socket });
	await new Promise<void>((resolve, reject) => {
		socket.once('error', reject);
		socket.once('secureConnect', () => {
			socket.removeListener('error', reject);
			resolve();
		});
	});
	ftp.socket = socket;
}

/** The data connection showed another certificate than the control connection. */
export class OtherCertificate extends Error {}

/**
 * Encrypts a data connection, which begins at once. It takes up the session of the control connection:
 * many servers ask for that as a proof that both have the same client. Breaks it where the server
 * proves to be another one.
 */
export function encryptData(
	raw: Socket,
	ftp: FTPContext,
	settings: tls.ConnectionOptions,
): tls.TLSSocket {
	const control = ftp.socket as tls.TLSSocket;
	const session = ftp.tlsSessionStore ?? control.getSession();
	const socket = tls.connect({ ...settings, socket: raw, session });
	// Tickets of TLS 1.3 are good for one use; the next connection takes the newest one.
	socket.on('session', (newest) => (ftp.tlsSessionStore = newest));
	socket.once('secureConnect', () => {
		// Who takes up a session has its secret; no certificate is shown then.
		if (socket.isSessionReused() || fingerprint(socket) === fingerprint(control)) return;
		socket.destroy(new OtherCertificate());
	});
	return socket;
}

const fingerprint = (socket: tls.TLSSocket): string => socket.getPeerCertificate().fingerprint256;
