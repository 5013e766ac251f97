import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { updateUser } from '../../../../lib/lucca/writing/update-user';
import { clearedFields, clearFields } from '../../forms/clear';
import { fieldCollection, identity } from '../../forms/person-fields';
import { givenUser, userLocator } from '../../forms/person-locator';
import { userInputOf } from '../../given/user-input';
import type { Run } from '../../run';
import { dryRunField } from '../../writing/dry-run';
import { sessionOf, writtenOutput } from '../../writing/session';

export const description: INodePropertyOptions = {
	name: 'Update',
	value: 'update',
	action: 'Update a user',
	description: 'Change fields of somebody who is in Lucca, sending only what differs',
};

const show = { resource: ['user'], operation: ['update'] };

export const fields: INodeProperties[] = [
	userLocator(show),
	fieldCollection('updateFields', show, Object.values(identity)),
	...clearFields(show),
	dryRunField(show),
];

function read(context: IExecuteFunctions, itemIndex: number) {
	const values = context.getNodeParameter('updateFields', itemIndex, {}) as IDataObject;
	return {
		key: givenUser(context, itemIndex),
		input: {
			...userInputOf(values, context.getTimezone()),
			clear: clearedFields(context, itemIndex),
		},
	};
}

/** Changes the person an input item names. */
export async function execute(run: Run, itemIndex: number): Promise<INodeExecutionData[]> {
	const { key, input } = read(run.context, itemIndex);
	const session = await sessionOf(run, itemIndex, read);
	return writtenOutput(run, await updateUser(session, key, input));
}
