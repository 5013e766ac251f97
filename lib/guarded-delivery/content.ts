import { createHash } from 'node:crypto';
import { measure, measuring, type FileToDeliver } from '../delivery';
import { ExplainedError } from '../explained-error';

type Open = FileToDeliver['open'];

/** What a file is, whatever its name. */
export interface Content {
	readonly sha256: string;
	readonly bytes: number;
	/** All of it, if it was asked for. */
	readonly whole?: Buffer;
}

/** The largest file the brake reads: it needs several times as much memory, and V8's texts have an end. */
const LARGEST_KEPT = 256 * 1024 * 1024;

/**
 * Reads a file once to its end.
 * @param keep whether its bytes are needed beyond their hash, as they are by the brake
 * @throws ExplainedError when they are, and there are too many of them
 */
export async function readContent(
	open: Open,
	keep: boolean,
	largestBytes = LARGEST_KEPT,
): Promise<Content> {
	if (!keep) return await measure(await open());
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of await open()) {
		bytes += chunk.byteLength;
		if (bytes > largestBytes) throw tooLarge(largestBytes);
		chunks.push(chunk);
	}
	const whole = Buffer.concat(chunks);
	return { sha256: createHash('sha256').update(whole).digest('hex'), bytes, whole };
}

const tooLarge = (largestBytes: number): ExplainedError =>
	new ExplainedError(
		`The file is larger than ${Math.floor(largestBytes / 1024 / 1024)} MB, too large for its people to be compared`,
		"Check the file at its source; if it is no list of people, switch off 'Hold Unusual Files'",
	);

/** How much of a kept file is handed on at a time, in bytes. */
const PIECE = 256 * 1024;

/**
 * The same file again: what is delivered must be what was judged. A file that is not kept is read once
 * more, and ends in a refusal unless it is, byte for byte, the one that was looked at.
 */
export function sameContent(open: Open, { sha256, whole }: Content): Open {
	if (whole) {
		return async function* () {
			for (let from = 0; from < whole.length; from += PIECE) {
				yield whole.subarray(from, from + PIECE);
			}
		};
	}
	return async function* () {
		yield* measuring(await open(), (measured) => {
			if (measured.sha256 === sha256) return;
			throw new ExplainedError(
				'The input file changed while it was being delivered',
				'Run the workflow again',
			);
		});
	};
}
