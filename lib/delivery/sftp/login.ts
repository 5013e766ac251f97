import ssh2, {
	type Client,
	type ParsedKey,
	type ServerHostKeyAlgorithm,
	type SFTPWrapper,
} from 'ssh2';
import { DeliveryError } from '../delivery-error';
import { serverName, type Patience, type ServerAccess } from '../server-access';
import { quotable } from '../wire/quotable';
import { deferred, within } from '../wire/time';
import { authentication } from './authentication';
import { Closed, sshFailure } from './failures';
import { hostKeyOf, KINDS_OF_KEY, type HostKey } from './host-key';
import { trustOf } from './host-key-trust';
import { packetSocket } from './packet-socket';
import { readPrivateKey } from './private-key';

/** A login that can move files. `lost` rejects, with the first cause, once it no longer can. */
export interface SshLogin {
	client: Client;
	sftp: SFTPWrapper;
	/** The key the server proved to have. */
	hostKey: HostKey;
	lost: Promise<never>;
}

/**
 * Logs in over SSH and starts SFTP, at a server whose host key is the one the user trusts. When a
 * server's usual key is another one, its keys of other kinds are asked for too: partners often
 * publish only one of several. No login is tried before the key is known to be right.
 */
export async function logIn(access: ServerAccess, patience: Patience): Promise<SshLogin> {
	const shown: HostKey[] = [];
	const trust = trustOf(access);
	const key =
		access.privateKey === undefined
			? undefined
			: readPrivateKey(access.privateKey, access.passphrase || undefined);
	for (const kind of [undefined, ...KINDS_OF_KEY]) {
		if (kind && shown.some((seen) => (kind as readonly string[]).includes(seen.kind))) continue;
		const shownBefore = shown.length;
		try {
			return await attempt(access, key, patience, kind, {
				accepts: (hostKey) => {
					shown.push(hostKey);
					return trust.accepts(hostKey);
				},
				confirm: (hostKey) => trust.confirm(hostKey),
			});
		} catch (error) {
			const keyRefused = shown.length > shownBefore && !trust.accepts(shown.at(-1)!);
			// A kind of key the server does not have is no reason to stop looking.
			const noneOfThisKind =
				kind && error instanceof DeliveryError && error.fault === 'noCommonAlgorithm';
			if (!keyRefused && !noneOfThisKind) throw error;
		}
	}
	throw trust.refusal(shown);
}

async function attempt(
	access: ServerAccess,
	key: ParsedKey | undefined,
	patience: Patience,
	serverHostKey: readonly ServerHostKeyAlgorithm[] | undefined,
	trust: Pick<ReturnType<typeof trustOf>, 'accepts' | 'confirm'>,
): Promise<SshLogin> {
	const client = new ssh2.Client();
	const lost = deferred<never>();
	const facts = {
		server: serverName(access),
		during: 'logging in',
		seconds: patience.connect / 1000,
	};
	// It stays for good: an 'error' event nobody listens to ends the process.
	client.on('error', lost.reject);
	client.once('close', () => lost.reject(new Closed('The server closed the connection')));
	// ssh2 would wait for a new password for as long as the login may take.
	client.once('change password', () => lost.reject(DeliveryError.of('passwordExpired', facts)));
	let hostKey: HostKey | undefined;
	const authenticate = authentication(access, key, lost.reject);
	/** Whether a password or a key was given, and has not opened the account. */
	let secretGiven = false;
	const start = async (): Promise<SshLogin> => {
		const ready = new Promise<void>((resolve) => client.once('ready', () => resolve()));
		client.once('ready', () => (secretGiven = false));
		client.connect({
			sock: packetSocket(access.host, access.port),
			username: access.user,
			readyTimeout: patience.connect,
			keepaliveInterval: Math.max(1000, Math.floor(patience.silence / 3)),
			keepaliveCountMax: 3,
			...(serverHostKey && { algorithms: { serverHostKey: [...serverHostKey] } }),
			// ssh2 takes any truthy answer for a yes, a Promise too (ssh2 issue 1268): so no async here.
			hostVerifier: (shown: Buffer): boolean =>
				trust.accepts((hostKey = hostKeyOf(shown))) === true,
			authHandler: (offered, partialSuccess, next) =>
				authenticate(offered, partialSuccess, (method) => {
					secretGiven = typeof method === 'object' && method.type !== 'none';
					next(method);
				}),
		});
		await Promise.race([ready, lost.promise]);
		const sftp = await startSftp(client, lost.promise, access);
		trust.confirm(hostKey!);
		return { client, sftp, hostKey: hostKey!, lost: lost.promise };
	};
	try {
		return await within(patience.connect, start(), () => DeliveryError.of('noAnswer', facts));
	} catch (error) {
		client.destroy();
		throw sshFailure(error, key ? 'keyRefused' : 'loginRefused', facts, access, secretGiven);
	}
}

async function startSftp(
	client: Client,
	lost: Promise<never>,
	access: ServerAccess,
): Promise<SFTPWrapper> {
	const started = new Promise<SFTPWrapper>((resolve, reject) => {
		client.sftp((error, sftp) => {
			if (!error) return resolve(sftp);
			// Anything else is a connection that broke meanwhile.
			if (!/subsystem|channel open failure/i.test(error.message)) return reject(error);
			const facts = { server: serverName(access), reply: quotable(error.message, access) };
			reject(DeliveryError.of('noFileTransfer', facts, error));
		});
	});
	return await Promise.race([started, lost]);
}
