import type { INodeExecutionData, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { findPerson, type PersonKey } from '../../../../lib/lucca/people/find-person';
import { peopleOf } from '../../authentication';
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

/** How a person is named: by a mode of the 'User' locator. */
const keys = ['id', 'login', 'email', 'employeeNumber'] as const;

export const fields: INodeProperties[] = [
	{
		displayName: 'User',
		name: 'user',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		displayOptions: { show: { resource: ['user'], operation: ['get'] } },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a user...',
				typeOptions: { searchListMethod: 'searchUsers', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 1207',
				hint: "The address of the person's page in Lucca works too",
			},
			{
				displayName: 'By Login',
				name: 'login',
				type: 'string',
				placeholder: 'e.g. ivarlet',
			},
			{
				displayName: 'By Email',
				name: 'email',
				type: 'string',
				placeholder: 'e.g. ines.varlet@acme.example',
			},
			{
				displayName: 'By Employee Number',
				name: 'employeeNumber',
				type: 'string',
				placeholder: 'e.g. 00412',
			},
		],
	},
];

/** Reads the person an input item names. */
export async function execute(run: Run, itemIndex: number): Promise<INodeExecutionData[]> {
	const { context } = run;
	const { mode, value } = context.getNodeParameter('user', itemIndex) as {
		mode: string;
		value: unknown;
	};
	const key: PersonKey = keys.find((each) => each === mode) ?? 'id';
	const found = await findPerson(
		peopleOf(run),
		key,
		String(value ?? ''),
		wantedContent(context, itemIndex),
	);
	return peopleOutput(context, found);
}
