import { employeeFields } from '../../employee/fields';
import type { WritableField } from './user-input';

export type WritableKind =
	'text' | 'identifier' | 'email' | 'date' | 'culture' | 'gender' | 'nationality' | 'reference';

/** How a field is written to a v3 user (lucca-api reference, section 6.6). */
export interface WritableFieldFacts {
	/** Lucca's property, in a body and when read. */
	readonly property: string;
	readonly kind: WritableKind;
	/** As the editor shows it. */
	readonly label: string;
	/** Lucca wants it of somebody new. */
	readonly required?: true;
	/** What empties it: null where the documents allow it, an empty text elsewhere; absent for what must stay filled. */
	readonly emptied?: null | '';
	/** Its values stand in no message. */
	readonly sensitive?: true;
}

const label = (name: keyof typeof employeeFields) => employeeFields[name].label.en;

/** Every field of a user that can be written, by our name. */
export const writableFields: Readonly<Record<WritableField, WritableFieldFacts>> = {
	firstName: { property: 'firstName', kind: 'text', label: label('firstName'), required: true },
	lastName: { property: 'lastName', kind: 'text', label: label('lastName'), required: true },
	login: { property: 'login', kind: 'identifier', label: label('login'), required: true },
	email: { property: 'mail', kind: 'email', label: label('email'), required: true },
	employeeNumber: {
		property: 'employeeNumber',
		kind: 'identifier',
		label: label('employeeNumber'),
	},
	contractStart: {
		property: 'dtContractStart',
		kind: 'date',
		label: label('contractStart'),
		required: true,
	},
	contractEnd: {
		property: 'dtContractEnd',
		kind: 'date',
		label: label('contractEnd'),
		emptied: null,
	},
	legalEntity: {
		property: 'legalEntityId',
		kind: 'reference',
		label: 'Establishment',
		required: true,
	},
	department: {
		property: 'departmentId',
		kind: 'reference',
		label: label('department'),
		required: true,
	},
	manager: { property: 'managerId', kind: 'reference', label: 'Manager', emptied: null },
	primaryRole: {
		property: 'rolePrincipalId',
		kind: 'reference',
		label: label('primaryRole'),
		required: true,
	},
	calendar: { property: 'calendarId', kind: 'reference', label: 'Calendar', emptied: null },
	occupationCategory: {
		property: 'cspId',
		kind: 'reference',
		label: 'Socio-Professional Category',
		emptied: null,
	},
	culture: { property: 'cultureID', kind: 'culture', label: label('culture') },
	gender: { property: 'gender', kind: 'gender', label: label('gender') },
	jobTitle: { property: 'jobTitle', kind: 'text', label: label('jobTitle') },
	seniorityDate: {
		property: 'seniorityDate',
		kind: 'date',
		label: label('seniorityDate'),
		emptied: null,
	},
	directLine: { property: 'directLine', kind: 'text', label: 'Direct Line', emptied: '' },
	professionalMobile: {
		property: 'professionalMobile',
		kind: 'text',
		label: 'Professional Mobile',
		emptied: '',
	},
	quote: { property: 'quote', kind: 'text', label: 'Quote', emptied: '' },
	birthDate: {
		property: 'birthDate',
		kind: 'date',
		label: label('birthDate'),
		emptied: null,
		sensitive: true,
	},
	nationality: {
		property: 'nationalityId',
		kind: 'nationality',
		label: label('nationality'),
		sensitive: true,
	},
	personalEmail: {
		property: 'personalEmail',
		kind: 'email',
		label: label('personalEmail'),
		emptied: '',
		sensitive: true,
	},
	personalMobile: {
		property: 'personalMobile',
		kind: 'text',
		label: label('personalMobile'),
		emptied: '',
		sensitive: true,
	},
	address: {
		property: 'address',
		kind: 'text',
		label: label('address'),
		emptied: '',
		sensitive: true,
	},
	insuranceNumber: {
		property: 'insuranceNumber',
		kind: 'identifier',
		label: 'Insurance Number',
		emptied: '',
		sensitive: true,
	},
};
