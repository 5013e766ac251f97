import { createHash, timingSafeEqual } from 'node:crypto';
import ssh2, { type AuthContext } from 'ssh2';

export type LoginMethod = 'password' | 'keyboard-interactive' | 'publickey';

/** One question of a dialogue (RFC 4256) and the answer that is right. */
export interface Question {
	prompt: string;
	answer: string;
	/** Whether what is typed may be seen. */
	echo?: boolean;
}

export interface LoginSettings {
	user: string;
	/** Leave it out for an account that opens with a key only. */
	password?: string;
	/** Public keys that open the account, as in `authorized_keys`. */
	authorizedKeys?: readonly string[];
	/** How the password may be given; servers with PAM often ask for it in a dialogue. */
	passwordBy?: ReadonlyArray<'password' | 'keyboard-interactive'>;
	/** What a dialogue asks, one list after the other; the password alone by default. */
	dialogue?: ReadonlyArray<readonly Question[]>;
	/** The right password is answered with the wish for a new one. */
	passwordExpired?: boolean;
	/** All of these are wanted, in this order; any one that is possible by default. */
	steps?: readonly LoginMethod[];
}

/** One client's way through the login. */
export class SftpLogin {
	private passed = 0;

	constructor(private readonly settings: LoginSettings) {}

	async answer(context: AuthContext): Promise<void> {
		const { user, steps } = this.settings;
		const possible = this.possible();
		const right =
			context.username === user &&
			possible.includes(context.method as LoginMethod) &&
			(await this.isRight(context));
		// A key is first only shown; the client then signs.
		const shownOnly = context.method === 'publickey' && !context.signature;
		if (right && context.method === 'password' && this.settings.passwordExpired) {
			return context.requestChange('Your password has expired', () => context.reject());
		}
		if (right && !shownOnly) this.passed++;
		if (right && (shownOnly || !steps || this.passed === steps.length)) return context.accept();
		context.reject(this.possible() as never, right);
	}

	private possible(): LoginMethod[] {
		const { password, passwordBy = ['password'], authorizedKeys, steps } = this.settings;
		if (steps) return steps.slice(this.passed, this.passed + 1);
		return [
			...(password === undefined ? [] : passwordBy),
			...(authorizedKeys ? (['publickey'] as const) : []),
		];
	}

	private async isRight(context: AuthContext): Promise<boolean> {
		const { password } = this.settings;
		switch (context.method) {
			case 'password':
				return same(context.password, password);
			case 'keyboard-interactive': {
				const asked: Question[] = [{ prompt: 'Password: ', answer: password ?? '' }];
				for (const questions of this.settings.dialogue ?? [asked]) {
					const prompts = questions.map(({ prompt, echo = false }) => ({ prompt, echo }));
					const given = await new Promise<string[]>((resolve) => context.prompt(prompts, resolve));
					if (!questions.every(({ answer }, index) => same(given[index] ?? '', answer)))
						return false;
				}
				return true;
			}
			case 'publickey': {
				const { key, blob, signature, hashAlgo } = context;
				const known = (this.settings.authorizedKeys ?? [])
					.map(parsedKey)
					.find((candidate) => candidate.getPublicSSH().equals(key.data));
				if (!known) return false;
				return !signature || !blob || known.verify(blob, signature, hashAlgo) === true;
			}
			default:
				return false;
		}
	}
}

export function parsedKey(key: string): ssh2.ParsedKey {
	const result = ssh2.utils.parseKey(key);
	if (result instanceof Error) throw result;
	return Array.isArray(result) ? (result[0] as ssh2.ParsedKey) : result;
}

function same(given: string, expected: string | undefined): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return expected !== undefined && timingSafeEqual(digest(given), digest(expected));
}
