import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { createOrUpdateUser } from '../../../../lib/lucca/writing/create-or-update-user';
import { matchedPerson, matchingFields } from '../../forms/match-by';
import { fieldCollection, givenFields } from '../../forms/person-fields';
import { newUsersOnlyField, newUsersOnlyOf } from '../../forms/new-users-only';
import { returningLeaverField, returningLeaverOf } from '../../forms/returning-leaver';
import { createsWorkContract, createWorkContract } from '../../forms/work-contract';
import { userInputOf } from '../../given/user-input';
import type { Run } from '../../run';
import { dryRunField } from '../../writing/dry-run';
import { sessionOf, writtenOutput } from '../../writing/session';

export const description: INodePropertyOptions = {
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create or update a user',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
};

const show = { resource: ['user'], operation: ['upsert'] };

export const fields: INodeProperties[] = [
	...matchingFields(show),
	returningLeaverField(show),
	newUsersOnlyField(show),
	fieldCollection('additionalFields', show, [createWorkContract]),
	dryRunField(show),
];

function read(context: IExecuteFunctions, itemIndex: number) {
	const key = matchedPerson(context, itemIndex);
	const values = {
		...givenFields(context, itemIndex),
		...(key.by === 'employeeNumber' ? { employeeNumber: key.value } : {}),
	};
	return {
		key,
		input: userInputOf(values, context.getTimezone()),
		choices: {
			returningLeaver: returningLeaverOf(context, itemIndex),
			newUsersOnly: newUsersOnlyOf(context, itemIndex),
			contract: createsWorkContract(values),
		},
	};
}

/** Creates the person of an input item, or changes what differs. */
export async function execute(run: Run, itemIndex: number): Promise<INodeExecutionData[]> {
	const { key, input, choices } = read(run.context, itemIndex);
	const session = await sessionOf(run, itemIndex, read);
	return writtenOutput(run, await createOrUpdateUser(session, key, input, choices));
}
