import type { PeerCertificate } from 'node:tls';
import type { Facts, Fault } from '../messages';
import { OtherCertificate } from './tls';

/** What OpenSSL finds wrong with a certificate (verify(1), X509_verify_cert_error_string(3)). */
const OF_CERTIFICATES: Record<string, Fault> = {
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificateUntrusted',
	UNABLE_TO_GET_ISSUER_CERT: 'certificateUntrusted',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificateUntrusted',
	SELF_SIGNED_CERT_IN_CHAIN: 'certificateUntrusted',
	CERT_UNTRUSTED: 'certificateUntrusted',
	CERT_SIGNATURE_FAILURE: 'certificateUntrusted',
	INVALID_CA: 'certificateUntrusted',
	INVALID_PURPOSE: 'certificateUntrusted',
	CERT_CHAIN_TOO_LONG: 'certificateUntrusted',
	PATH_LENGTH_EXCEEDED: 'certificateUntrusted',
	CERT_REJECTED: 'certificateUntrusted',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'certificateSelfSigned',
	CERT_HAS_EXPIRED: 'certificateExpired',
	CERT_NOT_YET_VALID: 'certificateNotYetValid',
	ERR_TLS_CERT_ALTNAME_INVALID: 'certificateNameDiffers',
};

/** How OpenSSL names what goes wrong in a handshake (Node.js: ERR_SSL_ and its reason). */
const OF_HANDSHAKES: ReadonlyArray<[RegExp, Fault]> = [
	[/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNKNOWN_PROTOCOL/, 'startsInClear'],
	[/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE/, 'tlsTooOld'],
	[/HANDSHAKE_FAILURE|NO_SHARED_CIPHER|NO_CIPHERS_AVAILABLE/, 'noCommonAlgorithm'],
	[/CERTIFICATE_REQUIRED|ALERT_NO_CERTIFICATE/, 'clientCertificateWanted'],
];

/** A data connection broke before it was encrypted; `cause` is what broke it. */
export class BrokenHandshake extends Error {
	constructor(cause: unknown) {
		super('The data connection broke before it was encrypted', { cause });
	}
}

/** Whether it is our side that will not go on, so that the server's words would explain nothing. */
export const isOurRefusal = (error: unknown): boolean =>
	error instanceof BrokenHandshake && (isOtherCertificate(error.cause) || isInClear(error.cause));

const isOtherCertificate = (cause: unknown): boolean =>
	cause instanceof OtherCertificate || codeOf(cause) in OF_CERTIFICATES;

const isInClear = (cause: unknown): boolean => tlsFault(cause)?.[0] === 'startsInClear';

/** The fault behind an error of TLS on the control connection, and what there is to tell of it. */
export function tlsFault(error: unknown): [Fault, Facts] | undefined {
	const code = codeOf(error);
	const ofCertificate = OF_CERTIFICATES[code];
	if (ofCertificate) return [ofCertificate, namesIn(error)];
	if (!/^(ERR_SSL|ERR_TLS|EPROTO|ERR_OSSL)/.test(code)) return undefined;
	const [, fault] = OF_HANDSHAKES.find(([pattern]) => pattern.test(code)) ?? [];
	return [fault ?? 'tlsBroken', { reason: reasonOf(error) }];
}

/**
 * The same on a data connection. The control connection was in order under the same settings, so that
 * a certificate that is not is another one. Once encrypted, an error of TLS says no more than that the
 * connection broke: a server that dies may say so in clear in the middle of it (vsftpd 3.0.3 does).
 */
export function dataTlsFault(error: unknown): [Fault, Facts] | undefined {
	if (!(error instanceof BrokenHandshake)) return undefined;
	if (isOtherCertificate(error.cause)) return ['dataCertificateDiffers', {}];
	return isInClear(error.cause) ? ['dataNotProtected', {}] : tlsFault(error.cause);
}

const codeOf = (error: unknown): string => {
	const code = (error as NodeJS.ErrnoException | undefined)?.code;
	return typeof code === 'string' ? code : '';
};

const reasonOf = (error: unknown): string =>
	(error as { reason?: string }).reason ?? (error as Error).message;

/** What Node adds when the certificate is for another name. */
function namesIn(error: unknown): Facts {
	const { cert, host } = error as { cert?: PeerCertificate; host?: string };
	if (!cert) return {};
	const names = (cert.subjectaltname ?? [cert.subject?.CN ?? ''].flat().join())
		.split(/, */)
		.map((name) => name.replace(/^(DNS|IP Address):/, ''))
		.filter((name) => /^[\w.*:-]+$/.test(name));
	const most = names.slice(0, 8);
	const more = names.length > most.length ? ' and more' : '';
	return { shown: most.length > 0 ? most.join(', ') + more : 'no name at all', expected: host };
}
