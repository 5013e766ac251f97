import type {
	IDataObject,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { readContracts } from '../../../../lib/lucca/contracts/read-contracts';
import { givenLimit, limitFields } from '../../../shared/limit';
import { luccaIdOf, personKeyOf, userWays } from '../../forms/person-locator';
import { dateOf } from '../../given/value';
import { inform } from '../../../shared/hints';
import { isOn } from '../../../shared/values';
import type { Run } from '../../run';

export const description: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many work contracts',
	description: 'Retrieve many contracts, of one person or of everybody',
};

const show = { resource: ['workContract'], operation: ['getAll'] };

export const fields: INodeProperties[] = [
	...limitFields(show),
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		displayOptions: { show },
		options: [
			{
				displayName: 'Applicable Only',
				name: 'applicableOnly',
				type: 'boolean',
				default: true,
				description:
					'Whether to return only the one contract of each person that counts now. All are returned when this filter is not added.',
			},
			{
				displayName: 'Running On',
				name: 'on',
				type: 'dateTime',
				typeOptions: { dateOnly: true },
				default: '',
				description: 'Return contracts that have begun by this day and have not ended before it',
			},
			userWays,
		],
	},
];

/** Reads the contracts an input item asks for. */
export async function execute(run: Run, itemIndex: number): Promise<INodeExecutionData[]> {
	const { context, client } = run;
	const limit = givenLimit(run.context, itemIndex);
	const filters = context.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const on = dateOf('Running On', filters.on, context.getTimezone());
	const applicableOnly =
		'applicableOnly' in filters && isOn('Applicable Only', filters.applicableOnly);
	// Somebody named by a blank is nobody: everybody's contracts must not come instead.
	const owner = 'user' in filters ? await luccaIdOf(client, personKeyOf(filters.user)) : undefined;
	const contracts = await readContracts(client, {
		...(owner === undefined ? {} : { ownerIds: [owner] }),
		...(on ? { on } : {}),
		...(limit === undefined ? {} : { limit }),
		applicableOnly,
	});
	if (contracts.length === 0)
		inform(context, 'Lucca has no work contract to show for these filters');
	return contracts.map((contract) => ({ json: { ...contract } }));
}
