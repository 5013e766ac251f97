import type { EmployeeFieldName } from '../employee/fields';
import type { Column, FileFormat } from './format';
import { usualFile } from './usual-file';

/**
 * The file of Lucca's user import (file-formats reference, section 1): the codes as Lucca's French help
 * page spells them, which the translated ones damaged. `dtContractEnd` is no code of that page, but the
 * counterpart of `dtContractStart` and the API's own name.
 */
const columns: readonly Column[] = [
	{
		field: 'login',
		headers: { codes: 'login' },
		level: 'required',
		defaultable: true,
		format: { as: 'identifier' },
		unique: 'inAnyCase',
	},
	{
		field: 'firstName',
		headers: { codes: 'firstName' },
		level: 'required',
		format: { as: 'text' },
	},
	{
		field: 'lastName',
		headers: { codes: 'lastName' },
		alsoSeen: ['last name'],
		level: 'required',
		format: { as: 'text' },
	},
	{
		field: 'email',
		headers: { codes: 'mail', newerEnglish: 'Email' },
		alsoSeen: ['email'],
		level: 'required',
		format: { as: 'email' },
		unique: true,
	},
	{
		field: 'legalEntity',
		headers: { codes: 'legalEntity' },
		level: 'required',
		defaultable: true,
		format: { as: 'text' },
		note: 'The name of an establishment Lucca has',
	},
	{
		field: 'contractStart',
		headers: { codes: 'dtContractStart' },
		level: 'required',
		format: { as: 'date' },
	},
	{
		field: 'department',
		headers: { codes: 'department' },
		level: 'required',
		defaultable: true,
		format: { as: 'text' },
		note: 'A department Lucca has',
	},
	{
		field: 'managerLogin',
		headers: { codes: 'manager' },
		level: 'required',
		format: { as: 'identifier' },
		references: 'login',
		note: 'The login of the manager; the own login of who has none',
	},
	{
		field: 'primaryRole',
		headers: { codes: 'rolePrincipal', older: 'role' },
		level: 'required',
		defaultable: true,
		format: { as: 'text' },
		note: 'The name of one role',
	},
	{
		field: 'culture',
		headers: { codes: 'culture' },
		level: 'required',
		defaultable: true,
		format: {
			as: 'choice',
			values: {
				'fr-FR': ['fr-FR'],
				'de-DE': ['de-DE'],
				'en-US': ['en-US'],
				'en-GB': ['en-GB'],
				'es-ES': ['es-ES'],
				'nl-BE': ['nl-BE'],
				'it-IT': ['it-IT'],
			},
		},
	},
	{
		field: 'employeeNumber',
		headers: { codes: 'employeenumber', newerEnglish: 'employeeNumber' },
		alsoSeen: ['employee number'],
		level: 'optional',
		byDefault: true,
		format: { as: 'identifier' },
		unique: { within: 'legalEntity' },
		note: 'Lucca wants it where Lucca Absences is subscribed',
	},
	{
		field: 'birthDate',
		headers: { codes: 'dtBirth' },
		alsoSeen: ['birthDate'],
		level: 'optional',
		format: { as: 'date' },
	},
	{
		field: 'contractEnd',
		headers: { codes: 'dtContractEnd' },
		level: 'optional',
		byDefault: true,
		format: { as: 'date' },
		note: 'How somebody leaves. By analogy with dtContractStart: no page of Lucca gives the code',
	},
];

function luccaImport(
	id: string,
	name: string,
	identifier: readonly EmployeeFieldName[],
): FileFormat {
	const first = identifier.flatMap((field) => columns.filter((column) => column.field === field));
	const others = columns.filter(({ field }) => !identifier.includes(field));
	return {
		id,
		name: `Lucca Import, by ${name}`,
		file: { ...usualFile, fileName: 'lucca-import_{date}.csv' },
		headerSets: [
			{ id: 'codes', name: 'Codes' },
			{ id: 'newerEnglish', name: 'As in the Newer English Help Page (Email, employeeNumber)' },
			{ id: 'older', name: 'As in the Older English Help Page (role)' },
		],
		columns: [
			...first.map((column): Column => ({ ...column, level: 'required', defaultable: undefined })),
			...others,
		],
		secondaryRoles: true,
		population: { who: 'everybody' },
		key: identifier,
		activity: { by: 'endDate', field: 'contractEnd' },
		absence: 'keeps the person',
		sources: [
			'https://support.lucca.fr/hc/fr/articles/360021100132',
			'https://support.lucca.fr/hc/en-us/articles/201933551',
		],
	};
}

/** One format for each way Lucca tells people apart: what does so stands in the first columns. */
export const luccaImportFormats = {
	login: luccaImport('luccaImportByLogin', 'Login', ['login']),
	establishmentAndNumber: luccaImport('luccaImportByNumber', 'Establishment and Employee Number', [
		'legalEntity',
		'employeeNumber',
	]),
	email: luccaImport('luccaImportByEmail', 'Email', ['email']),
} as const satisfies Record<string, FileFormat>;
