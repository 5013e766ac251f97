import { DeliveryError } from '../delivery-error';
import type { RemoteConnection } from '../remote-folder';
import type { PartnerServer } from '../server/partner-server';
import { pause } from '../wire/time';

/** How long to wait before the second try and each further one, in milliseconds. */
export const USUAL_WAITS: readonly number[] = [1_000, 4_000];

/** Counts the tries of one delivery, and says when there are none left. */
export class Attempts {
	count = 1;

	constructor(private readonly waits: readonly number[]) {}

	/**
	 * Drops the connection that failed and waits until the next try is due. Throws the failure when
	 * another try is of no use: it is no fault of the network, or there were enough.
	 */
	async next(failure: unknown, dropConnection: () => void): Promise<void> {
		if (!(failure instanceof DeliveryError) || !failure.retryable) throw failure;
		dropConnection();
		const wait = this.waits[this.count - 1];
		if (wait === undefined) throw failure;
		this.count++;
		// Many workflows start on the hour: they should not all come back at the same moment.
		await pause(wait * (1 + Math.random() / 4));
	}
}

/** Acts on a connection, again where a fault of the network may pass. */
export async function trying<T>(
	server: PartnerServer,
	waits: readonly number[],
	act: (connection: RemoteConnection) => Promise<T>,
): Promise<T> {
	const attempts = new Attempts(waits);
	for (;;) {
		try {
			return await act(await server.connection());
		} catch (error) {
			await attempts.next(error, () => server.drop());
		}
	}
}
