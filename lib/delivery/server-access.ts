export type Protocol = 'ftp' | 'sftp';

/** How to reach a partner's server and who we are there. */
export interface ServerAccess {
	protocol: Protocol;
	host: string;
	port: number;
	user: string;
	password?: string;
	/** SFTP only: the private key as text. When it is there, the password is not used. */
	privateKey?: string;
	/** SFTP only: opens an encrypted private key. */
	passphrase?: string;
	/** SFTP only: the host key to trust, as `ssh-keygen -lf` prints it: `SHA256:...`. */
	hostKeyFingerprint?: string;
}

/** How long to wait, in milliseconds. */
export interface Patience {
	/** For everything from the first packet to the end of the login. */
	connect: number;
	/** For a server that says nothing when it should, or takes no more bytes. */
	silence: number;
}

export const DEFAULT_PATIENCE: Patience = { connect: 20_000, silence: 30_000 };

export const USUAL_PORT: Record<Protocol, number> = { ftp: 21, sftp: 22 };

/** The server in a message: `sftp.partner.example:22`. */
export const serverName = ({ host, port }: ServerAccess): string => `${host}:${port}`;
