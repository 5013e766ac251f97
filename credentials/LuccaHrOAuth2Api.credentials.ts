import type {
	IAuthenticateRuleResponseCode,
	IAuthenticateRuleResponseSuccessBody,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { ordinaryScopes } from '../lib/lucca/newer-api/resources';
import { baseURL } from './base-url';

const wrongAddress =
	"This address is not that of a Lucca: check 'Base URL', the address you open Lucca with";

const rules: Array<IAuthenticateRuleResponseCode | IAuthenticateRuleResponseSuccessBody> = [
	{
		type: 'responseCode',
		properties: {
			value: 401,
			message:
				"Lucca does not accept this client application's token: check that it belongs to the Lucca in 'Base URL' (test, demo and sandbox hosts have their own)",
		},
	},
	{
		type: 'responseCode',
		properties: {
			value: 403,
			message:
				"Lucca knows this client application but does not let it read employees: give it the scope employees.readonly, and name it in 'Scope'",
		},
	},
	{ type: 'responseCode', properties: { value: 404, message: wrongAddress } },
	...[301, 302, 303, 307, 308].map((value): IAuthenticateRuleResponseCode => ({
		type: 'responseCode',
		properties: { value, message: wrongAddress },
	})),
	// A login page also answers 200, but holds no list.
	{
		type: 'responseSuccessBody',
		properties: { key: 'items', value: undefined, message: wrongAddress },
	},
];

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

	documentationUrl = 'https://github.com/lucca-sync/n8n-nodes-lucca-sync#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'clientCredentials',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://mycompany.ilucca.net',
			description: 'The address you open Lucca with. Any page of it will do',
		},
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
		{
			displayName: 'Requests a Minute for Other Integrations',
			name: 'reservedRequests',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 45, numberPrecision: 0 },
			default: 10,
			description:
				'Lucca allows 50 requests a minute for everything connected to it together. So many of them are left to the others. A larger number keeps them from being refused, a smaller one makes long runs here faster',
		},
	];

	test: ICredentialTestRequest = {
		request: {
			baseURL,
			url: '/lucca-api/employees',
			qs: { limit: 1 },
			headers: { Accept: 'application/json', 'Api-Version': '2024-11-01' },
			disableFollowRedirect: true,
		},
		// n8n applies rules of both kinds from one list; only its type says otherwise.
		rules: rules as ICredentialTestRequest['rules'],
	};
}
