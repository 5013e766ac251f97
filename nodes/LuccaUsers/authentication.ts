import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { ExplainedError } from '../../lib/explained-error';
import { newerPeople } from '../../lib/lucca/newer-api/newer-people';
import { type PeopleSource, peopleOfUsers } from '../../lib/lucca/people/people-source';
import type { Authentication } from '../shared/lucca-client';
import type { Run } from './run';

/**
 * How the node gets in; n8n's editor shows it as the choice of the credential. Workflows saved before
 * there was a choice have the key.
 */
export const authentication: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'API Key',
			value: 'apiKey',
			description: 'Read and write, with logins, roles and custom fields',
		},
		{
			name: 'OAuth2 (Newer API, Read Only)',
			value: 'oAuth2',
			description: 'Read people through the API Lucca develops further, without logins and roles',
		},
	],
	default: 'apiKey',
};

/** A resource or operation as the form offers it: with a key alone, unless the newer API has it too. */
export function offered(option: INodePropertyOptions, throughNewerApi: boolean) {
	return throughNewerApi
		? option
		: { ...option, displayOptions: { show: { authentication: ['apiKey'] } } };
}

/** How this run gets in, the same for all items. */
export function authenticationOf(context: IExecuteFunctions): Authentication {
	return authenticationIn(context.getNodeParameter('authentication', 0, 'apiKey'));
}

/** How the lists of the form get in. */
export function authenticationOfForm(context: ILoadOptionsFunctions): Authentication {
	return authenticationIn(context.getCurrentNodeParameter('authentication'));
}

function authenticationIn(value: unknown): Authentication {
	return value === 'oAuth2' ? 'oAuth2' : 'apiKey';
}

/** The people of a run, from the API its credential opens. */
export function peopleOf({ context, client, once }: Run): PeopleSource {
	return once('people', () =>
		authenticationOf(context) === 'oAuth2'
			? newerPeople(client, context.getTimezone())
			: peopleOfUsers(client),
	);
}

/** What is asked of the newer API and is not there. */
export function needsKey(what: string): ExplainedError {
	return new ExplainedError(
		`${what} needs an API key: through Lucca's newer API this node only reads people`,
		"Choose a 'Lucca HR API' credential, which has an API key",
	);
}
