import type {
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { type CatalogueField, employeeFields } from '../../lib/employee/fields';
import { ExplainedError } from '../../lib/explained-error';
import { simplifiedFields } from '../../lib/lucca/people/simplified';
import { type SensitiveField, sensitiveFields } from '../../lib/lucca/people/user-fields';
import { choosableFields, type WantedContent } from '../../lib/lucca/people/wanted-content';
import { nearest } from '../../lib/nearest';
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
	hint: "Ten fields, and no managers: too few for a partner's file. To choose your own, leave this off and add 'Fields'.",
	displayOptions: { show },
};

/** Fields by their labels, in the order of these. */
const choices = (fields: readonly CatalogueField[]): INodePropertyOptions[] =>
	fields
		.map((field) => ({ name: employeeFields[field].label.en, value: field }))
		.sort((one, other) => (one.name < other.name ? -1 : 1));

/** What to know about each person beside the ordinary fields. */
const beside: INodeProperties[] = [
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
		options: choices(sensitiveFields),
		default: [],
	},
];

/** Which of the ordinary fields. */
const ordinary: INodeProperties = {
	displayName: 'Fields',
	name: 'fields',
	type: 'multiOptions',
	description:
		'What to ask Lucca for and return of each person, next to the Lucca ID. Everything but the sensitive fields when this is not added.',
	hint: "A partner's file needs the fields behind its columns and the dates of the contract. What you leave out is not kept in n8n's executions.",
	options: choices(choosableFields),
	default: [],
};

/** What to know about each person. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	// They would add to what is to be few.
	displayOptions: { show: { ...show, simplify: [false] } },
	options: [...beside, ordinary].sort((one, other) =>
		one.displayName < other.displayName ? -1 : 1,
	),
};

/** The same where what is ordinary is always given. */
export const optionsBeside: INodeProperties = { ...options, displayOptions: {}, options: beside };

/** What an input item asks to know: few fields, or those of its 'Options' too. */
export function wantedContent(context: IExecuteFunctions, itemIndex: number): WantedContent {
	if (isOn('Simplify', context.getNodeParameter('simplify', itemIndex, false))) {
		return { fields: simplifiedFields };
	}
	return contentOf(context.getNodeParameter('options', itemIndex, {}) as IDataObject);
}

/**
 * The 'Options' as the form holds them.
 * @throws ExplainedError when 'Fields' names none of those there are
 */
export function contentOf(values: IDataObject): WantedContent {
	const customFields = textList(values.customFields);
	const named = new Set(textList(values.sensitiveFields));
	const fields = textList(values.fields)
		.filter((name) => name !== ALWAYS_GIVEN)
		.map(choosable);
	return {
		...(fields.length > 0 ? { fields } : {}),
		customFields: customFields.includes(ALL_CUSTOM_FIELDS) ? 'all' : customFields,
		departmentLevels: values.departmentLevels === true,
		sensitiveFields: sensitiveFields.filter((field: SensitiveField) => named.has(field)),
	};
}

/** Needs no choosing: whom a record is about is always said. */
const ALWAYS_GIVEN = 'luccaId';

function choosable(name: string): CatalogueField {
	const field = choosableFields.find((each) => each === name);
	if (field) return field;
	const among = sensitiveFields.some((each) => each === name)
		? "It is a sensitive field: choose it in 'Sensitive Fields'"
		: `The nearest are ${nearest(name, choosableFields).join(', ')}`;
	throw new ExplainedError(`'${name}' in 'Fields' is no field that can be chosen there`, among);
}
