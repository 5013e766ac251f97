import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { createContract } from '../../../../lib/lucca/contracts/write-contracts';
import { idOfUser } from '../../../../lib/lucca/writing/find-user';
import { givenUser, userLocator } from '../../forms/person-locator';
import type { Run } from '../../run';
import { dryRunField, isDryRun } from '../../writing/dry-run';
import { sessionOf } from '../../writing/session';
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

/** Whose contract an item creates; it writes nothing about the person. */
function read(context: IExecuteFunctions, itemIndex: number) {
	return { key: givenUser(context, itemIndex), input: { texts: {}, references: {} } };
}

/** Creates the contract of an input item. */
export async function execute(run: Run, itemIndex: number): Promise<INodeExecutionData[]> {
	const { context, client } = run;
	const contract = contractOf(context, itemIndex);
	const dryRun = isDryRun(context, itemIndex);
	const { key } = read(context, itemIndex);
	const ownerId = await idOfUser(await sessionOf(run, itemIndex, read), key);
	return contractOutput(run, await createContract(client, { ownerId, ...contract }, { dryRun }));
}
