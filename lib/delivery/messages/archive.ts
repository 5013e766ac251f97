import type { Copy } from './copy';

/** The archive and the memory of deliveries in it. */
export const archive = {
	memoryDamaged: {
		message:
			"The memory of the last delivery, '{fileName}' in the folder '{folder}' on {server}, cannot be used: {reason}",
		remedy:
			'Look at that file. Put it right from a backup, or delete it: the next run then goes by the memory before it, or begins anew where there is none',
	},
	memoryNewer: {
		message:
			"The memory of the last delivery, '{fileName}' in the folder '{folder}' on {server}, was written by a later version of this package",
		remedy:
			'Update this package on every n8n that uses this archive, or delete that file to begin anew',
	},
	memoryUnreadable: {
		message:
			"The memory of the last delivery, '{fileName}' in the folder '{folder}' on {server}, cannot be read: {reason}",
		remedy:
			'Have this account allowed to read in the archive folder, or delete that file to begin anew',
	},
	memoryTooLarge: {
		message:
			"The memory '{fileName}' of a delivery has {stored} bytes, and {limit} are the most allowed",
		remedy: 'Deliver the people in several files, each with an archive folder of its own',
	},
	archivedTooLarge: {
		message: "The archived file '{fileName}' has {stored} bytes, and {limit} are the most read",
		remedy: 'Look at the file in the archive folder yourself',
	},
	changedMeanwhile: {
		message: "'{fileName}' on {server} was changed by somebody else meanwhile",
		remedy: 'Check that no other workflow handles this file, then look at it and run this again',
	},
} satisfies Record<string, Copy>;
