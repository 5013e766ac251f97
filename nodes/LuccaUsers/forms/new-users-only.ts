import type { IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { textList } from '../../shared/values';
import { personFields } from './person-fields';

/** Which fields somebody who is there already keeps as Lucca has them. */
export function newUsersOnlyField(show: NonNullable<IDisplayOptions['show']>): INodeProperties {
	return {
		displayName: 'Fields for New Users Only',
		name: 'newUsersOnly',
		type: 'multiOptions',
		description: 'Written when somebody is created, and left as Lucca has them for everybody else',
		hint: 'A primary role given to all newcomers would take theirs from people promoted since',
		options: personFields
			.map(({ displayName, name }) => ({ name: displayName, value: name }))
			.sort((one, other) => (one.name < other.name ? -1 : 1)),
		default: ['primaryRole'],
		displayOptions: { show },
	};
}

/** Their names, which an expression may give as a text with commas too. */
export function newUsersOnlyOf(context: IExecuteFunctions, itemIndex: number): string[] {
	return textList(context.getNodeParameter('newUsersOnly', itemIndex, []));
}
