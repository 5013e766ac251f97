import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { createUser, keyOfNew } from '../../../../lib/lucca/writing/create-user';
import { fieldCollection, givenFields, identity } from '../../forms/person-fields';
import { createsWorkContract, createWorkContract } from '../../forms/work-contract';
import { userInputOf } from '../../given/user-input';
import type { Run } from '../../run';
import { dryRunField } from '../../writing/dry-run';
import { sessionOf, writtenOutput } from '../../writing/session';

export const description: INodePropertyOptions = {
	name: 'Create',
	value: 'create',
	action: 'Create a user',
	description: 'Create somebody new, unless the login is already taken',
};

const show = { resource: ['user'], operation: ['create'] };

export const fields: INodeProperties[] = [
	...Object.values(identity).map((field) => ({
		...field,
		required: true,
		displayOptions: { show },
	})),
	fieldCollection('additionalFields', show, [createWorkContract]),
	dryRunField(show),
];

function read(context: IExecuteFunctions, itemIndex: number) {
	const values = givenFields(context, itemIndex);
	const input = userInputOf(values, context.getTimezone());
	return { key: keyOfNew(input), input, contract: createsWorkContract(values) };
}

/** Creates the person of an input item. */
export async function execute(run: Run, itemIndex: number): Promise<INodeExecutionData[]> {
	const { input, contract } = read(run.context, itemIndex);
	const session = await sessionOf(run, itemIndex, read);
	return writtenOutput(run, await createUser(session, input, { contract }));
}
