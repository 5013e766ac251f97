import type { IExecuteFunctions } from 'n8n-workflow';
import { PartnerServer } from '../../lib/delivery';
import { ExplainedError } from '../../lib/explained-error';
import { inform } from '../shared/hints';
import { accessOf } from './access';
import { patienceOf } from './patience';

/**
 * The servers of one run: one for all items, unless an expression in the credential or the options
 * makes them differ. Partners' servers allow few logins at a time.
 */
export class Servers {
	/** The SHA-256 of what was delivered, by place. */
	readonly delivered = new Map<string, string>();
	private readonly known = new Map<string, PartnerServer>();
	private readonly stop = () => this.known.forEach((server) => server.stop());

	constructor(private readonly context: IExecuteFunctions) {
		this.context.getExecutionCancelSignal?.()?.addEventListener('abort', this.stop);
	}

	/** The server of an item's files. */
	async ofItem(itemIndex: number): Promise<PartnerServer> {
		return await this.of('partnerFileServerApi', itemIndex);
	}

	/** The server of an item's archive: one of its own, or the same, over the same connection. */
	async ofArchive(itemIndex: number): Promise<PartnerServer> {
		const where = String(this.context.getNodeParameter('archiveOn', itemIndex, 'sameServer'));
		if (where === 'anotherServer') return await this.of('archiveFileServerApi', itemIndex);
		if (where === 'sameServer' || where === 'none')
			return await this.of('partnerFileServerApi', itemIndex);
		throw new ExplainedError(
			`'Archive' is '${where}', which this node does not know`,
			'Choose from the list: copies of the file are not put elsewhere instead',
		);
	}

	private async of(type: string, itemIndex: number): Promise<PartnerServer> {
		const access = accessOf(await this.context.getCredentials(type, itemIndex));
		const patience = patienceOf(this.context, itemIndex);
		const key = JSON.stringify([access, patience]);
		const server = this.known.get(key) ?? new PartnerServer(access, patience);
		this.known.set(key, server);
		if (this.context.getExecutionCancelSignal?.()?.aborted) server.stop();
		return server;
	}

	/** Tells the fingerprints nobody has compared yet: n8n shows no word of a credential test that went well. */
	sayWhatToPin(): void {
		for (const { name, trustedOnFirstUse: fingerprint } of this.known.values()) {
			if (!fingerprint) continue;
			inform(
				this.context,
				`${name} was trusted on first use. It showed the host key ${fingerprint}: paste this into 'Host Key Fingerprint' of the credential to pin it, once whoever runs the server confirms it`,
			);
		}
	}

	/** Closes every connection. Never throws. */
	async close(): Promise<void> {
		this.context.getExecutionCancelSignal?.()?.removeEventListener('abort', this.stop);
		for (const server of this.known.values()) await server.close();
	}
}
