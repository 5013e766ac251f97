import type { INodeProperties } from 'n8n-workflow';
import { writableFields } from '../../../lib/lucca/writing/fields';
import type { FurtherField, TextField } from '../../../lib/lucca/writing/user-input';
import { locator } from './locator';

const text = (
	name: TextField | FurtherField,
	more: Partial<INodeProperties> = {},
): INodeProperties => ({
	displayName: writableFields[name].label,
	name,
	type: 'string',
	default: '',
	...more,
});

const date = (name: TextField, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: writableFields[name].label,
	name,
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	...more,
});

/** Fields of a person that are written as a text. */
export const texts: Readonly<Record<TextField | FurtherField, INodeProperties>> = {
	address: text('address', { description: 'The personal address, in one text' }),
	birthDate: date('birthDate'),
	contractEnd: date('contractEnd', { description: 'The last day of employment' }),
	contractStart: date('contractStart', {
		description: 'The first day of employment',
	}),
	culture: locator({
		displayName: writableFields.culture.label,
		name: 'culture',
		description: 'The language Lucca speaks to the person',
		list: 'searchLanguages',
		what: 'a language',
		modes: { code: 'fr-FR' },
		hints: { code: "The language's code, or its name in English or French" },
	}),
	directLine: text('directLine', {
		placeholder: 'e.g. +33400000000',
		description: 'The professional landline',
	}),
	email: text('email', { placeholder: 'name@email.com' }),
	employeeNumber: text('employeeNumber', {
		placeholder: 'e.g. 00412',
		hint: 'As text: a number has lost its leading zeros',
	}),
	firstName: text('firstName', { placeholder: 'e.g. Inès' }),
	gender: {
		displayName: writableFields.gender.label,
		name: 'gender',
		type: 'options',
		options: [
			{ name: 'Female', value: 'Female' },
			{ name: 'Male', value: 'Male' },
			{ name: 'Undefined', value: 'Undefined' },
		],
		default: 'Undefined',
	},
	insuranceNumber: text('insuranceNumber', {
		description: 'The social security number',
	}),
	jobTitle: text('jobTitle', { placeholder: 'e.g. Quality engineer' }),
	lastName: text('lastName', { placeholder: 'e.g. Varlet' }),
	login: text('login', { placeholder: 'e.g. ivarlet' }),
	nationality: locator({
		displayName: writableFields.nationality.label,
		name: 'nationality',
		list: 'searchCountries',
		what: 'a country',
		modes: { code: 'FR' },
		hints: { code: "The country's two letters, or its name in English or French" },
	}),
	personalEmail: text('personalEmail', { placeholder: 'name@email.com' }),
	personalMobile: text('personalMobile', { placeholder: 'e.g. +33600000000' }),
	professionalMobile: text('professionalMobile', {
		placeholder: 'e.g. +33600000000',
	}),
	quote: text('quote', { description: "The words under the person's name in Lucca" }),
	seniorityDate: date('seniorityDate'),
};
