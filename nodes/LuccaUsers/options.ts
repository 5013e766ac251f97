import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { employeeFields } from '../../lib/employee/fields';
import { type SensitiveField, sensitiveFields } from '../../lib/lucca/people/user-fields';
import type { WantedContent } from '../../lib/lucca/people/users';
import { ALL_CUSTOM_FIELDS } from './methods/load-options';
import { isOn, textList } from '../shared/values';

const show = { resource: ['user'], operation: ['get', 'getAll'] };

/** Few fields in place of all. */
export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: false,
	description: 'Whether to return a simplified version of the response instead of the raw data',
	hint: 'Ten fields, and no managers. Partner files need every field: leave this off before Training Partner File.',
	displayOptions: { show },
};

/** What to know about each person beside the ordinary fields. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	// They would add to what is to be few.
	displayOptions: { show: { ...show, simplify: [false] } },
	options: [
		{
			displayName: 'Custom Field Names or IDs',
			name: 'customFields',
			type: 'multiOptions',
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			hint: 'Custom fields of the HR file, under the codes Lucca gives them (e_...)',
			typeOptions: { loadOptionsMethod: 'getCustomFields' },
			default: [],
		},
		{
			displayName: 'Include Department Levels',
			name: 'departmentLevels',
			type: 'boolean',
			default: false,
			description:
				"Whether to add the names of the departments on the way down to the person's own, as departmentLevel1 to departmentLevel3",
		},
		{
			displayName: 'Sensitive Fields',
			name: 'sensitiveFields',
			type: 'multiOptions',
			description: 'Personal data to ask Lucca for. None of them is asked for unless chosen here.',
			options: sensitiveFields
				.map((field) => ({ name: employeeFields[field].label.en, value: field }))
				.sort((one, other) => (one.name < other.name ? -1 : 1)),
			default: [],
		},
	],
};

/** What an input item asks to know: few fields, or those of its 'Options' too. */
export function wantedContent(context: IExecuteFunctions, itemIndex: number): WantedContent {
	if (isOn('Simplify', context.getNodeParameter('simplify', itemIndex, false))) {
		return { simplified: true };
	}
	return contentOf(context.getNodeParameter('options', itemIndex, {}) as IDataObject);
}

/** The 'Options' as the form holds them. */
export function contentOf(values: IDataObject): WantedContent {
	const customFields = textList(values.customFields);
	const named = new Set(textList(values.sensitiveFields));
	return {
		customFields: customFields.includes(ALL_CUSTOM_FIELDS) ? 'all' : customFields,
		departmentLevels: values.departmentLevels === true,
		sensitiveFields: sensitiveFields.filter((field: SensitiveField) => named.has(field)),
	};
}
