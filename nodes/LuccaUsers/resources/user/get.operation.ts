import type { INodeExecutionData, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { findPerson } from '../../../../lib/lucca/people/find-person';
import { peopleOf } from '../../authentication';
import { givenUser, userLocator } from '../../forms/person-locator';
import { wantedContent } from '../../options';
import { peopleOutput } from '../../parameters';
import type { Run } from '../../run';

export const description: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	action: 'Get a user',
	description: 'Retrieve one person, whether employed, gone or yet to come',
};

export const throughNewerApi = true;

export const fields: INodeProperties[] = [userLocator({ resource: ['user'], operation: ['get'] })];

/** Reads the person an input item names. */
export async function execute(run: Run, itemIndex: number): Promise<INodeExecutionData[]> {
	const { context } = run;
	const { by, value } = givenUser(context, itemIndex);
	const found = await findPerson(peopleOf(run), by, value, wantedContent(context, itemIndex));
	return peopleOutput(context, found);
}
