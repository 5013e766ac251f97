import { connect, type Connect } from './connect';
import { DeliveryError } from '../delivery-error';
import type { RemoteConnection } from '../remote-folder';
import { DEFAULT_PATIENCE, serverName, type Patience, type ServerAccess } from '../server-access';

/**
 * A partner's server for the length of one run: logs in when it is first needed, keeps that one
 * login for everything that follows, and logs in again only after the connection was dropped.
 */
export class PartnerServer {
	private live?: RemoteConnection;
	private refused?: DeliveryError;
	private provedBy?: string;

	constructor(
		private readonly access: ServerAccess,
		private readonly patience: Patience = DEFAULT_PATIENCE,
		private readonly connectTo: Connect = connect,
	) {}

	/** Host and port, for messages. */
	get name(): string {
		return serverName(this.access);
	}

	/** The same account is at the same place, whatever may change of the rest. */
	get account(): string {
		return `${this.access.user}@${this.name}`;
	}

	/**
	 * The fingerprint of a host key that was trusted without having been compared with one; undefined
	 * as long as there was no login, and where nothing was trusted so.
	 */
	get trustedOnFirstUse(): string | undefined {
		return this.access.trustOnFirstUse ? this.provedBy : undefined;
	}

	async connection(): Promise<RemoteConnection> {
		// Further tries would be refused as well, and may lock the account.
		if (this.refused) throw this.refused;
		this.live ??= await this.logIn();
		return this.live;
	}

	private async logIn(): Promise<RemoteConnection> {
		try {
			const made = await this.connectTo(this.access, this.patience);
			this.provedBy = made.hostKeyFingerprint;
			if (!this.refused) return made;
			// The workflow was stopped meanwhile.
			made.destroy();
		} catch (error) {
			if (error instanceof DeliveryError && !error.retryable) this.refused ??= error;
			if (!this.refused) throw error;
		}
		throw this.refused;
	}

	/** Cuts a connection that can no longer be trusted; the next use logs in anew. */
	drop(): void {
		this.live?.destroy();
		this.live = undefined;
	}

	/** Ends whatever is going on, and lets nothing further begin. */
	stop(): void {
		this.refused = DeliveryError.of('stopped', { server: this.name });
		this.drop();
	}

	/** Says goodbye. Never throws. */
	async close(): Promise<void> {
		const { live } = this;
		this.live = undefined;
		await live?.close();
	}
}
