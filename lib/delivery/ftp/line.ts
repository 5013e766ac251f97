import type { Client } from 'basic-ftp';
import type { Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { DeliveryError } from '../delivery-error';
import type { Facts } from '../messages';
import { serverName, type Patience, type ServerAccess } from '../server-access';
import { ftpFailure, type FtpStep } from './failures';

/** What a login found out about the server and agreed on with it. */
export interface Terms {
	/** The commands the server lists in its answer to FEAT, in capitals, and what it says of each. */
	features: ReadonlyMap<string, string>;
	/** The path of the folder the account opens in. */
	home: string;
	/** How to encrypt data connections; undefined in clear. */
	tls: ConnectionOptions | undefined;
}

const BEYOND_LATIN_1 = /[^\0-\xff]/;

/** Letters Latin-1 does not have would silently become others. */
export const isSpellable = ({ fileNameEncoding }: ServerAccess, text: string): boolean =>
	fileNameEncoding !== 'latin-1' || !BEYOND_LATIN_1.test(text);

/** A login on an FTP server: its control connection and the data connection there may be. */
export class FtpLine {
	/** The latest data connection. */
	data?: Socket;
	/** The ways of opening one that turned out to lead nowhere. */
	readonly uselessWays = new Set<unknown>();

	constructor(
		readonly client: Client,
		readonly access: ServerAccess,
		readonly patience: Patience,
		readonly terms: Terms,
	) {}

	/** Does one step and turns whatever goes wrong in it into a DeliveryError. */
	async step<T>(step: FtpStep, facts: Facts, act: () => Promise<T>): Promise<T> {
		try {
			return await act();
		} catch (error) {
			throw this.failure(error, step, facts);
		}
	}

	failure(error: unknown, step: FtpStep, facts: Facts): Error {
		const seconds = this.patience.silence / 1000;
		return ftpFailure(error, step, { ...this.facts, seconds, ...facts }, this.access);
	}

	get facts(): Facts {
		return { server: serverName(this.access) };
	}

	assertSpellable(name: string): void {
		if (isSpellable(this.access, name)) return;
		throw DeliveryError.of('nameNotLatin1', { fileName: name });
	}

	/** Cuts both connections at once. basic-ftp says QUIT and waits for nothing. */
	destroy(): void {
		this.client.close();
		this.data?.destroy();
	}
}
