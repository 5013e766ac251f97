import type { Attempts } from './attempts';
import { DeliveryError } from '../delivery-error';
import type { PartnerServer } from '../server/partner-server';
import type { RemoteFolder } from '../remote-folder';

/** The file to put in place and the names it has on the way. */
export interface Publication {
	/** For messages. */
	server: string;
	folder: string;
	fileName: string;
	temporary: string;
	/** Where the previous file waits, on servers that do not replace. */
	aside: string;
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
 * Gives a complete temporary file its final name, replacing the previous file. What happened is
 * decided by looking at the folder, not by the answer to the rename: answers get lost, and some
 * servers deny a rename they have done. Each turn looks, then takes the step that is missing.
 *
 * Where a server refuses to replace, the previous file is moved aside first and deleted last: there
 * may be a moment without the name, never one without the file.
 */
export async function publish(
	server: PartnerServer,
	publication: Publication,
	attempts: Attempts,
): Promise<Published> {
	const progress = new Progress(publication);
	for (;;) {
		try {
			const folder = await (await server.connection()).open(publication.folder);
			const published = await progress.advance(folder);
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

class Progress {
	private replaced?: boolean;
	private asked: 'no' | 'unanswered' | 'answered' = 'no';
	private refusal?: DeliveryError;
	private movesAside = false;

	constructor(private readonly publication: Publication) {}

	/** Looks at the folder and takes one step; tells the outcome once there is nothing left to do. */
	async advance(folder: RemoteFolder): Promise<Published | undefined> {
		const { fileName, temporary, aside, bytes } = this.publication;
		const seen = {
			temporary: await folder.sizeOf(temporary),
			final: await folder.sizeOf(fileName),
		};
		this.replaced ??= seen.final !== undefined;

		if (seen.temporary === undefined) return await this.settle(folder, seen.final);
		if (seen.temporary !== bytes) throw this.failure('changedMeanwhile');
		// It says yes and does nothing.
		if (this.asked === 'answered') throw this.failure('renameRefused');
		if (this.refusal) {
			if (this.movesAside || seen.final === undefined) throw this.refusal;
			this.movesAside = true;
			this.refusal = undefined;
		}
		try {
			if (this.movesAside && seen.final !== undefined) await folder.rename(fileName, aside);
			this.asked = 'unanswered';
			await folder.rename(temporary, fileName);
			this.asked = 'answered';
		} catch (error) {
			if (!(error instanceof DeliveryError) || error.fault !== 'renameRefused') throw error;
			this.refusal = error.about(fileName);
		}
		return undefined;
	}

	/** The temporary file is gone: it became the final one, or something else took it. */
	private async settle(folder: RemoteFolder, final: number | undefined): Promise<Published> {
		const { aside, bytes } = this.publication;
		if (this.asked === 'no') throw this.failure('changedMeanwhile');
		if (final === undefined && this.asked !== 'answered') throw this.failure('outcomeUnknown');
		if (final !== undefined && final !== bytes) throw this.failure('changedMeanwhile');
		return {
			replaced: this.replaced === true,
			seenInFolder: final !== undefined,
			leftBehind: this.movesAside ? await sweep(folder, [aside]) : [],
		};
	}

	/** Puts the previous file back if it was moved aside, or says under which name it is kept. */
	async rollBack(server: PartnerServer, failure: unknown): Promise<unknown> {
		if (!this.movesAside || !(failure instanceof DeliveryError)) return failure;
		const { fileName, temporary, aside } = this.publication;
		try {
			const folder = await (await server.connection()).open(this.publication.folder);
			if ((await folder.sizeOf(aside)) === undefined) return failure;
			const interrupted =
				(await folder.sizeOf(fileName)) === undefined &&
				(await folder.sizeOf(temporary)) !== undefined;
			if (interrupted) {
				await folder.rename(aside, fileName);
				return failure;
			}
		} catch {
			// The failure that brought us here matters more; the sentence below tells the rest.
		}
		return failure.adding(`The previous file may be in the folder under the name '${aside}'`);
	}

	private failure(fault: 'changedMeanwhile' | 'outcomeUnknown' | 'renameRefused'): DeliveryError {
		const { server, folder, fileName } = this.publication;
		return DeliveryError.of(fault, { server, folder, fileName });
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
