import type { Prompt } from 'ssh2';
import { DeliveryError } from '../delivery-error';
import { serverName, type ServerAccess } from '../server-access';
import { quotable } from '../wire/quotable';

/** 'Password' as the servers' systems say it (their translations of PAM's prompt). */
const PASSWORD =
	/pass\s?-?wor[dt]|passphrase|mot de passe|kennwort|contraseña|clave|senha|palavra-passe|wachtwoord|adgangskode|kodeord|passord|lösenord|salasana|hasło|heslo|jelszó|parol[aăeë]?|şifre|κωδικός|пароль|密码|密碼|パスワード|암호/iu;
/** What a person reads off a device, or makes up anew; a password is never the answer. */
const NOT_THE_PASSWORD =
	/(?<!\p{L})(?:(?:pass)?codes?|otp|totp|one[- ]?time|tokens?|pin|challenge|verification|authenticator|two[- ]factor|2fa|mfa|second factor|duo|yubikey|einmal\p{L}*|unique|jeton|new|again|retype|re-enter|confirm|neues|nouveau|expired)(?!\p{L})/iu;
const USER =
	/^\W*(?:user\s?-?(?:name|id)?|log\s?in(?:\s?name)?|benutzer(?:name)?|utilisateur|identifiant)\W*$/iu;

/**
 * The answers to a server that asks for the login in a dialogue (RFC 4256): the password where it
 * asks for that, also without a word; the user where it asks for that. Any other question throws a
 * DeliveryError, and nothing is answered: a one-time code cannot be known here, and the password in
 * its place would count as a wrong try.
 */
export function answersTo(prompts: readonly Prompt[], access: ServerAccess): string[] {
	return prompts.map(({ prompt, echo }) => {
		const question = withoutNames(prompt, access);
		if (USER.test(question)) return access.user;
		const asksPassword = PASSWORD.test(question) || (!/\p{L}/u.test(question) && !echo);
		if (asksPassword && !NOT_THE_PASSWORD.test(question)) return access.password ?? '';
		throw DeliveryError.of('questionAtLogin', {
			server: serverName(access),
			reason: quotable(prompt, access).replace(/\s+/g, ' ').trim().slice(0, 100),
		});
	});
}

/** A question may hold the user and the host, in which such words may occur: '(token@host) Password:'. */
function withoutNames(prompt: string, { user, host }: ServerAccess): string {
	return [user, host]
		.filter((name) => name !== '')
		.reduce((text, name) => text.replace(asWord(name), ' '), prompt);
}

const asWord = (text: string): RegExp =>
	new RegExp(
		`(?<![\\p{L}\\p{N}])${text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
		'gu',
	);
