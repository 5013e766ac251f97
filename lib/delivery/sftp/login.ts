import ssh2, {
	type AuthHandlerMiddleware,
	type AuthenticationType,
	type Client,
	type ParsedKey,
	type ServerHostKeyAlgorithm,
	type SFTPWrapper,
} from 'ssh2';
import { DeliveryError } from '../delivery-error';
import { hostKeyOf, inWords, isTrusted, KINDS_OF_KEY, type HostKey } from './host-key';
import { readPrivateKey } from './private-key';
import { quotable } from '../wire/quotable';
import { serverName, type Patience, type ServerAccess } from '../server-access';
import { sshFailure } from './failures';
import { deferred, within } from '../wire/time';

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
	const expected = access.hostKeyFingerprint?.trim() ?? '';
	const privateKey =
		access.privateKey === undefined
			? undefined
			: readPrivateKey(access.privateKey, access.passphrase || undefined);
	for (const kind of [undefined, ...KINDS_OF_KEY]) {
		if (kind && shown.some((key) => (kind as readonly string[]).includes(key.kind))) continue;
		const shownBefore = shown.length;
		try {
			return await attempt(access, privateKey, patience, kind, (key) => {
				shown.push(key);
				return isTrusted(key, expected);
			});
		} catch (error) {
			const keyRefused = shown.length > shownBefore && !isTrusted(shown.at(-1)!, expected);
			// A kind of key the server does not have is no reason to stop looking.
			const noneOfThisKind =
				kind && error instanceof DeliveryError && error.fault === 'noCommonAlgorithm';
			if (!keyRefused && !noneOfThisKind) throw error;
		}
	}
	throw DeliveryError.of(expected === '' ? 'hostKeyUnknown' : 'hostKeyDifferent', {
		server: serverName(access),
		shown: inWords(shown),
		expected,
	});
}

async function attempt(
	access: ServerAccess,
	privateKey: ParsedKey | undefined,
	patience: Patience,
	serverHostKey: readonly ServerHostKeyAlgorithm[] | undefined,
	trust: (key: HostKey) => boolean,
): Promise<SshLogin> {
	const client = new ssh2.Client();
	const lost = deferred<never>();
	// It stays for good: an 'error' event nobody listens to ends the process.
	client.on('error', lost.reject);
	client.once('close', () => lost.reject(new Error('The server closed the connection')));
	const facts = {
		server: serverName(access),
		during: 'logging in',
		seconds: patience.connect / 1000,
	};
	let methodsOffered: readonly string[] = [];
	let hostKey: HostKey | undefined;
	const start = async (): Promise<SshLogin> => {
		const ready = new Promise<void>((resolve) => client.once('ready', () => resolve()));
		client.connect({
			host: access.host,
			port: access.port,
			username: access.user,
			readyTimeout: patience.connect,
			keepaliveInterval: Math.max(1000, Math.floor(patience.silence / 3)),
			keepaliveCountMax: 3,
			...(serverHostKey && { algorithms: { serverHostKey: [...serverHostKey] } }),
			// ssh2 takes any truthy answer for a yes, a Promise too (ssh2 issue 1268): so no async here.
			hostVerifier: (key: Buffer): boolean => trust((hostKey = hostKeyOf(key))) === true,
			authHandler: methodsOfLogin(access, privateKey, (offered) => (methodsOffered = offered)),
		});
		// Nagle's algorithm makes small packets wait: logins take 80 ms longer, uploads 40 times as long.
		client.setNoDelay(true);
		await Promise.race([ready, lost.promise]);
		const sftp = await startSftp(client, lost.promise, access);
		return { client, sftp, hostKey: hostKey!, lost: lost.promise };
	};
	try {
		return await within(patience.connect, start(), () => DeliveryError.of('noAnswer', facts));
	} catch (error) {
		client.destroy();
		const refused = privateKey ? 'keyRefused' : 'loginRefused';
		const failure = sshFailure(error, refused, facts);
		const usable = privateKey ? ['publickey'] : ['password', 'keyboard-interactive'];
		const tried = usable.some((method) => methodsOffered.includes(method));
		if (failure.fault !== refused || tried || methodsOffered.length === 0) throw failure;
		throw failure.adding(`It accepts no such login, only: ${methodsOffered.join(', ')}`);
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

/**
 * Which method to log in with. First none, to hear what the server accepts; then the key, or the
 * password, or the password as the answer to a dialogue. Each once: every refusal counts against
 * the account.
 */
function methodsOfLogin(
	{ user: username, password = '' }: ServerAccess,
	key: ParsedKey | undefined,
	hear: (offered: readonly string[]) => void,
): AuthHandlerMiddleware {
	const tried = new Set<AuthenticationType>();
	return (offered, partialSuccess, next) => {
		if (!offered) return next({ type: 'none', username });
		hear(offered);
		const mayTry = (type: AuthenticationType) =>
			offered.includes(type) && !tried.has(type) && tried.add(type);
		if (key) {
			if (mayTry('publickey')) return next({ type: 'publickey', username, key });
			// Some servers want the password as well, and say so by accepting the key in part.
			if (!partialSuccess || password === '') return next(false as never);
		}
		// A wrong password is still offered afterwards, and must not be given again in a dialogue.
		const wrong = tried.has('password') && offered.includes('password');
		if (mayTry('password')) return next({ type: 'password', username, password });
		if (wrong || !mayTry('keyboard-interactive')) return next(false as never);
		next({
			type: 'keyboard-interactive',
			username,
			prompt: (_name, _instructions, _language, prompts, finish) =>
				finish(prompts.map(() => password)),
		});
	};
}
