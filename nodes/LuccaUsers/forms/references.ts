import type { INodeProperties } from 'n8n-workflow';
import { writableFields } from '../../../lib/lucca/writing/fields';
import type { ReferenceField } from '../../../lib/lucca/writing/user-input';
import { locator } from './locator';
import { managerLocator } from './person-locator';

/** Fields of a person that name another thing of Lucca's. */
export const references: Readonly<Record<ReferenceField | 'workCycle', INodeProperties>> = {
	legalEntity: locator({
		displayName: writableFields.legalEntity.label,
		name: 'legalEntity',
		list: 'searchEstablishments',
		what: 'an establishment',
		modes: {
			name: 'Acme Lyon',
			id: '3',
			url: 'https://mycompany.ilucca.net/organization/structure/establishments/3',
		},
		hints: { name: 'Its name or code in Lucca' },
	}),
	department: locator({
		displayName: writableFields.department.label,
		name: 'department',
		list: 'searchDepartments',
		what: 'a department',
		modes: {
			name: 'Finance',
			id: '21',
			url: 'https://mycompany.ilucca.net/organization/structure/departments/21',
		},
		hints: { name: 'Its name or code in Lucca' },
	}),
	primaryRole: locator({
		displayName: writableFields.primaryRole.label,
		name: 'primaryRole',
		list: 'searchRoles',
		what: 'a role',
		modes: {
			name: 'Employee',
			id: '61',
			url: 'https://mycompany.ilucca.net/organization/structure/roles/61',
		},
	}),
	calendar: locator({
		displayName: writableFields.calendar.label,
		name: 'calendar',
		description: 'The calendar of public holidays',
		list: 'searchCalendars',
		what: 'a calendar',
		modes: {
			name: 'France',
			id: '1',
			url: 'https://mycompany.ilucca.net/organization/calendars/1',
		},
	}),
	manager: managerLocator,
	occupationCategory: locator({
		displayName: writableFields.occupationCategory.label,
		name: 'occupationCategory',
		list: 'searchOccupationCategories',
		what: 'a category',
		modes: {
			name: 'Executive',
			id: '4',
			url: 'https://mycompany.ilucca.net/organization/structure/occupation-categories/4',
		},
		hints: { name: 'Its name or code in Lucca' },
	}),
	workCycle: locator({
		displayName: 'Cycle',
		name: 'cycle',
		list: 'searchWorkCycles',
		what: 'a work cycle',
		modes: {
			id: '1',
		},
	}),
};
