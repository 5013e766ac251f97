import { Attempts, USUAL_WAITS } from './attempts';
import { DeliveryError } from '../delivery-error';
import { assertFileName, assertFolder } from '../file-name';
import type { PartnerServer } from '../server/partner-server';
import { publish, sweep, type Published } from './publish';
import { send, type FileToDeliver, type Upload } from './send';
import { chooseTarget, measuredOnce, type Target, type WhenExists, type Wish } from './target';
import type { Proof } from './verify';

export interface DeliveryOptions {
	/** How long to wait before the second try and each further one, in milliseconds. */
	waits: readonly number[];
	/**
	 * How to make sure that the file arrived: by its content, which the server works out the checksum
	 * of or else gives back; or by its size alone, for accounts that may not read.
	 */
	verify: 'size' | 'content';
	/**
	 * When the name is taken: replace that file; refuse, and leave it alone; or send this one under
	 * a name with the date, `<stem>_<day>.<extension>`, and a counter where that is taken too.
	 */
	whenExists: WhenExists;
	/** The civil date for dated names, `YYYY-MM-DD`. */
	day?: string;
	/** Whether a file of the final name with the very same content is left alone. */
	skipIdentical: boolean;
}

export interface DeliveryReceipt {
	/** 'identical' when the very same file was there already, and nothing was sent. */
	outcome: 'delivered' | 'identical';
	/** The whole path of the folder, as the server tells it. */
	folder: string;
	/** The final name. */
	fileName: string;
	bytes: number;
	/** Of the bytes sent, in hexadecimal. */
	sha256: string;
	/**
	 * How that was proved before the file got its name: by the server's checksum, by reading all of it
	 * back, or by its size. After the renaming only the size is looked at again.
	 */
	verified: Proof;
	/** Whether a previous file of that name was replaced. */
	replaced: boolean;
	/** False when a program at the partner's took the file away before we could look. */
	seenInFolder: boolean;
	/** Files of this delivery that could not be deleted and may be in the folder still. */
	leftBehind: string[];
	attempts: number;
	seconds: number;
}

/**
 * Delivers one file whole or not at all: it goes up under a temporary name, what arrived is compared
 * with what was sent, it gets its name in one step, and the folder is looked at once more. Until
 * then a previous file of that name is untouched. Faults of the network are tried again, each time
 * from the start of the content; see COPY in messages. Every failure is a DeliveryError, and
 * names the temporary file if that could not be deleted.
 *
 * Without options: verified by content, replacing, an identical file left alone.
 */
export async function deliver(
	server: PartnerServer,
	file: FileToDeliver,
	options: Partial<DeliveryOptions> = {},
): Promise<DeliveryReceipt> {
	assertFileName(file.fileName);
	assertFolder(file.folder);
	const { verify = 'content', whenExists = 'replace', skipIdentical = true } = options;
	const measured = measuredOnce(file);
	const wish = {
		fileName: file.fileName,
		whenExists,
		day: options.day,
		content: skipIdentical ? measured : undefined,
	};
	const started = performance.now();
	const attempts = new Attempts(options.waits ?? USUAL_WAITS);
	const effort = () => ({
		attempts: attempts.count,
		seconds: Math.round(performance.now() - started) / 1000,
	});
	const unfinished = new Set<string>();
	try {
		const target = await settleTarget(server, file.folder, wish, attempts);
		if (target.identical) return { ...leftAlone(target, target.identical), ...effort() };
		const { names, ...sent } = await send(server, file, verify, attempts, unfinished);
		const { leftBehind, ...published } = await place(
			{ server, folder: file.folder, bytes: sent.bytes, names },
			target,
			wish,
			attempts,
		);
		unfinished.delete(names.temporary);
		return {
			outcome: 'delivered',
			...sent,
			...published,
			leftBehind: [...leftBehind, ...(await clearAway(server, file.folder, unfinished))],
			...effort(),
		};
	} catch (error) {
		const staying = await clearAway(server, file.folder, unfinished);
		if (staying.length === 0 || !(error instanceof DeliveryError)) throw error;
		throw error.adding(`An unfinished file may be in the folder: '${staying.join("', '")}'`);
	}
}

async function settleTarget(
	server: PartnerServer,
	folder: string,
	wish: Wish,
	attempts: Attempts,
): Promise<Target> {
	for (;;) {
		try {
			return await chooseTarget(server, folder, wish);
		} catch (error) {
			await attempts.next(error, () => server.drop());
		}
	}
}

function leftAlone(
	{ fileName }: Target,
	{ proof, ...there }: NonNullable<Target['identical']>,
): Omit<DeliveryReceipt, 'attempts' | 'seconds'> {
	const nothingDone = { replaced: false, seenInFolder: true, leftBehind: [] };
	return { outcome: 'identical', ...there, fileName, verified: proof, ...nothingDone };
}

interface Placed extends Published {
	fileName: string;
}

/** Puts what was sent in its place; a dated name that was taken meanwhile gives way to the next. */
async function place(
	sent: Pick<Upload, 'bytes' | 'names'> & { server: PartnerServer; folder: string },
	target: Target,
	wish: Wish,
	attempts: Attempts,
): Promise<Placed> {
	const { server, folder, bytes, names } = sent;
	let { fileName } = target;
	for (;;) {
		const publication = {
			server: server.name,
			from: { folder, fileName: names.temporary },
			to: { folder, fileName },
			aside: wish.whenExists === 'replace' ? names.aside : undefined,
			bytes,
		};
		try {
			return { fileName, ...(await publish(server, publication, attempts)) };
		} catch (error) {
			const taken = error instanceof DeliveryError && error.fault === 'nameTaken';
			if (!taken || wish.whenExists !== 'datedName') throw error;
		}
		const next = { ...wish, content: undefined };
		({ fileName } = await settleTarget(server, folder, next, attempts));
	}
}

/** Deletes what a delivery left unfinished, as well as it can; returns what may still be there. */
async function clearAway(
	server: PartnerServer,
	folder: string,
	unfinished: ReadonlySet<string>,
): Promise<string[]> {
	if (unfinished.size === 0) return [];
	try {
		return await sweep(await (await server.connection()).open(folder), unfinished);
	} catch {
		// What brought us here matters more; the names are told.
		server.drop();
		return [...unfinished];
	}
}
