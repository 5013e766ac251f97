import { FTPError, type FTPResponse } from 'basic-ftp';
import { forWholeFile } from '../wire/whole-file';
import type { FtpLine } from './line';

/**
 * The SHA-256 of a file as the server works it out, in lower-case hexadecimal: HASH
 * (draft-bryan-ftpext-hash) or XSHA256, where the server lists them. Undefined where it does not, and
 * where it does not do it for this file. `sizeOf` tells the size, which decides how long it may take.
 */
export async function checksum(
	line: FtpLine,
	name: string,
	sizeOf: () => Promise<number | undefined>,
): Promise<string | undefined> {
	const { features } = line.terms;
	const byHash = /SHA-256\b/i.test(features.get('HASH') ?? '');
	if (!byHash && !features.has('XSHA256')) return undefined;
	const patience = forWholeFile(line.patience.silence, (await sizeOf()) ?? 0);
	if (byHash) {
		const chosen = await ask(line, 'OPTS HASH SHA-256');
		const said = chosen && (await ask(line, `HASH ${name}`, patience));
		// A server that did not change over would give the checksum of another kind.
		if (said && /SHA-256/i.test(said)) return digestIn(said);
	}
	if (features.has('XSHA256')) {
		const said = await ask(line, `XSHA256 ${name}`, patience);
		return said && digestIn(said);
	}
	return undefined;
}

/** The server's answer, or undefined where it refuses. */
async function ask(line: FtpLine, command: string, patience?: number): Promise<string | undefined> {
	const { ftp } = line.client;
	try {
		const answer = ftp.handle(command, (response, task) => {
			if (response instanceof Error) task.reject(response);
			// Below that, the server only says that it has begun.
			else if (response.code >= 200) task.resolve(response);
		}) as Promise<FTPResponse>;
		// basic-ftp watches the control connection, which says nothing while the server reckons.
		if (patience !== undefined) ftp.socket.setTimeout(patience);
		return (await answer).message;
	} catch (error) {
		if (error instanceof FTPError && error.code !== 421) return undefined;
		throw error;
	}
}

const digestIn = (reply: string): string | undefined =>
	/(?<![0-9a-z])[0-9a-f]{64}(?![0-9a-z])/i.exec(reply)?.[0].toLowerCase();
