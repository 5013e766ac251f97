import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { LuccaClient } from '../../../../lib/lucca/client/request';
import { foldCase } from '../../../../lib/tabular/fold';
import { givenLimit, limitFields } from '../../../shared/limit';
import { textOf } from '../../given/value';
import { inform } from '../../../shared/hints';
import { isOn } from '../../../shared/values';
import type { Run } from '../../run';
import type { Resource } from '../resource';

/** One of Lucca's lists, as a resource with one operation. */
export interface List {
	/** Title Case, singular. */
	readonly name: string;
	readonly value: string;
	/** As a sentence says them, e.g. `legal units`. */
	readonly plural: string;
	/** What Get Many gives of it, beside what its name says. */
	readonly description: string;
	/** A switch among the filters, and what it stands for when it is not added. */
	readonly filter?: INodeProperties;
	/** @param on whether the switch is on */
	read(client: LuccaClient, on: boolean): Promise<readonly object[]>;
}

/** The resource of a list: Get Many, with 'Return All', 'Limit' and 'Filters'. */
export function listResource(list: List): Resource {
	const { name, value, plural, description } = list;
	const show = { resource: [value], operation: ['getAll'] };
	return {
		option: { name, value },
		defaultOperation: 'getAll',
		operations: [
			{
				description: {
					name: 'Get Many',
					value: 'getAll',
					action: `Get many ${plural}`,
					description,
				},
				fields: [
					...limitFields(show),
					{
						displayName: 'Filters',
						name: 'filters',
						type: 'collection',
						placeholder: 'Add filter',
						default: {},
						displayOptions: { show },
						options: [...(list.filter ? [list.filter] : []), nameContains],
					},
				],
				execute: async (run, itemIndex) => await execute(list, run, itemIndex),
			},
		],
	};
}

const nameContains: INodeProperties = {
	displayName: 'Name Contains',
	name: 'nameContains',
	type: 'string',
	default: '',
	description: 'Return those whose name or code holds this text, whatever its case and accents',
};

async function execute(list: List, run: Run, itemIndex: number): Promise<INodeExecutionData[]> {
	const { context, client } = run;
	const limit = givenLimit(run.context, itemIndex);
	const filters = context.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const { filter } = list;
	const on =
		filter !== undefined && filter.name in filters
			? isOn(filter.displayName, filters[filter.name])
			: filter?.default === true;
	const text = foldCase(textOf('Name Contains', filters.nameContains));
	const rows = await run.once(`${list.value}, ${on}`, async () => list.read(client, on));
	const found = rows
		.filter((row) => {
			const { name, code } = row as { name?: unknown; code?: unknown };
			return [name, code].some((each) => foldCase(String(each ?? '')).includes(text));
		})
		.slice(0, limit)
		.map((row) => ({ json: { ...row } as IDataObject }));
	if (found.length === 0) inform(context, `Lucca has no ${list.plural} to show`);
	return found;
}
