import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { ExplainedError } from '../../../../lib/explained-error';
import { LuccaApiError } from '../../../../lib/lucca/client/lucca-api-error';
import { isLuccaObject, type LuccaObject } from '../../../../lib/lucca/client/transport';
import { inform } from '../../../shared/hints';
import { isOn } from '../../../shared/values';
import type { Run } from '../../run';
import { dryRunField, isDryRun } from '../../writing/dry-run';
import { type Address, addressIn, bodyIn } from './request';

export const description: INodePropertyOptions = {
	name: 'Custom API Call',
	value: 'customCall',
	action: 'Make a custom API call',
	description: "Ask Lucca's API for anything this node has no operation for",
};

const show = { resource: ['api'], operation: ['customCall'] };

const methods = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'] as const;
type Method = (typeof methods)[number];
const withBody: Method[] = ['PATCH', 'POST', 'PUT'];
const writing: Method[] = ['DELETE', ...withBody];

export const fields: INodeProperties[] = [
	{
		displayName: 'Method',
		name: 'method',
		type: 'options',
		options: methods.map((method) => ({ name: method, value: method })),
		default: 'GET',
		displayOptions: { show },
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. /api/v3/users',
		hint: 'A full address works too if it is of the same Lucca. The API key goes nowhere else.',
		displayOptions: { show },
	},
	{
		displayName: 'Query Parameters',
		name: 'query',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add query parameter',
		default: {},
		displayOptions: { show },
		options: [
			{
				displayName: 'Parameter',
				name: 'parameter',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. fields',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. id,name',
					},
				],
			},
		],
	},
	{
		displayName: 'JSON Body',
		name: 'body',
		type: 'json',
		default: '{}',
		displayOptions: { show: { ...show, method: withBody } },
	},
	{
		displayName: 'Split Into Items',
		name: 'splitItems',
		type: 'boolean',
		default: false,
		description:
			"Whether to return each entry of the answer's list as an item of its own, instead of the whole answer",
		displayOptions: { show },
	},
	dryRunField({ ...show, method: writing }),
];

/** Sends what an input item describes, and gives Lucca's answer as it is. */
export async function execute(run: Run, itemIndex: number): Promise<INodeExecutionData[]> {
	const { context, client } = run;
	const method = methodOf(context, itemIndex);
	const address = addressIn(client.host, {
		path: context.getNodeParameter('path', itemIndex),
		query: context.getNodeParameter('query', itemIndex, {}) as IDataObject,
	});
	const split = isOn('Split Into Items', context.getNodeParameter('splitItems', itemIndex, false));
	const asked = `'${address.path}'`;
	let answer: LuccaObject;
	if (method === 'GET') {
		answer = await client.get(address.path, address.query, asked).catch(lookAtTheCall);
	} else {
		const body = withBody.includes(method)
			? { body: bodyIn(context.getNodeParameter('body', itemIndex, {})) }
			: {};
		const request = { method, ...address, ...body };
		if (isDryRun(context, itemIndex)) {
			return [{ json: { dryRun: true, request: { ...client.show(request) } as IDataObject } }];
		}
		answer = await client.write(request, asked);
	}
	if (!split) return [{ json: answer as IDataObject }];
	const entries = entriesOf(answer, address);
	if (entries.length === 0) inform(context, `The list in the answer to ${asked} is empty`);
	return entries;
}

/** What refuses a call somebody wrote down is most likely what they wrote. */
const lookAt: Readonly<Record<number, string>> = {
	400: "Check 'Path' and 'Query Parameters' against Lucca's API documentation",
	404: "Check 'Path' against Lucca's API documentation. 'Base URL' in the credential is right if other operations work",
};

function lookAtTheCall(error: unknown): never {
	const remedy = error instanceof LuccaApiError && lookAt[error.httpCode ?? 0];
	if (!remedy) throw error;
	const { message, httpCode, notFound } = error;
	throw new LuccaApiError(message, remedy, httpCode, { cause: error, notFound });
}

function methodOf(context: IExecuteFunctions, itemIndex: number): Method {
	const given = String(context.getNodeParameter('method', itemIndex, 'GET'))
		.trim()
		.toUpperCase();
	const method = methods.find((each) => each === given);
	if (method) return method;
	throw new ExplainedError(
		"'Method' is none that Lucca's API has",
		`Choose 'Method' from its list: ${methods.join(', ')}`,
	);
}

/** The entries of `{data: {items}}`, as v3 answers, or of `{items}`. */
function entriesOf(answer: LuccaObject, { path }: Address): INodeExecutionData[] {
	const { items } = isLuccaObject(answer.data) ? answer.data : answer;
	if (Array.isArray(items)) {
		return items.map((entry: unknown) => ({
			json: (isLuccaObject(entry) ? entry : { value: entry }) as IDataObject,
		}));
	}
	throw new ExplainedError(
		`The answer to '${path}' holds no list to split`,
		"Switch 'Split Into Items' off to get the answer as one item",
	);
}
