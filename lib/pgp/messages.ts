import { ExplainedError } from '../explained-error';

/** What a message can speak of. Never of whom a key belongs to, and never of what a private key holds. */
export interface Facts {
	/** The key or the parameter in question, to begin a sentence with. */
	which: string;
	/** How to come by another key, to be followed by what it should be. */
	get: string;
	/** A civil date (UTC). */
	date?: string;
	/** What was found instead. */
	found?: string;
}

interface Copy {
	/** What happened, with `{facts}`. */
	message: string;
	/** What to do about it. */
	remedy: string;
}

const FROM_BEGIN_TO_END = 'from its BEGIN line to its END line';

/** Every way keys can be unfit, in words for the person who runs the workflow. */
const COPY = {
	noRecipients: {
		message: '{which} holds no key',
		remedy: `Paste the public key the recipient gave you, ${FROM_BEGIN_TO_END}. Without one the file is not sent`,
	},
	noSigningKey: {
		message: "{which} is empty, and 'Sign' is on",
		remedy: `Paste the private key to sign with, ${FROM_BEGIN_TO_END}, or switch off 'Sign'`,
	},
	notPgp: {
		message: '{which} holds a text, but no PGP key',
		remedy: `{get} a PGP key and paste all of it, ${FROM_BEGIN_TO_END}. A key of SSH or a certificate will not do`,
	},
	incomplete: {
		message: '{which} holds a key that is not whole: its BEGIN line or its END line is missing',
		remedy: `Paste each key whole, ${FROM_BEGIN_TO_END}`,
	},
	notAKey: {
		message: '{which} is no key but a {found}',
		remedy: `{get} a PGP key and paste all of it, ${FROM_BEGIN_TO_END}`,
	},
	unreadable: {
		message: '{which} cannot be read: it is damaged, or of a kind this node does not know',
		remedy:
			'{get} the key once more, as text, and paste it unchanged. RSA keys and keys on Curve 25519 will do',
	},
	privateAsRecipient: {
		message: '{which} is a private key, which nobody needs to encrypt for its owner',
		remedy:
			"Take it out of the credential and ask the recipient for the public key, which begins with '-----BEGIN PGP PUBLIC KEY BLOCK-----'. If the recipient sent you the private one, tell them: whoever saw it can read what is encrypted for it",
	},
	publicToSign: {
		message: '{which} holds a public key, and only a private key can sign',
		remedy:
			"Paste the private key that goes with it, which begins with '-----BEGIN PGP PRIVATE KEY BLOCK-----'",
	},
	severalToSign: {
		message: '{which} holds {found} keys, and a file is signed with one',
		remedy: 'Leave the one to sign with, and remove the others',
	},
	revoked: {
		message: '{which} was revoked by its owner',
		remedy: '{get} the key that takes its place',
	},
	expired: {
		message: '{which} expired on {date}',
		remedy: '{get} the same key with a later date, or the one that takes its place',
	},
	notYetValid: {
		message: '{which} is not valid before {date}',
		remedy: 'Check the clock of this n8n. If it is right, use the key from that day on',
	},
	withoutUser: {
		message: '{which} names nobody it belongs to, or not with a valid signature of its own',
		remedy: '{get} the whole key, exported by its owner: key servers leave parts out',
	},
	cannotEncrypt: {
		message: '{which} is for signing only: nothing can be encrypted for it',
		remedy: '{get} the whole public key, with its part for encryption',
	},
	cannotSign: {
		message: '{which} cannot sign',
		remedy: '{get} a private key with a part for signing',
	},
	withoutSecret: {
		message: '{which} lacks the secret of its part for signing, as keys kept on a smart card do',
		remedy: '{get} a private key that was exported with its secrets',
	},
	partExpired: {
		message: '{which} is valid, but its part for the task expired on {date}',
		remedy: '{get} the same key with a part that is valid now',
	},
	partRevoked: {
		message: '{which} is valid, but its part for the task was revoked',
		remedy: '{get} the same key with the part that takes its place',
	},
	tooWeak: {
		message: '{which} is of a kind or a size that is no longer held to be safe',
		remedy: '{get} an RSA key of at least 2,048 bits, or a key on Curve 25519',
	},
	passphraseMissing: {
		message: "{which} is locked, and 'Passphrase' is blank",
		remedy: "Fill in 'Passphrase', or paste a private key that has none",
	},
	passphraseWrong: {
		message: "{which} does not open with what is in 'Passphrase'",
		remedy: "Check 'Passphrase': upper and lower case and spaces count",
	},
} as const satisfies Record<string, Copy>;

export type Fault = keyof typeof COPY;

/** The refusal of keys, in words. */
export function refusal(fault: Fault, facts: Facts, cause?: unknown): ExplainedError {
	const { message, remedy } = COPY[fault];
	return new ExplainedError(fill(message, facts), fill(remedy, facts), { cause });
}

function fill(template: string, facts: Facts): string {
	return template.replace(/\{(\w+)\}/g, (_, name: string) => facts[name as keyof Facts] ?? '');
}
