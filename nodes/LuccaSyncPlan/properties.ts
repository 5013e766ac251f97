import type { INodeProperties } from 'n8n-workflow';
import { absent, blanks, fieldsToCompare, matchBy, returning } from './choices';
import { comparedChoices, newPeopleChoices } from './comparable';
import { limits } from './limits';
import { options } from './options';

const fields: INodeProperties = {
	displayName: 'Fields',
	name: 'fields',
	type: 'multiOptions',
	options: comparedChoices,
	default: [],
	required: true,
	displayOptions: { show: { fieldsToCompare: ['chosen'] } },
	description:
		'The fields to hold against Lucca. New people get these, and whatever Lucca wants of somebody new.',
};

const newPeople: INodeProperties = {
	displayName: 'Values for New People',
	name: 'newPeople',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add value',
	default: {},
	description:
		'What people who are not in Lucca yet get where the source has nothing, such as a primary role',
	options: [
		{
			displayName: 'Value',
			name: 'value',
			values: [
				{
					displayName: 'Field',
					name: 'field',
					type: 'options',
					options: newPeopleChoices,
					default: 'primaryRole',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. Salarié',
				},
			],
		},
	],
};

/** The form, from how people are told apart to when nothing is let through. */
export const properties: INodeProperties[] = [
	matchBy,
	fieldsToCompare,
	fields,
	blanks,
	absent,
	{
		displayName: 'Departure Date',
		name: 'departureDate',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
		displayOptions: { show: { absent: ['depart'] } },
		description: 'The last day of employment to propose. Leave blank for the day of the plan.',
	},
	returning,
	newPeople,
	{
		displayName: 'Hold Unusual Plans',
		name: 'brake',
		type: 'boolean',
		default: true,
		description:
			'Whether to hold the whole plan when too many people would be created, changed or leave. Everybody concerned then leaves by the output Held, with the reasons.',
	},
	limits,
	{
		displayName: 'Approved SHA-256',
		name: 'approvedSha256',
		type: 'string',
		default: '',
		placeholder: "e.g. {{ $('Lucca Sync Plan').first(5).json.sha256 }}",
		displayOptions: { show: { brake: [true] } },
		description:
			"The 'sha256' of a held plan a person has looked at: then exactly this plan is let through, and nothing else. Leave blank otherwise.",
	},
	options,
];
