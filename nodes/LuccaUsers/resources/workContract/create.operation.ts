import type { INodeExecutionData, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { createContract } from '../../../../lib/lucca/contracts/write-contracts';
import { givenUser, luccaIdOf, userLocator } from '../../forms/person-locator';
import type { Run } from '../../run';
import { dryRunField, isDryRun } from '../../writing/dry-run';
import { contractFields, contractOf } from './contract-form';
import { contractOutput } from './output';

export const description: INodePropertyOptions = {
	name: 'Create',
	value: 'create',
	action: 'Create a work contract',
	description: 'Give a user one more contract, for a time no other of theirs covers',
};

const show = { resource: ['workContract'], operation: ['create'] };

export const fields: INodeProperties[] = [
	userLocator(show),
	...contractFields(show),
	dryRunField(show),
];

/** Creates the contract of an input item. */
export async function execute(run: Run, itemIndex: number): Promise<INodeExecutionData[]> {
	const { context, client } = run;
	const contract = contractOf(context, itemIndex);
	const dryRun = isDryRun(context, itemIndex);
	const ownerId = await luccaIdOf(client, givenUser(context, itemIndex));
	return contractOutput(run, await createContract(client, { ownerId, ...contract }, { dryRun }));
}
