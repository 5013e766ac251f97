import { Silence, within } from '../wire/time';
import type { FtpLine } from './line';
import { Transfer } from './transfer';

/**
 * What a command such as RETR sends, in the pieces it arrives in; the next one is only read when it is
 * asked for. Ends when the server has confirmed the end, and throws its words if it does not. Where
 * it is left early, and after a break, the connection is closed.
 */
export async function* retrieve(line: FtpLine, command: string): AsyncGenerator<Buffer, void> {
	const { transfer, pieces } = await Transfer.toRead(line);
	const { data } = transfer;
	let over = false;
	try {
		await transfer.start(command);
		transfer.whenRefused((reason) => data.destroy(reason));
		for (;;) {
			// Counted only while we wait: whoever takes the pieces may be slow.
			const piece = await within(line.patience.silence, pieces.next(), () => new Silence());
			if (piece.done) break;
			yield piece.value;
		}
		await transfer.confirmed();
		over = true;
	} catch (error) {
		over = true;
		throw await transfer.abandon(error);
	} finally {
		if (!over) {
			transfer.breakOff();
			line.destroy();
		}
	}
}
