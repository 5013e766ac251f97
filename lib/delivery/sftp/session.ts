import type { SFTPWrapper } from 'ssh2';
import type { Facts } from '../messages';
import { serverName, type Patience, type ServerAccess } from '../server-access';
import { Interruption } from '../wire/interruption';
import { quotable } from '../wire/quotable';
import { Silence, within } from '../wire/time';
import { forWholeFile } from '../wire/whole-file';
import { sftpFailure, STATUS, statusOf, type SftpStep } from './failures';
import type { SshLogin } from './login';

export type Done<T> = (error: Error | null | undefined, value: T) => void;

/** Requests to a server over one login, each of them answered or given up in time. */
export class SftpSession {
	private readonly interruption: Interruption;

	constructor(
		readonly login: SshLogin,
		private readonly access: ServerAccess,
		readonly patience: Patience,
	) {
		this.interruption = new Interruption(login.lost);
	}

	/**
	 * One request. ssh2 never answers a request made after the connection was lost, nor one the
	 * server ignores: so each races against both. One that is about a whole file may take longer, by
	 * its `bytes`.
	 */
	async call<T = void>(act: (sftp: SFTPWrapper, done: Done<T>) => void, bytes = 0): Promise<T> {
		const answer = new Promise<T>((resolve, reject) =>
			act(this.login.sftp, (error, value) => (error ? reject(error) : resolve(value))),
		);
		const answered = this.interruption.race(answer);
		const patience = forWholeFile(this.patience.silence, bytes);
		return await within(patience, answered, () => new Silence());
	}

	/** The same for a request OpenSSH added to SFTP; false when this server does not have it. */
	async extension(act: (sftp: SFTPWrapper, done: Done<void>) => void, bytes = 0): Promise<boolean> {
		try {
			await this.call(act, bytes);
			return true;
		} catch (error) {
			// ssh2 throws this before asking, from what the server announced.
			const missing = error instanceof Error && /does not support this ext/.test(error.message);
			if (missing || statusOf(error) === STATUS.unsupported) return false;
			throw error;
		}
	}

	async close(handle: Buffer, bytes = 0): Promise<void> {
		await this.call((sftp, done) => sftp.close(handle, done), bytes);
	}

	/** Closes a handle after something went wrong, which matters more than how this goes. */
	abandon(handle: Buffer): void {
		void this.close(handle).catch(() => undefined);
	}

	/** Anything that goes wrong meanwhile becomes a DeliveryError about this step. */
	async step<T>(step: SftpStep, what: Facts, act: (facts: Facts) => Promise<T>): Promise<T> {
		const facts = this.facts(what);
		try {
			return await act(facts);
		} catch (error) {
			throw sftpFailure(error, step, facts, this.access);
		}
	}

	/** The same for values that come one after the other. */
	async *steps<T>(
		step: SftpStep,
		what: Facts,
		act: () => AsyncIterable<T>,
	): AsyncGenerator<T, void, undefined> {
		try {
			yield* act();
		} catch (error) {
			throw sftpFailure(error, step, this.facts(what), this.access);
		}
	}

	quotable(reply: string): string {
		return quotable(reply, this.access);
	}

	facts(what: Facts): Facts {
		const seconds = this.patience.silence / 1000;
		return { server: serverName(this.access), seconds, ...what };
	}
}
