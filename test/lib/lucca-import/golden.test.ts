import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportRequest } from '../../../lib/lucca-import';
import type { PersonRecord } from '../../../lib/tabular/rows';
import { bytesOf } from '../../support/files';
import { anna, bruno, chloe, imported } from './people';

const golden = join(__dirname, '../../golden');
const everyone = [chloe, anna, bruno];

const without = (person: PersonRecord, ...fields: string[]): PersonRecord =>
	Object.fromEntries(Object.entries(person).filter(([field]) => !fields.includes(field)));

const profiled = [
	{ ...chloe, secondaryRole1: 'Manager', secondaryRole2: 'Approbateur', profil: 'Cadre 38h' },
	{ ...anna, secondaryRole1: null, profil: 'Cadre; forfait', e_badge: '00099', birthDate: null },
	{ ...bruno, secondaryRole1: 'Administrateur', e_badge: '00001', birthDate: '1961-12-31' },
];
const additionalColumns = [
	{ code: 'profile_figgo', field: 'profil' },
	{ code: 'e_badge', field: '' },
];
const numbers = everyone.map((person) => ({
	...without(person, 'managerLogin', 'email', 'firstName', 'lastName', 'contractStart', 'culture'),
	managerEmployeeNumber: { alopez: '00123', bpetit: '00007' }[String(person.managerLogin)] ?? null,
}));

/** File by file: who is in it, and what is asked beside the usual. */
const files: Array<[name: string, people: PersonRecord[], request: Partial<ImportRequest>]> = [
	['lucca-import-create.csv', everyone, {}],
	[
		'lucca-import-create-by-number.csv',
		everyone,
		{ identifier: 'establishmentAndNumber', managerAs: 'names' },
	],
	[
		'lucca-import-create-by-email.csv',
		everyone.map((person) => ({
			...without(person, 'login', 'managerLogin'),
			managerEmail: person === bruno ? bruno.email : 'Bruno.Petit@ACME.example',
		})),
		{ identifier: 'email', loginFrom: 'email' },
	],
	[
		'lucca-import-create-defaults.csv',
		everyone.map((person) => ({
			...without(person, 'login', 'primaryRole', 'employeeNumber', 'managerLogin'),
			department: person === anna ? null : person.department,
			managerEmail: person === bruno ? null : bruno.email,
		})),
		{ identifier: 'email', managerAs: 'names' },
	],
	['lucca-import-update-send-blanks.csv', everyone, { mode: 'update', partBlank: 'sendBlanks' }],
	['lucca-import-update-leave-out.csv', everyone, { mode: 'update' }],
	[
		'lucca-import-update-by-number.csv',
		numbers,
		{ mode: 'update', identifier: 'establishmentAndNumber' },
	],
	[
		'lucca-import-additional.csv',
		profiled,
		{
			additionalColumns,
			sensitiveColumns: ['birthDate'],
			encoding: 'utf-8-bom',
			headerSet: 'newerEnglish',
		},
	],
	[
		'lucca-import-older-headers.csv',
		everyone,
		{
			mode: 'createOrUpdate',
			partBlank: 'sendBlanks',
			headerSet: 'older',
			encoding: 'windows-1252',
			dateOrder: 'YYYY-MM-DD',
			separator: ',',
			lineEnding: '\n',
			quoteAll: true,
			withoutColumns: ['managerLogin'],
		},
	],
	['lucca-import-nobody.csv', [], {}],
];

/** A file is written here once, read by a person, and from then on the bytes may not change. */
function expected(name: string, bytes: Buffer): Buffer {
	const path = join(golden, name);
	if (!existsSync(path) && process.env.WRITE_GOLDEN === 'yes') writeFileSync(path, bytes);
	return readFileSync(path);
}

test.each(files)('%s is written byte for byte', (name, people, request) => {
	const file = imported(people, request);
	expect(file.rejected).toEqual([]);
	const bytes = bytesOf(file);
	expect(bytes.toString('latin1')).toBe(expected(name, bytes).toString('latin1'));
});
