import type { ServerAccess } from '../server-access';

/** What of an access a server's words may never show. */
export type Secrets = Pick<ServerAccess, 'password' | 'passphrase'>;

const LEFT_OUT = '(words left out, because they repeat the password)';

/** The repeated command, which may be cut short or in another alphabet than ours. */
const REPEATED_LOGIN = /\bPASS\s+\S/;

/**
 * A server's words as a message may quote them. Some servers repeat a command they do not know, the
 * password in it; such words are left out whole, for a gap where it stood would show a short one.
 */
export function quotable(reply: string, { password, passphrase }: Secrets): string {
	const said = comparable(reply);
	const repeated = [password, passphrase]
		.map((secret) => comparable(secret ?? ''))
		.some((secret) => secret !== '' && said.includes(secret));
	return repeated || REPEATED_LOGIN.test(reply) ? LEFT_OUT : reply;
}

/** Some servers change capitals and spaces when they repeat a command. */
const comparable = (text: string): string => text.replace(/\s+/g, '').toLowerCase();
