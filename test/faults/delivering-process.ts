// A process that delivers one file as a workflow would, made to be killed. It is bundled like the nodes
// and told by a message what to deliver.
import { deliver, DeliveryError, PartnerServer, type ServerAccess } from '../../lib/delivery';
import { atRename } from '../servers/at-rename';
import { contentOf, inPieces } from './content';

export interface Order {
	access: ServerAccess;
	folder: string;
	fileName: string;
	/** Which content; see contentOf. */
	number: number;
	bytes: number;
	/** It kills itself there. */
	dieAtRename?: 'before' | 'during';
}

process.once('message', (order: Order) => void work(order));
process.once('disconnect', () => process.exit());

/** Whoever asked may be gone by now. */
const tell = (outcome: object) => process.send?.(outcome, () => undefined);

async function work(order: Order): Promise<void> {
	const { access, folder, fileName, number, bytes, dieAtRename } = order;
	const die = () => void process.kill(process.pid, 'SIGKILL');
	const connectTo = dieAtRename && atRename(dieAtRename, die);
	const server = new PartnerServer(access, undefined, connectTo);
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
