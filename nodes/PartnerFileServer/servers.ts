import type { IExecuteFunctions } from 'n8n-workflow';
import { PartnerServer } from '../../lib/delivery';
import { accessOf } from './access';
import { patienceOf } from './options';

/**
 * The servers of one run: one for all items, unless an expression in the credential or the options
 * makes them differ. Partners' servers allow few logins at a time.
 */
export class Servers {
	private readonly known = new Map<string, PartnerServer>();
	private readonly stop = () => this.known.forEach((server) => server.stop());

	constructor(private readonly context: IExecuteFunctions) {
		this.context.getExecutionCancelSignal?.()?.addEventListener('abort', this.stop);
	}

	async ofItem(itemIndex: number): Promise<PartnerServer> {
		const credential = await this.context.getCredentials('partnerFileServerApi', itemIndex);
		const access = accessOf(credential);
		const patience = patienceOf(this.context, itemIndex);
		const key = JSON.stringify([access, patience]);
		const server = this.known.get(key) ?? new PartnerServer(access, patience);
		this.known.set(key, server);
		return server;
	}

	/** Closes every connection. Never throws. */
	async close(): Promise<void> {
		this.context.getExecutionCancelSignal?.()?.removeEventListener('abort', this.stop);
		for (const server of this.known.values()) await server.close();
	}
}
