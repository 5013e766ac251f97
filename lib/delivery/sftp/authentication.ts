import type { AuthHandlerMiddleware, ParsedKey } from 'ssh2';
import { DeliveryError } from '../delivery-error';
import { serverName, type ServerAccess } from '../server-access';
import { answersTo } from './dialogue';

type Means = 'publickey' | 'password' | 'keyboard-interactive';

const IN_WORDS: Record<Means, string> = {
	publickey: 'private key',
	password: 'password',
	'keyboard-interactive': 'password',
};

/**
 * Which method to log in with. First none, to hear what the server accepts; then the key, the
 * password, or the password in a dialogue: whatever it accepts, each once, since every refusal
 * counts against the account. With a key, the password goes only to a server that wants it as
 * well: after the key, or before it. `giveUp` hears why nothing further can be tried.
 */
export function authentication(
	access: ServerAccess,
	key: ParsedKey | undefined,
	giveUp: (failure: DeliveryError) => void,
): AuthHandlerMiddleware {
	const { user: username, password = '' } = access;
	const tried: Means[] = [];
	const own: Means[] = [
		...(key ? (['publickey'] as const) : []),
		...(password === '' ? [] : (['password', 'keyboard-interactive'] as const)),
	];
	let dialogues = 0;

	return (offered, partialSuccess, next) => {
		if (!offered) return next({ type: 'none', username });
		const last = tried.at(-1);
		const untried = own.find((means) => offered.includes(means) && !tried.includes(means));
		// A password refused as such is not given again in a dialogue, unless that is the only way.
		const refused = last === 'publickey' || (last !== undefined && offered.includes(last));
		if (!untried || (refused && !partialSuccess)) {
			return giveUp(refusal(access, offered, partialSuccess ? 'accepted' : 'refused', last, key));
		}
		tried.push(untried);
		if (untried === 'publickey') return next({ type: untried, username, key: key! });
		if (untried === 'password') return next({ type: untried, username, password });
		next({
			type: untried,
			username,
			prompt: (_name, _instructions, _language, prompts, finish) => {
				try {
					const answers = answersTo(prompts, access);
					// Asked for it a second time, the first was wrong.
					if (answers.includes(password) && dialogues++ > 0) {
						throw DeliveryError.of('loginRefused', { server: serverName(access) });
					}
					finish(answers);
				} catch (error) {
					giveUp(error as DeliveryError);
				}
			},
		});
	};
}

function refusal(
	access: ServerAccess,
	offered: readonly string[],
	outcome: 'accepted' | 'refused',
	last: Means | undefined,
	key: ParsedKey | undefined,
): DeliveryError {
	const server = serverName(access);
	const methods = offered.join(', ');
	if (last && outcome === 'accepted') {
		return DeliveryError.of('furtherStep', { server, reason: IN_WORDS[last], expected: methods });
	}
	if (last) {
		return DeliveryError.of(last === 'publickey' ? 'keyRefused' : 'loginRefused', { server });
	}
	if (!key && !access.password) {
		return DeliveryError.of('credentialIncomplete', { reason: 'Password' });
	}
	return DeliveryError.of(key ? 'keyRefused' : 'loginRefused', { server }).adding(
		`It accepts no such login, only: ${methods}`,
	);
}
