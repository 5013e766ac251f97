import { Client, FTPError, type FTPContext } from 'basic-ftp';
import { once } from 'node:events';
import type { ConnectionOptions } from 'node:tls';
import { DeliveryError } from '../delivery-error';
import type { Facts } from '../messages';
import { serverName, type Patience, type ServerAccess } from '../server-access';
import { within } from '../wire/time';
import { quotable } from '../wire/quotable';
import { ftpFailure } from './failures';
import { FtpLine, isSpellable, type Terms } from './line';
import { encryptControl, tlsSettings } from './tls';
import { workingFolder } from './working-folder';

/** How soon the system asks after a control connection at rest, in milliseconds; routers forget it else. */
const KEEP_ALIVE = 30_000;

/**
 * Logs in over FTP, in clear or over TLS as the access says, and agrees with the server on whole bytes
 * and, over TLS, on encrypted data connections. There is no falling back: a server that will not
 * encrypt is told neither user nor password. Throws DeliveryErrors, and has closed the connection then.
 */
export async function logIn(access: ServerAccess, patience: Patience): Promise<FtpLine> {
	const facts: Facts = {
		server: serverName(access),
		during: 'logging in',
		seconds: patience.connect / 1000,
	};
	const { user, password } = access;
	assertSendable(access, { User: user, Password: password });
	const client = new Client(patience.silence);
	if (access.fileNameEncoding === 'latin-1') client.ftp.encoding = 'latin1';
	const greeting = { reached: false, heard: false };
	try {
		const terms = negotiate(client, access, facts, greeting);
		// basic-ftp waits for ever for a TLS handshake, and anew for each answer.
		const late = () => DeliveryError.of('noAnswer', facts);
		return new FtpLine(client, access, patience, await within(patience.connect, terms, late));
	} catch (error) {
		client.close();
		const failure = ftpFailure(error, 'login', facts, access);
		const silent = failure.fault === 'noAnswer' || failure.fault === 'stalled';
		if (!silent || !greeting.reached || greeting.heard) throw failure;
		const seconds = Math.min(patience.connect, patience.silence) / 1000;
		throw DeliveryError.of('noWelcome', { ...facts, seconds }, error);
	}
}

async function negotiate(
	client: Client,
	access: ServerAccess,
	facts: Facts,
	greeting: { reached: boolean; heard: boolean },
): Promise<Terms> {
	const { ftp } = client;
	const { protocol, host, port, user, password } = access;
	const tls = protocol === 'ftp' ? undefined : tlsSettings(access);
	const welcome = client.connect(host, port);
	// Told once it is waited for.
	welcome.catch(() => undefined);
	if (protocol === 'ftpsImplicit' && tls) {
		await Promise.race([once(ftp.socket, 'connect'), welcome]);
		await encrypt(ftp, tls, facts);
	} else {
		ftp.socket.once('connect', () => (greeting.reached = true));
		ftp.socket.once('data', (banner: string | Buffer) => {
			greeting.heard = true;
			// Without this, an SSH server's greeting is waited on until the time is up.
			if (!String(banner).startsWith('SSH-')) return;
			ftp.closeWithError(DeliveryError.of('wrongProtocol', { ...facts, protocol: 'FTP' }));
		});
	}
	await welcome;
	if (protocol === 'ftps' && tls) {
		await agreeOnTls(client, facts);
		await encrypt(ftp, tls, facts);
	}
	// Most servers listen to this after the login alone.
	if (/[^\0-\x7f]/.test(user + password)) await spellNames(client, access);
	await client.login(user, password ?? '');
	const listed = await client.features();
	await spellNames(client, access);
	await client.send('TYPE I');
	if (listed.has('MLST')) await client.sendIgnoringError('OPTS MLST type;size;modify;');
	if (tls) await protectData(client, access, facts);
	ftp.socket.setKeepAlive(true, KEEP_ALIVE);
	const features = new Map([...listed].map(([name, value]) => [name.toUpperCase(), value]));
	return { features, home: await workingFolder(client), tls };
}

async function encrypt(ftp: FTPContext, tls: ConnectionOptions, facts: Facts): Promise<void> {
	const { during } = facts;
	facts.during = 'setting up the encryption';
	await encryptControl(ftp, tls);
	facts.during = during;
}

async function agreeOnTls(client: Client, facts: Facts): Promise<void> {
	try {
		const { code, message } = await client.send('AUTH TLS');
		if (code !== 234) throw new FTPError({ code, message });
	} catch (error) {
		if (!(error instanceof FTPError) || error.code === 421) throw error;
		throw DeliveryError.of('tlsNotOffered', { ...facts, reply: error.message }, error);
	}
}

/** RFC 4217, section 9. basic-ftp asks for it as well, and goes on when it is refused. */
async function protectData(client: Client, access: ServerAccess, facts: Facts): Promise<void> {
	await client.sendIgnoringError('PBSZ 0');
	try {
		await client.send('PROT P');
	} catch (error) {
		if (!(error instanceof FTPError) || error.code === 421) throw error;
		const reply = quotable(error.message, access);
		throw DeliveryError.of('dataNotProtected', { ...facts, reply }, error);
	}
}

const spellNames = async (client: Client, { fileNameEncoding }: ServerAccess): Promise<unknown> =>
	await client.sendIgnoringError(`OPTS UTF8 ${fileNameEncoding === 'latin-1' ? 'OFF' : 'ON'}`);

/** A line break would end the command and begin another one; another letter would be a wrong try. */
function assertSendable(access: ServerAccess, values: Record<string, string | undefined>): void {
	for (const [reason, value = ''] of Object.entries(values)) {
		if (/[\r\n\0]/.test(value)) throw DeliveryError.of('credentialUnusable', { reason });
		if (!isSpellable(access, value)) throw DeliveryError.of('credentialNotLatin1', { reason });
	}
}
