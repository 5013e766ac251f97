import type { ShownRequest } from '../client/transport';

/** What became of one person. */
export interface Written {
	readonly outcome: 'created' | 'updated' | 'unchanged';
	/** Null for somebody a dry run would create. */
	readonly luccaId: string | null;
	readonly login: string | null;
	readonly employeeNumber: string | null;
	readonly firstName: string | null;
	readonly lastName: string | null;
	/** Names of fields, codes of custom fields; all that were given for somebody created. */
	readonly changedFields: readonly string[];
	/** Whether the person had left and comes back. */
	readonly returningLeaver: boolean;
	/** Set in a dry run: what would be sent, if anything. Nothing was. */
	readonly dryRun?: { readonly request: ShownRequest | null };
}
