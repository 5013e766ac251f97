import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { civilDateAt } from '../../../../lib/employee/civil-date';
import { luccaLocalDateTime } from '../../../../lib/lucca/people/local-date-time';
import type { Population } from '../../../../lib/lucca/people/users';
import { peopleOf } from '../../authentication';
import { givenLimit, limitFields } from '../../../shared/limit';
import { wantedContent } from '../../options';
import { peopleOutput } from '../../parameters';
import { inform, warn } from '../../../shared/hints';
import { dateTimeText, isOn, textList } from '../../../shared/values';
import type { Run } from '../../run';

export const description: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many users',
	description: 'Retrieve many people with their managers, either all of them for certain or none',
};

export const throughNewerApi = true;

const show = { resource: ['user'], operation: ['getAll'] };

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
				displayName: 'Department Names or IDs',
				name: 'departmentIds',
				type: 'multiOptions',
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				hint: 'People directly in these departments, not in those below them',
				typeOptions: { loadOptionsMethod: 'getDepartments' },
				default: [],
			},
			{
				displayName: 'Establishment Names or IDs',
				name: 'establishmentIds',
				type: 'multiOptions',
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				typeOptions: { loadOptionsMethod: 'getEstablishments' },
				default: [],
			},
			{
				displayName: 'Include Former Employees',
				name: 'includeFormerEmployees',
				type: 'boolean',
				default: true,
				description:
					'Whether to return people whose contract has ended. Lucca leaves them out when this filter is not added.',
			},
			{
				displayName: 'Include Future Hires',
				name: 'includeFutureHires',
				type: 'boolean',
				default: false,
				description:
					'Whether to return people whose contract has yet to start. Lucca gives them when this filter is not added.',
			},
			{
				displayName: 'Modified Since',
				name: 'modifiedSince',
				type: 'dateTime',
				default: '',
				description:
					"Return people changed since this moment. A moment without time zone, such as a 'modifiedAt' read before, is taken as Lucca's own clock.",
			},
		],
	},
];

/** Reads the people an input item asks for. */
export async function execute(run: Run, itemIndex: number): Promise<INodeExecutionData[]> {
	const { context } = run;
	const limit = givenLimit(context, itemIndex);
	const read = await peopleOf(run).read(
		{ ...population(context, itemIndex), limit },
		wantedContent(context, itemIndex),
	);
	const { length } = read.employees;
	if (read.upcomingLeftOut > 0) inform(context, `Future hires left out: ${read.upcomingLeftOut}`);
	if (length === 0) {
		warn(context, 'Lucca has nobody to show for these filters, so there are no items');
	} else if (length === limit) {
		inform(
			context,
			"A partner's file or a sync plan needs everybody: switch on 'Return All' before it",
		);
	}
	return peopleOutput(context, read);
}

function population(context: IExecuteFunctions, itemIndex: number): Population {
	const filters = context.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const timeZone = context.getTimezone();
	const modifiedSince = dateTimeText(filters.modifiedSince);
	const futureHires =
		!('includeFutureHires' in filters) || isOn('Include Future Hires', filters.includeFutureHires);
	const today = civilDateAt(Date.now(), timeZone);
	return {
		today,
		filters: {
			establishmentIds: textList(filters.establishmentIds),
			departmentIds: textList(filters.departmentIds),
			formerEmployees:
				'includeFormerEmployees' in filters &&
				isOn('Include Former Employees', filters.includeFormerEmployees),
			...(modifiedSince ? { modifiedSince: luccaLocalDateTime(modifiedSince, timeZone) } : {}),
		},
		...(futureHires ? {} : { startedBy: today }),
	};
}
