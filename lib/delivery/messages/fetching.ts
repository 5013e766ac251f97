import type { Copy } from './copy';

/** Reading files of a server, and claiming them. */
export const fetching = {
	readForbidden: {
		message: "The account may not read '{fileName}' in the folder '{folder}' on {server}",
		remedy: 'Ask the partner to let this account read the file',
	},
	fileBusy: {
		message: "{server} cannot give '{fileName}' at the moment",
		remedy: 'Try again later; another program may be writing the file',
		retry: true,
	},
	downloadRefused: {
		message: "{server} did not give '{fileName}'",
		remedy: 'Ask the partner what these words of their server mean',
	},
	fileMissing: {
		message: "There is no file '{fileName}' in the folder '{folder}' on {server}",
		remedy: "Check 'Folder' and 'File Name', capitals included",
	},
	fileTooLarge: {
		message: "'{fileName}' on {server} has {stored} bytes, and {limit} are the most allowed",
		remedy: "Raise 'Max File Size (MB)' in the options if such a file is to be expected",
	},
	fetchedDiffers: {
		message: "{server} gave {sent} bytes of '{fileName}' although it shows {stored}",
		remedy: 'Try again later; if it keeps happening, ask the partner to look at their server',
		retry: true,
	},
	changedWhileRead: {
		message: "'{fileName}' on {server} changed while it was being read",
		remedy: 'Try again once whoever writes it has finished',
		retry: true,
	},
	takeFailed: {
		message: "'{fileName}' from {server} could not be kept here: {reason}",
		remedy: 'Look at the disk of this n8n and at where it keeps binary data',
	},
	patternUnusable: {
		message: "The pattern '{fileName}' cannot be used: {reason}",
		remedy: "Check 'File Name Pattern': * stands for any letters, ? for one, {a,b} for either",
	},
	suffixUnusable: {
		message: "The suffix '{fileName}' for collected files cannot be used: {reason}",
		remedy: "Check 'Suffix', such as .done",
	},
	claimInPlace: {
		message: "Collected files cannot be moved to '{folder}': it is where they are collected from",
		remedy: 'Choose another folder for them, or have them renamed instead',
	},
	claimUnanswered: {
		message:
			"The connection to {server} broke while '{fileName}' was being claimed, and it may be in {reason} now",
		remedy: 'Look whether another run has it; if not, give it its old name back',
	},
} satisfies Record<string, Copy>;
