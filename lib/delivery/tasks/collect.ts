import { Attempts, trying, USUAL_WAITS } from './attempts';
import { Claims, type Claim } from './claim';
import { DeliveryError } from '../delivery-error';
import { ABOUT_ONE_FILE, fetchOnce, type FetchedFile, type Take } from './fetch';
import { assertFolder } from '../file-name';
import { lookForFiles, type Found, type PassedOver } from './look';
import { namePattern } from './name-pattern';
import type { PartnerServer } from '../server/partner-server';

export interface FilesToCollect {
	/** Seen from the folder the account opens in; blank is that folder itself. */
	folder: string;
	/** See `namePattern`. */
	pattern: string;
	/**
	 * A file is fetched once its size and time are the same in two looks this far apart. 0 takes one
	 * look, for folders whose files appear whole.
	 */
	stableSeconds: number;
	/** Larger files are passed over. */
	largestBytes: number;
	/** How many files at most; all of them when not given. */
	most?: number;
	/** Whether of several files only the one changed last is fetched. */
	newestOnly?: boolean;
	/** Only files changed after this moment. */
	modifiedAfter?: Date;
	claim: Claim;
}

export interface CollectedFile extends FetchedFile {
	/** The path under which the file is now, when it was claimed. */
	claimedAs?: string;
}

export interface Collection {
	/** Oldest first. */
	collected: CollectedFile[];
	/** Files that match and were left alone, and why. */
	passedOver: PassedOver[];
	/** What ended the collection before its time, when some files had been collected by then. */
	stoppedBy?: DeliveryError;
}

/**
 * Fetches the files of a folder that match a pattern, oldest first, once they are finished. Each is
 * claimed before it is fetched, so that of several runs at once only one has it; a file that could
 * not be fetched gets its old name back, or the reason says where it is. A file claimed and fetched
 * is never given up for the fate of a later one: then the collection ends with what it has. Faults of
 * the network are tried again. Every failure is a DeliveryError.
 */
export async function collect(
	server: PartnerServer,
	request: FilesToCollect,
	take: Take,
	waits: readonly number[] = USUAL_WAITS,
): Promise<Collection> {
	const { folder, pattern, most = Infinity, newestOnly = false } = request;
	assertFolder(folder);
	const claims = new Claims(server, folder, request.claim);
	const matches = namePattern(pattern);
	const sought = { ...request, matches: (name: string) => matches(name) && !claims.has(name) };
	const { found, passedOver } = await trying(server, waits, async (connection) => {
		const opened = await connection.open(folder);
		await claims.assertPossible(opened);
		return await lookForFiles(opened, sought);
	});

	const collected: CollectedFile[] = [];
	const older = newestOnly ? found.slice(0, -1) : [];
	for (const { name } of older) passedOver.push({ fileName: name, reason: 'A newer file matches' });
	for (const file of found.slice(older.length)) {
		if (collected.length >= most) break;
		try {
			const outcome = await collectOne(server, folder, file, claims, take, waits);
			if (typeof outcome === 'string') passedOver.push({ fileName: file.name, reason: outcome });
			else collected.push(outcome);
		} catch (error) {
			if (!(error instanceof DeliveryError)) throw error;
			const ofThisFile = ABOUT_ONE_FILE.has(error.fault);
			if (!ofThisFile && collected.length === 0) throw error;
			passedOver.push({ fileName: file.name, reason: error.message });
			if (!ofThisFile) return { collected, passedOver, stoppedBy: error };
		}
	}
	return { collected, passedOver };
}

/** The file, or why it was left alone. */
async function collectOne(
	server: PartnerServer,
	folder: string,
	file: Found,
	claims: Claims,
	take: Take,
	waits: readonly number[],
): Promise<CollectedFile | string> {
	const attempts = new Attempts(waits);
	const claimed = await claims.take(file, attempts);
	if (typeof claimed === 'string') return claimed;
	const { name: fileName, bytes, modifiedAt } = file;
	for (;;) {
		try {
			const connection = await server.connection();
			const { path } = await connection.open(folder);
			const place = await connection.open(claimed.folder);
			const what = { name: claimed.name, bytes, fileName };
			const measure = await fetchOnce(server, place, what, take);
			return {
				folder: path,
				fileName,
				...measure,
				...(modifiedAt && { modifiedAt: modifiedAt.toISOString() }),
				...(claims.renames && { claimedAs: claimed.path }),
			};
		} catch (error) {
			try {
				await attempts.next(error, () => server.drop());
			} catch {
				if (!(error instanceof DeliveryError)) throw error;
				throw await claims.giveBack(file, claimed, error);
			}
		}
	}
}
