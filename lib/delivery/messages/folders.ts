import type { Copy } from './copy';

/** Folders and what they list. */
export const folders = {
	folderMissing: {
		message: "There is no folder '{folder}' on {server}",
		remedy: "Check 'Folder', capitals included, or leave it blank for the account's own folder",
	},
	folderUnusable: {
		message:
			"The folder '{folder}' cannot be used: it holds a line break or another invisible character",
		remedy: "Check 'Folder'",
	},
	folderForbidden: {
		message: "The account may not enter the folder '{folder}' on {server}",
		remedy: "Check 'Folder', or ask the partner to open it to this account",
	},
	notPermitted: {
		message: "The account may not write in the folder '{folder}' on {server}",
		remedy: "Check 'Folder', or ask the partner for the right to write and rename there",
	},
	listingForbidden: {
		message: "The account may not list the folder '{folder}' on {server}",
		remedy: 'Ask the partner to let this account see the files of the folder',
	},
	listingEndless: {
		message: "{server} lists more things in the folder '{folder}' than can be gone through",
		remedy: 'Ask the partner to move old files out of the folder',
	},
	listingUnreadable: {
		message: "{server} lists the folder '{folder}' in a form that cannot be read",
		remedy: 'Ask the partner to offer MLSD, or lists as Unix or Windows write them',
	},
	folderTaken: {
		message: "The folder '{folder}' cannot be created on {server}: something else has that name",
		remedy: 'Choose another folder, or ask the partner to rename what is there',
	},
	folderRefused: {
		message: "{server} did not create the folder '{folder}'",
		remedy: 'Ask the partner what these words of their server mean, or to create the folder',
	},
} satisfies Record<string, Copy>;
