import { measure, type Measure } from './digest';
import { compareContent, type Proof } from './verify';
import { DeliveryError } from '../delivery-error';
import { assertFileName, datedNames } from '../file-name';
import type { RemoteFolder } from '../remote-folder';
import type { PartnerServer } from '../server/partner-server';
import type { FileToDeliver } from './send';

/** What to do when the folder has a file of the final name. */
export type WhenExists = 'replace' | 'refuse' | 'datedName';

/** The name a delivery is to get, and what is there already under it if nothing needs to be sent. */
export interface Target {
	fileName: string;
	identical?: Measure & { folder: string; proof: Proof };
}

export interface Wish {
	fileName: string;
	whenExists: WhenExists;
	/** For dated names: `YYYY-MM-DD`. */
	day?: string;
	/** The measure of the content that is to be delivered, when an identical file is to be left alone. */
	content?: () => Promise<Measure>;
}

/**
 * Looks at the folder and settles the final name. Throws `nameTaken` when the name is taken and must
 * be free.
 */
export async function chooseTarget(
	server: PartnerServer,
	folderName: string,
	{ fileName, whenExists, day, content }: Wish,
): Promise<Target> {
	if (whenExists === 'replace' && !content) return { fileName };
	let path = folderName;
	for (const name of candidates(fileName, whenExists, day)) {
		assertFileName(name);
		const folder = await (await server.connection()).open(folderName);
		path = folder.path;
		const stored = await folder.sizeOf(name);
		if (stored === undefined) return { fileName: name };
		const expected = await content?.();
		if (expected?.bytes === stored) {
			const proof = await proveIdentical(server, folder, name, expected);
			if (proof) {
				return { fileName: name, identical: { ...expected, folder: folder.path, proof } };
			}
		}
		if (whenExists === 'replace') return { fileName };
	}
	throw DeliveryError.of('nameTaken', { server: server.name, folder: path, fileName });
}

function* candidates(fileName: string, whenExists: WhenExists, day?: string): Generator<string> {
	yield fileName;
	if (whenExists !== 'datedName') return;
	if (!/^\d{4}-\d{2}-\d{2}$/.test(day ?? '')) throw new TypeError('A dated name needs a day');
	yield* datedNames(fileName, day as string);
}

/** Undefined when the file is another one or cannot be read: delivering it then does no harm. */
async function proveIdentical(
	server: PartnerServer,
	folder: RemoteFolder,
	name: string,
	expected: Measure,
): Promise<Proof | undefined> {
	try {
		const { same, proof } = await compareContent(folder, name, expected, server.name);
		return same ? proof : undefined;
	} catch (error) {
		const refused = error instanceof DeliveryError && !error.retryable;
		if (!refused) server.drop();
		return undefined;
	}
}

/** Reads our own content once, whatever the number of times it is asked for. */
export function measuredOnce({ open, fileName, ...known }: FileToDeliver): () => Promise<Measure> {
	let measured: Promise<Measure> | undefined;
	const read = async () => {
		if (known.measure) return known.measure;
		try {
			return await measure(await open());
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			throw DeliveryError.of('sourceFailed', { fileName, reason }, error);
		}
	};
	return async () => await (measured ??= read());
}
