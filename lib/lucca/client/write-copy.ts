import {
	CHECK_ADDRESS,
	type CopyBook,
	limitReached,
	neverBegan,
	REPORT,
	TICK,
	unknownKey,
} from './copy';

/** What goes with every answer that leaves it open whether something was written. */
const LOOK =
	'Lucca may have done it all the same: look there before running the workflow again for this item';

const VALUES =
	'Correct what Lucca names. It also answers this way to a login or an employee number that is taken, to a department, a role or a field it does not have, and to a date that cannot be';

/** What a request that writes can meet. */
export const writeCopy: CopyBook = {
	byStatus: {
		400: { happened: 'Lucca refused to {act} {asked}', remedy: VALUES },
		401: unknownKey,
		403: { happened: 'This API key may not {act} {asked}', remedy: TICK },
		404: {
			happened: "To {act} {asked}, Lucca at '{host}' has nothing under '{path}'",
			remedy: `It may have been deleted, or be hidden from this key: look for it in Lucca. When nothing at all can be found, check 'Base URL' in the credential`,
		},
		405: {
			happened: "Lucca does not let anybody {act} {asked} under '{path}' in this way",
			remedy: `In a Custom API Call, choose another method or path. ${REPORT} otherwise`,
		},
		408: {
			happened:
				'Lucca took longer than it allows itself (5 seconds) to {act} {asked}, and did not say whether it was done',
			remedy: LOOK,
		},
		409: {
			happened: 'Lucca refused to {act} {asked}, because something it holds stands against it',
			remedy:
				'Somebody may have changed the same thing at that moment, or a login or number may be taken: look at it in Lucca, then run the workflow again',
		},
		410: {
			happened: "Lucca no longer lets anybody {act} {asked} under '{path}'",
			remedy: 'Look for a newer version of this node',
		},
		413: {
			happened: 'Lucca refused to {act} {asked}, because too much was sent at once',
			remedy: 'Shorten the longest texts of this item',
		},
		415: {
			happened: 'Lucca refused the form in which it was asked to {act} {asked}',
			remedy: `In a Custom API Call, check that the body is JSON. ${REPORT} otherwise`,
		},
		422: { happened: 'Lucca refused the values with which to {act} {asked}', remedy: VALUES },
		429: limitReached,
		500: { happened: 'Lucca stumbled when asked to {act} {asked}', remedy: LOOK },
		502: {
			happened: "Lucca at '{host}', asked to {act} {asked}, fell silent behind its front door",
			remedy: LOOK,
		},
		503: {
			happened: "Lucca at '{host}' was unavailable when asked to {act} {asked}",
			remedy: LOOK,
		},
		504: {
			happened:
				"Lucca at '{host}', asked to {act} {asked}, did not answer its own front door in time",
			remedy: LOOK,
		},
	},
	otherStatus: {
		happened: 'Lucca gave an unexpected answer when asked to {act} {asked}',
		remedy: `${CHECK_ADDRESS}. When it is right, ask Lucca support`,
	},
	redirected: {
		happened: "'{host}', asked to {act} {asked}, sent the request elsewhere instead of answering",
		remedy: `${CHECK_ADDRESS}. The key is never sent on to another address`,
	},
	unusable: {
		html: {
			happened:
				"'{host}', asked to {act} {asked}, answered with a web page, such as a login page, instead of saying whether it was done",
			remedy: `${CHECK_ADDRESS}. When it is right: ${LOOK}`,
		},
		text: {
			happened:
				"'{host}', asked to {act} {asked}, answered with text that is not JSON instead of saying whether it was done",
			remedy: `${CHECK_ADDRESS}. When it is right: ${LOOK}`,
		},
		empty: {
			happened: 'Lucca sent an empty answer when asked to {act} {asked}',
			remedy: LOOK,
		},
		cut: {
			happened: 'The answer of Lucca, asked to {act} {asked}, arrived cut short',
			remedy: LOOK,
		},
		unknownShape: {
			happened: 'The answer of Lucca, asked to {act} {asked}, has a form this node does not know',
			remedy: `${LOOK}. ${REPORT} too`,
		},
	},
	bySilence: [
		...neverBegan,
		[
			/TIMEDOUT|TIMEOUT|^ECONNABORTED$/,
			{
				happened: "'{host}', asked to {act} {asked}, did not say in time whether it was done",
				remedy: LOOK,
			},
		],
	],
	otherSilence: {
		happened:
			"The connection to '{host}', asked to {act} {asked}, broke before it said whether it was done",
		remedy: LOOK,
	},
};
