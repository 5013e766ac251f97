/**
 * How to speak with a server. `ftps` asks for TLS on the usual FTP port before anything is said (AUTH TLS,
 * RFC 4217), `ftpsImplicit` begins with TLS on a port of its own.
 */
export type Protocol = 'ftp' | 'ftps' | 'ftpsImplicit' | 'sftp';

/** How to reach a partner's server and who we are there. */
export interface ServerAccess {
	protocol: Protocol;
	host: string;
	port: number;
	user: string;
	password?: string;
	/** SFTP only: the private key as text. When it is there, the password is only given where asked for as well. */
	privateKey?: string;
	/** SFTP only: opens an encrypted private key. */
	passphrase?: string;
	/** SFTP only: the host key to trust, as `ssh-keygen -lf` prints it: `SHA256:...`. */
	hostKeyFingerprint?: string;
	/**
	 * SFTP only, and only without a fingerprint: whether to take whatever key the server shows first
	 * and hold it to that one for as long as this process runs.
	 */
	trustOnFirstUse?: boolean;
	/** FTPS only: certificates (PEM) of authorities to trust beside the usual ones. */
	certificateAuthority?: string;
	/** FTPS only: the name the certificate must carry, where it is not the host's. */
	certificateName?: string;
	/** FTP and FTPS: how file names are spelled in bytes; UTF-8 when not given. */
	fileNameEncoding?: 'utf-8' | 'latin-1';
	/**
	 * FTP and FTPS: where data connections go, when the server gives an address: to the host itself,
	 * as when not given, or to the address the server announces.
	 */
	passiveAddress?: 'host' | 'announced';
}

/** How long to wait, in milliseconds. */
export interface Patience {
	/** For everything from the first packet to the end of the login. */
	connect: number;
	/** For a server that says nothing when it should, or takes no more bytes. */
	silence: number;
}

export const DEFAULT_PATIENCE: Patience = { connect: 20_000, silence: 30_000 };

export const USUAL_PORT: Record<Protocol, number> = {
	ftp: 21,
	ftps: 21,
	ftpsImplicit: 990,
	sftp: 22,
};

/** The server in a message: `sftp.partner.example:22`. */
export const serverName = ({ host, port }: ServerAccess): string => `${host}:${port}`;
