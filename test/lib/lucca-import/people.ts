import Papa from 'papaparse';
import type { PersonRecord } from '../../../lib/tabular/rows';
import { prepareImport, type ImportRequest, type PreparedImport } from '../../../lib/lucca-import';
import { bytesOf } from '../../support/files';

/** What is asked for when a test says nothing of it: new people, by login, nothing kept or left out. */
export const usual: ImportRequest = {
	day: '2026-11-22',
	mode: 'create',
	identifier: 'login',
	partBlank: 'leaveOut',
	loginFrom: 'login',
	managerAs: 'login',
	unknownManager: 'rejectRow',
	knownManagers: [],
	withoutColumns: [],
	additionalColumns: [],
	sensitiveColumns: [],
};

export const imported = (
	people: readonly PersonRecord[],
	request: Partial<ImportRequest> = {},
): PreparedImport => prepareImport(people, { ...usual, ...request });

/** The file's rows as an independent parser reads them, the headers first. */
const rowsOf = (file: PreparedImport): string[][] =>
	Papa.parse<string[]>(bytesOf(file).toString('utf8').trimEnd(), { delimiter: ';' }).data;

/** The column under a header, top to bottom. */
export function columnOf(file: PreparedImport, header: string): string[] {
	const [headers, ...rows] = rowsOf(file);
	const place = headers?.indexOf(header) ?? -1;
	if (place < 0) throw new Error(`no column ${header}`);
	return rows.map((cells) => cells[place] ?? '');
}

export const headersOf = (file: PreparedImport): string[] => rowsOf(file)[0] ?? [];

/** Where, what and why, of every rejected cell. */
export const rejectedCells = ({ rejected }: PreparedImport) =>
	rejected.flatMap(({ index, cells }) =>
		cells.map(({ cell, value, rule }) => [index, cell, value, rule] as const),
	);

/** Somebody new with everything Lucca wants. */
export const anna: PersonRecord = {
	login: 'alopez',
	employeeNumber: '00123',
	firstName: 'Anna',
	lastName: 'Lopez',
	email: 'anna.lopez@acme.example',
	legalEntity: 'Acme Lyon',
	contractStart: '2027-01-04',
	contractEnd: null,
	department: 'Qualité',
	managerLogin: 'bpetit',
	primaryRole: 'Collaborateur',
	culture: 'fr-FR',
};

/** At the top. */
export const bruno: PersonRecord = {
	...anna,
	login: 'bpetit',
	employeeNumber: '00007',
	firstName: 'Bruno',
	lastName: 'Petit; père',
	email: 'bruno.petit@acme.example',
	contractStart: '2001-02-28',
	managerLogin: null,
	culture: 'en-GB',
};

/** Leaves. */
export const chloe: PersonRecord = {
	...anna,
	login: 'cdurand',
	employeeNumber: '0045',
	firstName: 'Chloé',
	lastName: 'Durand',
	email: 'chloe.durand@acme.example',
	contractStart: '2020-09-01',
	contractEnd: '2026-12-31',
	managerLogin: 'alopez',
	culture: 'nl-BE',
};
