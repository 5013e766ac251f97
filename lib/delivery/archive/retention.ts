import type { Archived } from './archive-names';
import { DeliveryError } from '../delivery-error';
import type { PartnerServer } from '../server/partner-server';

const DAY = 86_400_000;

/**
 * Removes those of a subject's files that are older than so many days, as well as it can; returns the
 * names of those that are gone. What is not removed today is tried again after the next delivery.
 */
export async function removeExpired(
	{ server, folder }: { server: PartnerServer; folder: string },
	files: readonly Archived[],
	now: number,
	retentionDays = Infinity,
): Promise<string[]> {
	const removed: string[] = [];
	const expired = files.filter(({ at }) => at < now - retentionDays * DAY);
	if (expired.length === 0) return removed;
	try {
		const opened = await (await server.connection()).open(folder);
		for (const { name } of expired) {
			try {
				await opened.remove(name);
				removed.push(name);
			} catch (error) {
				if (!(error instanceof DeliveryError) || error.retryable) throw error;
			}
		}
	} catch {
		// What was delivered is remembered, which matters more; this connection is in doubt.
		server.drop();
	}
	return removed;
}
