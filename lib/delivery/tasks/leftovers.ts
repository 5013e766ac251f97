import { DeliveryError } from '../delivery-error';
import { isTemporaryOf } from '../file-name';
import type { RemoteFolder } from '../remote-folder';
import type { PartnerServer } from '../server/partner-server';

/** No delivery takes that long, in milliseconds. */
const SURELY_OVER = 24 * 3_600_000;

/**
 * Deletes what earlier deliveries of this name left unfinished more than a day ago, as well as it can.
 * Only their own temporary names are ever touched, and only where the server tells their time. What
 * the server takes for now is read off `temporary`, which is written for it: clocks differ, and a
 * delivery that is under way elsewhere must not lose its file.
 */
export async function sweepLeftovers(
	server: PartnerServer,
	folder: RemoteFolder,
	fileName: string,
	temporary: string,
): Promise<void> {
	try {
		const isOurs = (name: string) => isTemporaryOf(fileName, name);
		const ours = (await folder.list(isOurs)).filter(({ name }) => isOurs(name));
		if (ours.length === 0) return;
		await folder.upload(temporary, nothing());
		const now = (await folder.list((name) => name === temporary)).find(
			({ name }) => name === temporary,
		)?.modifiedAt;
		for (const { name, modifiedAt } of ours) {
			if (!now || !modifiedAt) continue;
			if (now.getTime() - modifiedAt.getTime() > SURELY_OVER) await folder.remove(name);
		}
	} catch (error) {
		// It must not keep a delivery from being made; a connection that is in doubt goes.
		const refused = error instanceof DeliveryError && !error.retryable;
		if (!refused) server.drop();
	}
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
