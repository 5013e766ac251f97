import type { Protocol } from '../../../lib/delivery';
import type { CertificateKind } from '../certificates';

/** What an endpoint of a server should be like. Without further words, it behaves. */
export interface Wish {
	protocol: Protocol;
	/** FTPS only: what it shows; a good one when not given. */
	certificate?: CertificateKind;
	/** Renames it does not allow: those onto a name that exists, or all. */
	refusesRenames?: 'overExisting' | 'always';
	/** FTP and FTPS: EPSV is denied, and the answer to PASV names an address nobody has. */
	announcesWrongAddress?: boolean;
	/** OpenSSH only: how the account opens; with a password when not given. */
	login?: 'password' | 'keyboardInteractive' | 'key';
}

/** A part of loopback where nobody listens. */
export const WRONG_ADDRESS = '127.9.9.9';

/** A wish that has its place. */
export interface Endpoint extends Wish {
	host: string;
	port: number;
	/** The ports of its data connections, for FTP and FTPS. */
	dataPorts: readonly number[];
}

/** The data ports of one endpoint: few enough to put a proxy before each. */
export const DATA_PORTS = 16;

/** The port of an endpoint and, right after it, those of its data connections. */
export function endpointAt(wish: Wish, port: number): Endpoint {
	const data = wish.protocol === 'sftp' ? 0 : DATA_PORTS;
	const dataPorts = Array.from({ length: data }, (_, index) => port + 1 + index);
	return { ...wish, host: '127.0.0.1', port, dataPorts };
}
