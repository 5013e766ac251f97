import type { INodeProperties } from 'n8n-workflow';
import { readCustomFieldDefinitions } from '../../../../lib/lucca/lists/custom-field-definitions';
import { waysDown } from '../../../../lib/lucca/lists/department-tree';
import {
	readDepartments,
	readEstablishments,
	readLegalUnits,
	readOccupationCategories,
} from '../../../../lib/lucca/lists/organisation';
import { readRoles } from '../../../../lib/lucca/lists/roles';
import { readCalendars, readWorkCycles } from '../../../../lib/lucca/people/held-by-people';
import { type List, listResource } from './get-many';

const includeArchived: INodeProperties = {
	displayName: 'Include Archived',
	name: 'includeArchived',
	type: 'boolean',
	default: false,
	description: 'Whether to return those that are no longer in use too',
};

const lists: readonly List[] = [
	{
		name: 'Calendar',
		value: 'calendar',
		plural: 'calendars',
		description: 'Retrieve many calendars of public holidays, as far as people have them',
		read: readCalendars,
	},
	{
		name: 'Custom Field Definition',
		value: 'customFieldDefinition',
		plural: 'custom field definitions',
		description: 'Retrieve many custom fields of the HR file, with the entries of their lists',
		read: readCustomFieldDefinitions,
	},
	{
		name: 'Department',
		value: 'department',
		plural: 'departments',
		description: 'Retrieve many departments, each with the way down to it',
		filter: includeArchived,
		read: async (client, archivedToo) => {
			const all = await readDepartments(client);
			const ways = waysDown(all);
			return all
				.filter(({ isActive }) => archivedToo || isActive !== false)
				.map((department) => ({ ...department, way: ways.get(department.id) ?? null }));
		},
	},
	{
		name: 'Establishment',
		value: 'establishment',
		plural: 'establishments',
		description: 'Retrieve many establishments, which Lucca also calls legal entities',
		filter: includeArchived,
		read: async (client, archivedToo) => await readEstablishments(client, { archivedToo }),
	},
	{
		name: 'Legal Unit',
		value: 'legalUnit',
		plural: 'legal units',
		description: 'Retrieve many legal units, to which establishments belong',
		filter: includeArchived,
		read: async (client, archivedToo) =>
			(await readLegalUnits(client)).filter(({ isArchived }) => archivedToo || !isArchived),
	},
	{
		name: 'Role',
		value: 'role',
		plural: 'roles',
		description: 'Retrieve many roles, of which a person has one primary and any secondary',
		filter: {
			displayName: 'Include Number of Users',
			name: 'includeUsersCount',
			type: 'boolean',
			default: false,
			description: 'Whether to ask how many people have each role',
		},
		read: async (client, counted) => await readRoles(client, { counted }),
	},
	{
		name: 'Socio-Professional Category',
		value: 'occupationCategory',
		plural: 'socio-professional categories',
		description: 'Retrieve many socio-professional categories, with their codes',
		read: readOccupationCategories,
	},
	{
		name: 'Work Cycle',
		value: 'workCycle',
		plural: 'work cycles',
		description: 'Retrieve many work cycles, as far as people have them: Lucca tells no name',
		read: readWorkCycles,
	},
];

/** The resources one looks things up in. */
export const lookUps = lists.map(listResource);
