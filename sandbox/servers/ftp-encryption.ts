import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket, type SecureContext, type SecureVersion } from 'node:tls';
import type { Certificate } from './certificates';

/** How a server encrypts, and what it does wrong about it. */
export interface FtpTls extends Certificate {
	/** `explicit` waits for AUTH TLS, `implicit` begins with TLS. */
	mode: 'explicit' | 'implicit';
	/** The newest version of TLS it speaks. */
	maxVersion?: SecureVersion;
	/** Shown on data connections, instead of the same one. */
	dataCertificate?: Certificate;
	/** Agrees to AUTH TLS and says nothing ever after. */
	silentAfterAuth?: boolean;
	/** What it answers to these commands instead of a yes, such as `536 No`. */
	answers?: Partial<Record<'AUTH' | 'PBSZ' | 'PROT', string>>;
	/** Sends data in clear although it agreed to PROT P. */
	dataInClear?: boolean;
}

/** The server's side of TLS (RFC 4217). Sessions can be taken up on data connections. */
export class FtpEncryption {
	private readonly onControl: SecureContext;
	private readonly onData: SecureContext;

	constructor(readonly settings: FtpTls) {
		this.onControl = contextOf(settings, settings);
		const { dataCertificate } = settings;
		this.onData = dataCertificate ? contextOf(dataCertificate, settings) : this.onControl;
	}

	control(socket: Socket): TLSSocket {
		const wrapped = encrypted(socket, this.onControl);
		// Who leaves within the handshake would be waited for: the greeting cannot be written any more.
		wrapped.once('end', () => socket.destroySoon());
		return wrapped;
	}

	data(socket: Socket): Socket {
		return this.settings.dataInClear ? socket : encrypted(socket, this.onData);
	}
}

/** Node's default does not go below TLS 1.2; the oldest ones also need OpenSSL's weakest level. */
const contextOf = ({ certificate, key }: Certificate, { maxVersion }: FtpTls): SecureContext =>
	createSecureContext({
		cert: certificate,
		key,
		...(maxVersion && { minVersion: 'TLSv1', maxVersion, ciphers: 'ALL:@SECLEVEL=0' }),
	});

function encrypted(socket: Socket, secureContext: SecureContext): TLSSocket {
	const wrapped = new TLSSocket(socket, { isServer: true, secureContext });
	// A client that will not go on is ordinary; 'close' follows and cleans up.
	wrapped.on('error', () => socket.destroy());
	// Where a server of Node's own hears of a handshake that failed; the reason is on its way still.
	wrapped.on('_tlsError', () => setImmediate(() => socket.destroy()));
	return wrapped;
}
