import type {
	IAuthenticateGeneric,
	IAuthenticateRuleResponseCode,
	IAuthenticateRuleResponseSuccessBody,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { baseURL } from './base-url';

const wrongAddress =
	"This address is not that of a Lucca: check 'Base URL', the address you open Lucca with";

const rules: Array<IAuthenticateRuleResponseCode | IAuthenticateRuleResponseSuccessBody> = [
	{
		type: 'responseCode',
		properties: {
			value: 401,
			message:
				"Lucca does not know this key: check 'API Key', and that it belongs to this host (test, demo and sandbox hosts have their own)",
		},
	},
	{
		type: 'responseCode',
		properties: {
			value: 403,
			message:
				"Lucca knows this key but does not let it read users: give the role that bears the key's name the right to consult users",
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
		properties: { key: 'data.items', value: undefined, message: wrongAddress },
	},
];

/** A Lucca host and an API key of it (https://developers.lucca.fr/api-reference/legacy/authentication). */
export class LuccaHrApi implements ICredentialType {
	name = 'luccaHrApi';

	displayName = 'Lucca HR API';

	icon: Icon = {
		light: 'file:../icons/lucca-users.svg',
		dark: 'file:../icons/lucca-users.dark.svg',
	};

	documentationUrl = 'https://github.com/lucca-sync/n8n-nodes-lucca-sync#credentials';

	properties: INodeProperties[] = [
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
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: "A key of this Lucca, whose role may consult the users' files",
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

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: { Authorization: '=lucca application={{ $credentials.apiKey.trim() }}' },
		},
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL,
			url: '/api/v3/users',
			qs: { fields: 'id', paging: '0,1' },
			headers: { Accept: 'application/json' },
			disableFollowRedirect: true,
		},
		// n8n applies rules of both kinds from one list; only its type says otherwise.
		rules: rules as ICredentialTestRequest['rules'],
	};
}
