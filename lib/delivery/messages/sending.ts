import type { Copy } from './copy';

/** Sending a file and checking what arrived. */
export const sending = {
	sizeDiffers: {
		message: "{server} holds {stored} bytes of '{fileName}' although {sent} were sent",
		remedy: 'Try again later; if it keeps happening, ask the partner to look at their server',
		retry: true,
	},
	nameNotLatin1: {
		message:
			"'{fileName}' has a letter that Latin-1 does not have, and so cannot be sent to the server",
		remedy:
			"Use other letters, or set 'File Name Encoding' in the credential to UTF-8 if the server reads it",
	},
	diskFull: {
		message: "There is no room left for '{fileName}' on {server}",
		remedy: 'Ask the partner to free space or to raise the quota of this account',
	},
	storageFailed: {
		message: "{server} could not store '{fileName}'",
		remedy: 'Ask the partner to look at their disk: it may be full or damaged',
	},
	uploadRefused: {
		message: "{server} did not take '{fileName}'",
		remedy: 'Ask the partner what these words of their server mean',
	},
	fileInUse: {
		message: "{server} left '{fileName}' as it is, since a program there is using the file",
		remedy: 'Try again later; if it keeps happening, ask the partner which program holds it open',
		retry: true,
	},
	renameRefused: {
		message: "{server} did not let the file be renamed to '{fileName}'",
		remedy: 'Ask the partner to allow this account to rename files and to replace its own',
	},
	notShown: {
		message: "{server} took '{fileName}' but does not show it, so it cannot be checked",
		remedy: 'Ask the partner to let this account see the files of the folder',
	},
	contentDiffers: {
		message: "{server} gives '{fileName}' back with another content than was sent",
		remedy: 'Try again later; if it keeps happening, ask the partner to look at their server',
		retry: true,
	},
	unverifiable: {
		message:
			"{server} does not let '{fileName}' be read back, so what arrived cannot be compared: {reason}",
		remedy:
			"Set 'Verify' to the size alone, or ask the partner to let this account read the files of the folder",
	},
	nameTaken: {
		message: "There is a '{fileName}' in the folder '{folder}' on {server}, and it was left alone",
		remedy: "Move or delete that file, or change 'When the File Exists'",
	},
	outcomeUnknown: {
		message:
			"The connection to {server} broke at the last step, and neither '{fileName}' nor its temporary file is in the folder",
		remedy: 'Ask the partner whether the file arrived before you deliver it again',
	},
	sourceFailed: {
		message: "The input file for '{fileName}' could not be read to its end: {reason}",
		remedy: 'Look at the node that made the file',
	},
	fileNameUnusable: {
		message: "The file name '{fileName}' cannot be used: {reason}",
		remedy: "Check 'File Name'; the folder goes into 'Folder'",
	},
} satisfies Record<string, Copy>;
