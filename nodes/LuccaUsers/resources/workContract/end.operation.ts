import type { INodeExecutionData, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { endContract } from '../../../../lib/lucca/contracts/write-contracts';
import { demanded } from '../../given/reference';
import { dateOf, textOf } from '../../given/value';
import type { Run } from '../../run';
import { dryRunField, isDryRun } from '../../writing/dry-run';
import { contractOutput } from './output';

export const description: INodePropertyOptions = {
	name: 'End',
	value: 'end',
	action: 'End a work contract',
	description: 'Set the last day of a contract, and why it ends',
};

const show = { resource: ['workContract'], operation: ['end'] };

export const fields: INodeProperties[] = [
	{
		displayName: 'Work Contract',
		name: 'contractId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 5012',
		hint: "Its ID: the 'id' of a contract that Get Many returns",
		displayOptions: { show },
	},
	{
		displayName: 'Last Day of Employment',
		name: 'lastDay',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		required: true,
		default: '',
		description: 'The contract still runs on that day',
		displayOptions: { show },
	},
	{
		displayName: 'Termination Reason',
		name: 'terminationReasonId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2',
		hint: 'Its ID. Left blank, the reason stays as it is.',
		displayOptions: { show },
	},
	dryRunField(show),
];

/** Ends the contract of an input item. */
export async function execute(run: Run, itemIndex: number): Promise<INodeExecutionData[]> {
	const { context, client } = run;
	const text = (displayName: string, name: string) =>
		textOf(displayName, context.getNodeParameter(name, itemIndex, ''));
	const id = demanded('Work Contract', text('Work Contract', 'contractId'));
	const lastDay = context.getNodeParameter('lastDay', itemIndex, '');
	const endsOn = demanded(
		'Last Day of Employment',
		dateOf('Last Day of Employment', lastDay, context.getTimezone()),
	);
	const reason = text('Termination Reason', 'terminationReasonId');
	const end = { endsOn, ...(reason ? { terminationReasonId: reason } : {}) };
	const dryRun = isDryRun(context, itemIndex);
	return contractOutput(run, await endContract(client, id, end, { dryRun }));
}
