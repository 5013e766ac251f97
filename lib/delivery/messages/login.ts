import type { Copy } from './copy';

/** Logging in. */
export const login = {
	loginRefused: {
		message: '{server} refused the user or the password',
		remedy: "Check 'User' and 'Password' in the credential; a further try may lock the account",
	},
	keyRefused: {
		message: '{server} refused the user or the private key',
		remedy: "Check 'User' and 'Private Key', and that the partner has installed its public half",
	},
	furtherStep: {
		message: '{server} accepted the {reason} and wants a further step to log in: {expected}',
		remedy:
			"Give the credential the 'Password' and the 'Private Key' if the server wants both, or ask the partner for an account that opens with one of them alone",
	},
	questionAtLogin: {
		message: "{server} asks for something else than the password at the login: '{reason}'",
		remedy:
			'Ask the partner for an account that opens with a password or a key alone: nobody is there to answer when a workflow runs',
	},
	passwordExpired: {
		message: '{server} wants a new password before it lets the account in',
		remedy:
			"Change the password as the partner tells you, and enter the new one in 'Password' in the credential",
	},
	credentialIncomplete: {
		message: "The credential has no '{reason}'",
		remedy: "Fill in '{reason}' in the credential of the server",
	},
	credentialUnusable: {
		message: "'{reason}' in the credential holds a line break",
		remedy: "Paste '{reason}' again without it",
	},
	credentialNotLatin1: {
		message: "'{reason}' in the credential has a letter that Latin-1 does not have",
		remedy:
			"Set 'File Name Encoding' in the credential to UTF-8, or ask the partner for another one",
	},
	noFileTransfer: {
		message: '{server} accepted the login but offers this account no file transfer',
		remedy: 'Ask the partner to allow SFTP for this account',
	},
} satisfies Record<string, Copy>;
