import type { Attempts } from './attempts';
import { DeliveryError } from '../delivery-error';
import type { PartnerServer } from '../server/partner-server';
import { renameIfFree } from './rename';
import type { RemoteFolder } from '../remote-folder';

/** A name in a folder, which is named as for `RemoteConnection.open`. */
export interface Place {
	folder: string;
	fileName: string;
}

/** The file to put in place and the names it has on the way. */
export interface Publication {
	/** For messages. */
	server: string;
	from: Place;
	to: Place;
	/** Where a previous file is to be replaced: the name it waits under, on servers that do not. */
	aside?: string;
	bytes: number;
}

export interface Published {
	/** Whether a previous file of that name was there. */
	replaced: boolean;
	/** False when a program at the partner's took the file away before we could look. */
	seenInFolder: boolean;
	/** The previous file under its other name, when it could not be deleted. */
	leftBehind: string[];
}

/**
 * Gives a complete file its final name and place, replacing the previous file. What happened is
 * decided by looking at the folder, not by the answer to the rename: answers get lost, and some
 * servers deny a rename they have done. Each turn looks, then takes the step that is missing.
 *
 * Where a server refuses to replace, the previous file is moved aside first and deleted last: there
 * may be a moment without the name, never one without the file. Where nothing is to be replaced, a
 * file that has the name is left alone (`nameTaken`), as far as the server can do that in one step.
 */
export async function publish(
	server: PartnerServer,
	publication: Publication,
	attempts: Attempts,
): Promise<Published> {
	const progress = new Progress(publication);
	for (;;) {
		try {
			const { from, to } = await openBoth(server, publication);
			const published = await progress.advance(from, to);
			if (published) return published;
		} catch (error) {
			try {
				await attempts.next(error, () => server.drop());
			} catch {
				throw await progress.rollBack(server, error);
			}
		}
	}
}

interface Folders {
	from: RemoteFolder;
	to: RemoteFolder;
}

async function openBoth(server: PartnerServer, { from, to }: Publication): Promise<Folders> {
	const connection = await server.connection();
	const source = await connection.open(from.folder);
	if (to.folder === from.folder) return { from: source, to: source };
	return { from: source, to: await connection.open(to.folder) };
}

class Progress {
	private replaced?: boolean;
	private asked: 'no' | 'unanswered' | 'answered' = 'no';
	private refusal?: DeliveryError;
	private movesAside = false;
	/** The whole path of the folder, once it was opened. */
	private path?: string;

	constructor(private readonly publication: Publication) {}

	/** Looks at the folders and takes one step; tells the outcome once there is nothing left to do. */
	async advance(source: RemoteFolder, target: RemoteFolder): Promise<Published | undefined> {
		const { from, to, aside, bytes } = this.publication;
		this.path = target.path;
		const seen = {
			temporary: await source.sizeOf(from.fileName),
			final: await target.sizeOf(to.fileName),
		};
		this.replaced ??= seen.final !== undefined;

		if (seen.temporary === undefined) return await this.settle(target, seen.final);
		if (seen.temporary !== bytes) throw this.failure('changedMeanwhile');
		if (seen.final !== undefined && aside === undefined) throw this.failure('nameTaken');
		// It says yes and does nothing.
		if (this.asked === 'answered') throw this.failure('renameRefused');
		if (this.refusal) {
			if (this.movesAside || seen.final === undefined) throw this.refusal;
			this.movesAside = true;
			this.refusal = undefined;
		}
		try {
			if (this.movesAside && aside !== undefined && seen.final !== undefined) {
				await target.rename(to.fileName, aside);
			}
			this.asked = 'unanswered';
			const into = target === source ? undefined : target;
			if (aside !== undefined) await source.rename(from.fileName, to.fileName, into);
			else await renameIfFree(source, from.fileName, to.fileName, into);
			this.asked = 'answered';
		} catch (error) {
			if (!(error instanceof DeliveryError) || error.fault !== 'renameRefused') throw error;
			this.refusal = error.about(to.fileName);
		}
		return undefined;
	}

	/** The file is gone from its old name: it became the final one, or something else took it. */
	private async settle(folder: RemoteFolder, final: number | undefined): Promise<Published> {
		const { aside, bytes } = this.publication;
		if (this.asked === 'no') throw this.failure('changedMeanwhile');
		if (final === undefined && this.asked !== 'answered') throw this.failure('outcomeUnknown');
		if (final !== undefined && final !== bytes) throw this.failure('changedMeanwhile');
		return {
			replaced: this.replaced === true,
			seenInFolder: final !== undefined,
			leftBehind: this.movesAside && aside !== undefined ? await sweep(folder, [aside]) : [],
		};
	}

	/** Puts the previous file back if it was moved aside, or says under which name it is kept. */
	async rollBack(server: PartnerServer, failure: unknown): Promise<unknown> {
		const { from, to, aside } = this.publication;
		if (!this.movesAside || aside === undefined || !(failure instanceof DeliveryError)) {
			return failure;
		}
		try {
			const folders = await openBoth(server, this.publication);
			if ((await folders.to.sizeOf(aside)) === undefined) return failure;
			const interrupted =
				(await folders.to.sizeOf(to.fileName)) === undefined &&
				(await folders.from.sizeOf(from.fileName)) !== undefined;
			if (interrupted) {
				await folders.to.rename(aside, to.fileName);
				return failure;
			}
		} catch {
			// The failure that brought us here matters more; the sentence below tells the rest.
		}
		return failure.adding(`The previous file may be in the folder under the name '${aside}'`);
	}

	private failure(
		fault: 'changedMeanwhile' | 'nameTaken' | 'outcomeUnknown' | 'renameRefused',
	): DeliveryError {
		const { server, to } = this.publication;
		return DeliveryError.of(fault, { server, ...to, folder: this.path ?? to.folder });
	}
}

/** Deletes files as well as it can and returns the names of those that may still be there. */
export async function sweep(folder: RemoteFolder, names: Iterable<string>): Promise<string[]> {
	const staying: string[] = [];
	for (const name of names) {
		try {
			if ((await folder.sizeOf(name)) !== undefined) await folder.remove(name);
		} catch {
			staying.push(name);
		}
	}
	return staying;
}
