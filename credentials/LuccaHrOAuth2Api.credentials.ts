import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { API_VERSION, ordinaryScopes } from '../lib/lucca/newer-api/resources';
import { baseURL, baseUrlField, reserveField, testRules } from './lucca-host';

const rules = testRules(
	"Lucca does not accept this client application's token: check that it belongs to the Lucca in 'Base URL' (test, demo and sandbox hosts have their own)",
	"Lucca knows this client application but does not let it read employees: give it the scope employees.readonly, and name it in 'Scope'",
	'items',
);

/**
 * A Lucca host and a client application of it
 * (https://developers.lucca.fr/documentation/using-api/authentication). n8n's own OAuth2 gets the token,
 * keeps it with the credential, and gets a new one when Lucca answers 401.
 */
export class LuccaHrOAuth2Api implements ICredentialType {
	name = 'luccaHrOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Lucca HR OAuth2 API';

	icon: Icon = {
		light: 'file:../icons/lucca-users.svg',
		dark: 'file:../icons/lucca-users.dark.svg',
	};

	documentationUrl =
		'https://github.com/lucca-sync/n8n-nodes-lucca-sync/blob/main/docs/credentials.md#lucca-hr-oauth2-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'clientCredentials',
		},
		baseUrlField,
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'string',
			default: 'https://accounts.world.luccasoftware.com/connect/token',
			required: true,
			description: 'Leave it as it is: one server gives the tokens of every Lucca',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description:
				'Of a client application, which a Lucca administrator declares under /identity/admin/integration-keys of this Lucca',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Lucca shows it once, when the application is declared',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: ordinaryScopes.join(' '),
			description:
				'What to ask access to, with spaces between. The application must have all of it. Add employee-personal-records.readonly to read the date of birth and the nationality',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
		{
			displayName: 'Send Additional Body Properties',
			name: 'sendAdditionalBodyProperties',
			type: 'hidden',
			default: false,
		},
		{
			displayName: 'Additional Body Properties',
			name: 'additionalBodyProperties',
			type: 'hidden',
			default: '',
		},
		reserveField,
	];

	test: ICredentialTestRequest = {
		request: {
			baseURL,
			url: '/lucca-api/employees',
			qs: { limit: 1 },
			headers: { Accept: 'application/json', 'Api-Version': API_VERSION },
			disableFollowRedirect: true,
		},
		rules,
	};
}
