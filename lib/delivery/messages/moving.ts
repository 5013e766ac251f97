import type { Copy } from './copy';

/** Moving and deleting files of a server. */
export const moving = {
	moveRefused: {
		message: "{server} did not let the file become '{fileName}' in the folder '{folder}'",
		remedy: 'Ask the partner to allow this account to rename and move files',
	},
	moveUnknown: {
		message:
			"The connection to {server} broke while the file was being moved, and it is neither under its old name nor '{fileName}' in the folder '{folder}'",
		remedy: 'Ask the partner where the file is',
	},
	movedOntoItself: {
		message: "'{fileName}' is in the folder '{folder}' under this very name already",
		remedy: "Enter another 'Move to Folder' or 'New File Name'",
	},
	deleteRefused: {
		message: "{server} did not delete '{fileName}'",
		remedy: 'Ask the partner to allow this account to delete files in this folder',
	},
} satisfies Record<string, Copy>;
