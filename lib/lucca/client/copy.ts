/**
 * What a message is made of. Filled in: `{host}`, `{path}`, `{asked}` (what is read or written), `{act}`
 * (create, change or delete) and `{right}` (the box to tick on the key's role).
 */
export interface Copy {
	readonly happened: string;
	readonly remedy: string;
}

/** Answers that say 200 and still hold nothing to use. */
export type Unusable = 'html' | 'text' | 'empty' | 'cut' | 'unknownShape';

/** All that can go wrong with a request, in words: one for readings, one for writes. */
export interface CopyBook {
	/** A refusal by its status. */
	readonly byStatus: Readonly<Record<number, Copy>>;
	readonly otherStatus: Copy;
	readonly redirected: Copy;
	readonly unusable: Readonly<Record<Unusable, Copy>>;
	/** No answer at all, by the code the connection ended with. */
	readonly bySilence: ReadonlyArray<readonly [RegExp, Copy]>;
	readonly otherSilence: Copy;
}

/** What stands alike in both books. */
export const LATER = 'Run the workflow again later. When it lasts, ask Lucca support';
export const CHECK_ADDRESS =
	"Check 'Base URL' in the credential: it is the address you open Lucca with, e.g. https://mycompany.ilucca.net";
export const TICK =
	"Ask a Lucca administrator to open the role that bears the key's name (bottom of the list of roles) and to tick the right that is missing, e.g. '{right}'";
export const REPORT = 'Please report this to the makers of this node';

export const unknownKey: Copy = {
	happened: "Lucca at '{host}' does not know this API key",
	remedy:
		"Check 'API Key' and 'Base URL' in the credential: each environment (production, test, demo, sandbox) has its own keys",
};

export const limitReached: Copy = {
	happened: 'Lucca keeps answering that its limit of requests a minute is reached',
	remedy:
		'The limit (50 requests a minute) is shared by everything connected to this Lucca: run the workflow when other integrations are at rest',
};

/** A connection that never began: nothing was sent, whatever was to be done. */
export const neverBegan: CopyBook['bySilence'] = [
	[
		/^(ENOTFOUND|EAI_AGAIN)$/,
		{ happened: "There is no host named '{host}'", remedy: CHECK_ADDRESS },
	],
	[
		/CERT|SELF_SIGNED|UNABLE_TO_/,
		{
			happened: "The certificate of '{host}' is not trusted",
			remedy: `${CHECK_ADDRESS}. When a proxy inspects the traffic, its certificate must be known to n8n (NODE_EXTRA_CA_CERTS)`,
		},
	],
	[
		/^ECONNREFUSED$/,
		{
			happened: "'{host}' refuses the connection",
			remedy: `${CHECK_ADDRESS}. Check also that the firewall lets n8n out to it`,
		},
	],
];
