import type { Copy } from './copy';

/** Private keys, and the host keys a server is known by. */
export const keys = {
	keyUnusable: {
		message: 'The private key in the credential cannot be used: {reason}',
		remedy:
			"Paste the whole key, from its BEGIN line to its END line. Turn other kinds into OpenSSH's with 'ssh-keygen -p -o -f KEYFILE', or export them so from PuTTYgen",
	},
	keyPublic: {
		message: "The public half of a key is in 'Private Key' in the credential",
		remedy: 'Paste the private half: the file of the same name without .pub at its end',
	},
	keyPuttys: {
		message: "The private key in the credential is in PuTTY's own form",
		remedy:
			"Open it in PuTTYgen, choose 'Conversions', 'Export OpenSSH key', and paste what is in the file it writes",
	},
	passphraseWrong: {
		message: 'The private key in the credential does not open with its passphrase',
		remedy: "Check 'Passphrase' in the credential",
	},
	hostKeyUnknown: {
		message: "The credential has no 'Host Key Fingerprint' to know {server} by. It shows {shown}",
		remedy:
			"Compare this with the fingerprint the partner published or confirms by phone; if they are the same, paste it into 'Host Key Fingerprint'",
	},
	hostKeyDifferent: {
		message: '{server} is not the server the credential expects. It shows {shown}, not {expected}',
		remedy:
			"Ask the partner whether they changed their host key. Paste the new fingerprint into 'Host Key Fingerprint' only if they confirm it: this may also be someone in between",
	},
	hostKeyChanged: {
		message:
			'{server} is not the server this n8n first logged in to. It shows {shown}, and showed {expected} then',
		remedy:
			"Ask the partner whether they changed their host key: this may also be someone in between. If they confirm the new one, paste its fingerprint into 'Host Key Fingerprint'",
	},
} satisfies Record<string, Copy>;
