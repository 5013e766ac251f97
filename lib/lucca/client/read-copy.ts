import {
	CHECK_ADDRESS,
	type CopyBook,
	LATER,
	limitReached,
	neverBegan,
	REPORT,
	TICK,
	unknownKey,
} from './copy';

/** What a request that only reads can meet. */
export const readCopy: CopyBook = {
	byStatus: {
		400: {
			happened: 'Lucca did not accept the request for {asked}',
			remedy:
				"Check the values under 'Filters' and 'Options'. Lucca also answers this way to a field it does not have",
		},
		401: unknownKey,
		403: { happened: 'This API key may not read {asked}', remedy: TICK },
		404: { happened: "Lucca at '{host}' has nothing under '{path}'", remedy: CHECK_ADDRESS },
		408: {
			happened:
				'Lucca took longer than it allows itself (5 seconds) to give {asked}, even in small pages',
			remedy: 'Ask for less (fewer custom fields, a filter), or run the workflow at a quieter hour',
		},
		410: {
			happened: "Lucca no longer gives {asked} under '{path}'",
			remedy: 'Look for a newer version of this node',
		},
		414: { happened: 'The request for {asked} is too long for Lucca', remedy: 'Ask for less' },
		429: limitReached,
		431: { happened: 'The request for {asked} is too long for Lucca', remedy: 'Ask for less' },
		500: { happened: 'Lucca stumbled while giving {asked}', remedy: LATER },
		502: {
			happened: "Lucca at '{host}' could not be reached behind its front door",
			remedy: LATER,
		},
		503: { happened: "Lucca at '{host}' is unavailable", remedy: LATER },
		504: { happened: "Lucca at '{host}' did not answer its own front door in time", remedy: LATER },
	},
	otherStatus: {
		happened: 'Lucca gave an unexpected answer to the request for {asked}',
		remedy: `${CHECK_ADDRESS}. When it is right, ask Lucca support`,
	},
	redirected: {
		happened: "'{host}' sent the request for {asked} elsewhere instead of answering",
		remedy: `${CHECK_ADDRESS}. The key is never sent on to another address`,
	},
	unusable: {
		html: {
			happened: "'{host}' answered with a web page, such as a login page, instead of {asked}",
			remedy: CHECK_ADDRESS,
		},
		text: {
			happened: "'{host}' answered with text that is not JSON instead of {asked}",
			remedy: CHECK_ADDRESS,
		},
		empty: { happened: 'Lucca sent an empty answer instead of {asked}', remedy: LATER },
		cut: { happened: 'The answer of Lucca with {asked} arrived cut short', remedy: LATER },
		unknownShape: {
			happened: 'The answer of Lucca with {asked} has a form this node does not know',
			remedy: `${CHECK_ADDRESS}. When it is right, ${REPORT.toLowerCase()}`,
		},
	},
	bySilence: [
		...neverBegan,
		[
			/^(EHOSTUNREACH|ENETUNREACH)$/,
			{
				happened: "'{host}' cannot be reached from here",
				remedy: `${CHECK_ADDRESS}. Check also that the firewall lets n8n out to it`,
			},
		],
		[
			/^(ERR_TLS|EPROTO)/,
			{
				happened: "No safe connection to '{host}' could be agreed on",
				remedy: `${CHECK_ADDRESS}. When it is right, a proxy may stand between`,
			},
		],
		[
			/TIMEDOUT|TIMEOUT|^ECONNABORTED$/,
			{ happened: "'{host}' did not answer in time", remedy: LATER },
		],
	],
	otherSilence: {
		happened: "The connection to '{host}' broke before {asked} had arrived",
		remedy: LATER,
	},
};
