import type { IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { writableFields } from '../../../lib/lucca/writing/fields';
import { textList } from '../../shared/values';

/** The one way to empty a field, after the word that a blank is not one. */
export function clearFields(show: NonNullable<IDisplayOptions['show']>): INodeProperties[] {
	return [
		{
			displayName:
				"A blank value leaves Lucca as it is. To empty a field, choose it in 'Fields to Clear'.",
			name: 'blankNotice',
			type: 'notice',
			default: '',
			displayOptions: { show },
		},
		{
			displayName: 'Fields to Clear',
			name: 'fieldsToClear',
			type: 'multiOptions',
			description: 'Fields to leave empty in Lucca',
			options: Object.entries(writableFields)
				.filter(([, { emptied }]) => emptied !== undefined)
				.map(([value, { label }]) => ({ name: label, value }))
				.sort((one, other) => (one.name < other.name ? -1 : 1)),
			default: [],
			displayOptions: { show },
		},
		{
			displayName: 'Custom Fields to Clear Names or IDs',
			name: 'customFieldsToClear',
			type: 'multiOptions',
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			typeOptions: { loadOptionsMethod: 'getSingleCustomFields' },
			default: [],
			displayOptions: { show },
		},
	];
}

/** The fields and custom fields an item empties. */
export function clearedFields(context: IExecuteFunctions, itemIndex: number): string[] {
	return ['fieldsToClear', 'customFieldsToClear'].flatMap((name) =>
		textList(context.getNodeParameter(name, itemIndex, [])),
	);
}
