import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { baseURL, baseUrlField, reserveField, testRules } from './lucca-host';

const rules = testRules(
	"Lucca does not know this key: check 'API Key', and that it belongs to this host (test, demo and sandbox hosts have their own)",
	"Lucca knows this key but does not let it read users: give the role that bears the key's name the right to consult users",
	'data.items',
);

/** A Lucca host and an API key of it (https://developers.lucca.fr/api-reference/legacy/authentication). */
export class LuccaHrApi implements ICredentialType {
	name = 'luccaHrApi';

	displayName = 'Lucca HR API';

	icon: Icon = {
		light: 'file:../icons/lucca-users.svg',
		dark: 'file:../icons/lucca-users.dark.svg',
	};

	documentationUrl =
		'https://github.com/lucca-sync/n8n-nodes-lucca-sync/blob/main/docs/credentials.md#lucca-hr-api';

	properties: INodeProperties[] = [
		baseUrlField,
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: "A key of this Lucca, whose role may consult the users' files",
		},
		reserveField,
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
		rules,
	};
}
