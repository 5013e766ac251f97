import type { INodePropertyOptions, INodeProperties } from 'n8n-workflow';

/** A list one value is chosen from. */
export interface Choice extends INodeProperties {
	type: 'options';
	options: INodePropertyOptions[];
}

export const matchBy: Choice = {
	displayName: 'Match By',
	name: 'matchBy',
	type: 'options',
	options: [
		{ name: 'Email', value: 'email', description: 'Two people may share one: then both are held' },
		{
			name: 'Employee Number',
			value: 'employeeNumber',
			description: 'Where no two establishments use the same numbers',
		},
		{
			name: 'Establishment and Employee Number',
			value: 'establishmentAndNumber',
			description: 'A number names one person in an establishment',
		},
		{ name: 'Login', value: 'login', description: 'Names one person in all of Lucca' },
		{ name: 'Lucca ID', value: 'luccaId', description: 'When the source carries it' },
	],
	default: 'login',
	description:
		'What tells that somebody of the source is one of the people in Lucca. Where it may mean several people, or only nearly matches, the person is held; nobody is guessed.',
};

export const fieldsToCompare: Choice = {
	displayName: 'Fields to Compare',
	name: 'fieldsToCompare',
	type: 'options',
	options: [
		{
			name: 'All That Both Sides Have',
			value: 'all',
			description: 'Every field the source has and Lucca shows and can be written',
		},
		{ name: 'Chosen Fields', value: 'chosen' },
	],
	default: 'all',
	description: 'What is held against Lucca; any other field stays as Lucca has it',
};

export const blanks: Choice = {
	displayName: 'When a Source Value Is Blank',
	name: 'blanks',
	type: 'options',
	options: [
		{
			name: 'Empty It in Lucca',
			value: 'clear',
			description: 'Where Lucca allows the field to be empty',
		},
		{ name: 'Leave Lucca as It Is', value: 'keep' },
	],
	default: 'keep',
	description: 'What becomes of a value of Lucca where the source has the field, but nothing in it',
};

export const absent: Choice = {
	displayName: 'People Absent From the Source',
	name: 'absent',
	type: 'options',
	options: [
		{
			name: 'Only Tell',
			value: 'tell',
			description: "They leave by the output 'Absent' and nothing is proposed",
		},
		{
			name: 'Propose a Departure',
			value: 'depart',
			description: 'With an end of contract, for a node behind to write. Nobody is ever deleted.',
		},
	],
	default: 'tell',
	description: 'What becomes of active people in Lucca whom the source does not have',
};

export const returning: Choice = {
	displayName: 'People Who Left and Are Back',
	name: 'returning',
	type: 'options',
	options: [
		{ name: 'Hold', value: 'hold', description: 'Plan nothing and say who it is: HR decides' },
		{ name: 'Update', value: 'update', description: 'Plan what differs, the end of contract too' },
	],
	default: 'hold',
	description: 'What becomes of people of the source whom Lucca has among those who left',
};
