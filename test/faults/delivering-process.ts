// A process that delivers one file as a workflow would, made to be killed. It is bundled like the nodes
// and told by a message what to deliver.
import { deliver, DeliveryError, PartnerServer, type ServerAccess } from '../../lib/delivery';
import { contentOf, inPieces } from './content';

export interface Order {
	access: ServerAccess;
	folder: string;
	fileName: string;
	/** Which content; see contentOf. */
	number: number;
	bytes: number;
}

process.once('message', (order: Order) => void work(order));
process.once('disconnect', () => process.exit());

/** Whoever asked may be gone by now. */
const tell = (outcome: object) => process.send?.(outcome, () => undefined);

async function work({ access, folder, fileName, number, bytes }: Order): Promise<void> {
	const server = new PartnerServer(access);
	const open = () => inPieces(contentOf(number, bytes));
	try {
		await deliver(server, { folder, fileName, open }, { waits: [] });
		tell({ delivered: true });
	} catch (error) {
		const failure = error instanceof DeliveryError ? error.message : String(error);
		tell({ failure });
	} finally {
		await server.close();
	}
}
