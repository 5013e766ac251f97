import type {
	IAuthenticateRuleResponseCode,
	IAuthenticateRuleResponseSuccessBody,
	ICredentialTestRequest,
	INodeProperties,
} from 'n8n-workflow';
import { DEFAULT_RESERVE, LARGEST_RESERVE } from '../lib/lucca/client/budget';

/** What both ways into a Lucca have in common. */

/** Which Lucca. */
export const baseUrlField: INodeProperties = {
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://mycompany.ilucca.net',
	description: 'The address you open Lucca with. Any page of it will do',
};

/** What of Lucca's limit is not for us. */
export const reserveField: INodeProperties = {
	displayName: 'Requests a Minute for Other Integrations',
	name: 'reservedRequests',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: LARGEST_RESERVE, numberPrecision: 0 },
	default: DEFAULT_RESERVE,
	description:
		'Lucca allows 50 requests a minute for everything connected to it together. So many of them are left to the others. A larger number keeps them from being refused, a smaller one makes long runs here faster',
};

/**
 * An expression for the address a credential test asks, as lenient as the node: a missing scheme is
 * completed, a page cut to its host. What the node would refuse must not reveal a secret here either:
 * user names are dropped, and only this machine is asked unencrypted. Another scheme stays, as one that
 * cannot be asked.
 */
export const baseURL = `={{ $credentials.baseUrl.trim()${[
	".replace(/^(?![a-z][a-z0-9+.-]*:\\/\\/)/i, 'https://')",
	".replace(/^([a-z][a-z0-9+.-]*:\\/\\/)([^\\/\\\\?#]*@)?([^\\/\\\\?#]*).*$/is, '$1$3')",
	".replace(/^http:\\/\\/(?!(localhost|127\\.[0-9.]+|\\[::1\\])(:[0-9]+)?$)/i, 'https://')",
].join('')} }}`;

const wrongAddress =
	"This address is not that of a Lucca: check 'Base URL', the address you open Lucca with";

/**
 * What a credential test says to each bad answer.
 * @param unknown to 401
 * @param forbidden to 403
 * @param items where a right answer holds its list, e.g. `data.items`
 */
export function testRules(
	unknown: string,
	forbidden: string,
	items: string,
): ICredentialTestRequest['rules'] {
	const toStatus = (value: number, message: string): IAuthenticateRuleResponseCode => ({
		type: 'responseCode',
		properties: { value, message },
	});
	const rules: Array<IAuthenticateRuleResponseCode | IAuthenticateRuleResponseSuccessBody> = [
		toStatus(401, unknown),
		toStatus(403, forbidden),
		...[404, 301, 302, 303, 307, 308].map((status) => toStatus(status, wrongAddress)),
		// A login page also answers 200, but holds no list.
		{
			type: 'responseSuccessBody',
			properties: { key: items, value: undefined, message: wrongAddress },
		},
	];
	// n8n applies rules of both kinds from one list; only its type says otherwise.
	return rules as ICredentialTestRequest['rules'];
}
