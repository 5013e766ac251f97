import { ReadableStream, type ReadableStreamDefaultController } from 'node:stream/web';
import { ExplainedError } from '../explained-error';
import type { ReadyKeys } from './keys';
import { openPgp } from './openpgp';

/** The most clear bytes worked on at once: OpenPGP.js takes several times as much memory. */
const PIECE = 64 * 1024;
/** What a literal data packet can say of a name (RFC 9580, section 5.9). */
const LONGEST_NAME = 255;

export interface EncryptOptions {
	/** Whether to write text (`-----BEGIN PGP MESSAGE-----`) instead of bytes. */
	readonly armor: boolean;
	/** What the file is called once it is decrypted with its own name. */
	readonly fileName?: string;
}

/**
 * Encrypts while reading: for every recipient, and signed when there is a signer. What comes out is
 * whole only when it comes to its end; a source that throws makes it throw the same, at once, and
 * nothing that could be taken for the end of a message comes before.
 * @throws ExplainedError when OpenPGP.js cannot encrypt, which keys that are ready give no reason for
 */
export async function* encrypt(
	source: AsyncIterable<Uint8Array>,
	{ recipients, signer }: ReadyKeys,
	{ armor, fileName = '' }: EncryptOptions,
): AsyncGenerator<Uint8Array> {
	const pgp = await openPgp();
	const clear = new ClearText(source);
	try {
		const name = Buffer.byteLength(fileName) > LONGEST_NAME ? '' : fileName;
		const work = {
			message: await pgp.createMessage({ binary: clear.stream, filename: name, format: 'binary' }),
			encryptionKeys: recipients.map(({ key }) => key),
			...(signer && { signingKeys: signer.key }),
		};
		const encrypted = (await clear.orItsFault(
			armor
				? pgp.encrypt({ ...work, format: 'armored' })
				: pgp.encrypt({ ...work, format: 'binary' }),
		)) as ReadableStream<Uint8Array | string>;
		const reader = encrypted.getReader();
		for (;;) {
			const { done, value } = await clear.orItsFault(reader.read());
			if (done) return;
			if (value.length > 0) yield typeof value === 'string' ? Buffer.from(value) : value;
		}
	} catch (cause) {
		if (clear.isFault(cause)) throw cause;
		throw new ExplainedError(
			'The file could not be encrypted, and was not sent',
			"Test the credential with the PGP keys. If it passes, run the workflow again, and report what 'Details' shows",
			{ cause },
		);
	} finally {
		clear.close();
	}
}

/**
 * The source as OpenPGP.js takes it. A fault of the source does not pass through OpenPGP.js, where
 * promises nobody waits for would bring down the process: there the source just never goes on.
 */
class ClearText {
	readonly stream: ReadableStream<Uint8Array>;
	private readonly pieces: AsyncGenerator<Uint8Array>;
	private fault: { readonly of: unknown } | undefined;
	/** Tells whoever waits now. */
	private breakOff: (fault: unknown) => void = () => undefined;

	constructor(source: AsyncIterable<Uint8Array>) {
		this.pieces = inPieces(source);
		const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
			try {
				const { done, value } = await this.pieces.next();
				if (done) controller.close();
				else controller.enqueue(value);
			} catch (fault) {
				this.fault = { of: fault };
				this.breakOff(fault);
				await new Promise(() => undefined);
			}
		};
		this.stream = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
	}

	/**
	 * What is waited for, unless the source throws first. Not a race with one lasting promise, which
	 * would keep whatever each race was won with, and so the whole file.
	 */
	async orItsFault<T>(awaited: Promise<T>): Promise<T> {
		if (this.fault) throw this.fault.of;
		return await new Promise<T>((resolve, reject) => {
			this.breakOff = reject;
			awaited.then(resolve, reject);
		});
	}

	isFault(thrown: unknown): boolean {
		return this.fault !== undefined && this.fault.of === thrown;
	}

	/** Lets go of the source. Not waited for: it may be stuck, and what happened before matters more. */
	close(): void {
		this.pieces.return(undefined).catch(() => undefined);
	}
}

async function* inPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	for await (const chunk of source) {
		for (let at = 0; at < chunk.byteLength; at += PIECE) yield chunk.subarray(at, at + PIECE);
	}
}
