import type { Attempts } from './attempts';
import { DeliveryError } from '../delivery-error';
import { assertFileName, assertFolder, markedName, pathOf } from '../file-name';
import type { Found } from './look';
import type { RemoteFolder } from '../remote-folder';
import { renameIfFree } from './rename';
import type { PartnerServer } from '../server/partner-server';

/**
 * How a run makes a file its own before it fetches it: not at all, by a suffix to its name, or by
 * moving it to another folder.
 */
export type Claim =
	{ how: 'leave' } | { how: 'rename'; suffix: string } | { how: 'move'; folder: string };

/** Where a claimed file is now. */
export interface Claimed {
	folder: string;
	name: string;
	/** For people. */
	path: string;
}

/** Claims the files of one folder and gives them back. */
export class Claims {
	constructor(
		private readonly server: PartnerServer,
		private readonly folder: string,
		private readonly claim: Claim,
	) {
		if (claim.how === 'move') assertFolder(claim.folder);
		if (claim.how === 'rename') assertSuffix(claim.suffix);
	}

	/** Whether claimed files get another name or place. */
	get renames(): boolean {
		return this.claim.how !== 'leave';
	}

	/** Throws when claimed files could not be told from others. */
	async assertPossible(folder: RemoteFolder): Promise<void> {
		if (this.claim.how !== 'move') return;
		const into = await (await this.server.connection()).open(this.claim.folder);
		if (into.path !== folder.path) return;
		throw DeliveryError.of('claimInPlace', { server: this.server.name, folder: folder.path });
	}

	/** Whether a file was claimed before, going by its name. */
	has(name: string): boolean {
		return this.claim.how === 'rename' && name.endsWith(this.claim.suffix);
	}

	/**
	 * Renames a file, or says in a sentence why it is left alone. Of several runs that claim a file
	 * at once, the server lets one rename it; the others find it gone. When the answer to a rename is
	 * lost and the file is gone, nobody can tell whose it is: that is a `claimUnanswered`.
	 */
	async take({ name, bytes }: Found, attempts: Attempts): Promise<Claimed | string> {
		if (this.claim.how === 'leave') return { folder: this.folder, name, path: name };
		let asked: string | undefined;
		for (;;) {
			try {
				const { home, into } = await this.open();
				const stored = await home.sizeOf(name);
				if (stored === undefined && asked !== undefined) {
					if ((await into.sizeOf(asked)) !== undefined) throw this.unanswered(name, into, asked);
				}
				if (stored === undefined) return 'It is gone: another run has it, or it was taken away';
				if (stored !== bytes) return 'It changed after the look at the folder';
				const taken = (await into.sizeOf(this.claimedName(name))) !== undefined;
				asked = this.claimedName(taken ? markedName(name) : name);
				await renameIfFree(home, name, asked, into === home ? undefined : into);
				return { folder: into.path, name: asked, path: pathOf(into.path, asked) };
			} catch (error) {
				if (error instanceof DeliveryError && error.fault === 'renameRefused') {
					return await this.whyRefused(name, error);
				}
				const failure = error instanceof DeliveryError ? error.about(name) : error;
				await attempts.next(failure, () => this.server.drop());
			}
		}
	}

	/** The suffix stays whole at the end, by which the file is known as claimed. */
	private claimedName(name: string): string {
		return this.claim.how === 'rename' ? name + this.claim.suffix : name;
	}

	private async whyRefused(name: string, refusal: DeliveryError): Promise<string> {
		const { home } = await this.open();
		if ((await home.sizeOf(name)) !== undefined) return refusal.message;
		return 'It is gone: another run has it, or it was taken away';
	}

	/** Gives a file its old name back after `failure`; where that cannot be, the failure says so. */
	async giveBack(
		{ name }: Found,
		{ name: claimed, path }: Claimed,
		failure: DeliveryError,
	): Promise<DeliveryError> {
		if (this.claim.how === 'leave') return failure;
		try {
			const { home, into } = await this.open();
			if ((await into.sizeOf(claimed)) === undefined) return failure;
			if ((await home.sizeOf(name)) === undefined) {
				await renameIfFree(into, claimed, name, into === home ? undefined : home);
				return failure;
			}
		} catch {
			// The failure that brought us here matters more; the sentence below tells the rest.
			this.server.drop();
		}
		return failure.adding(`The file may be in '${path}' now`);
	}

	private async open(): Promise<{ home: RemoteFolder; into: RemoteFolder }> {
		const connection = await this.server.connection();
		const home = await connection.open(this.folder);
		if (this.claim.how !== 'move') return { home, into: home };
		return { home, into: await connection.open(this.claim.folder) };
	}

	private unanswered(fileName: string, { path }: RemoteFolder, asked: string): DeliveryError {
		const reason = `'${pathOf(path, asked)}'`;
		return DeliveryError.of('claimUnanswered', { server: this.server.name, fileName, reason });
	}
}

function assertSuffix(suffix: string): void {
	const facts = { fileName: JSON.stringify(suffix).slice(1, -1).slice(0, 100) };
	if (suffix === '') throw DeliveryError.of('suffixUnusable', { ...facts, reason: 'it is empty' });
	try {
		assertFileName(`file${suffix}`);
	} catch (error) {
		const reason = 'it holds a slash, a line break or a space at its end';
		throw DeliveryError.of('suffixUnusable', { ...facts, reason }, error);
	}
}
