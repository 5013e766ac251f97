import { describeField } from '../../../lib/employee/fields';
import { fileFormat, fileFormats, partnerFormats } from '../../../lib/formats';
import { allColumns, headerOf } from '../../../lib/tabular/columns';

describe.each(fileFormats)('the table of $name', (format) => {
	it('names each field once, and only fields of the catalogue', () => {
		const fields = format.columns.map(({ field }) => field);
		expect(new Set(fields).size).toBe(fields.length);
		expect(fields.filter((field) => !describeField(field))).toEqual([]);
	});

	it.each(format.headerSets)('spells every header once in "$name"', ({ id }) => {
		const headers = allColumns(format, 3).map((column) => headerOf(column, format, id));
		expect(new Set(headers).size).toBe(headers.length);
		expect(headers.filter((header) => header.trim() !== header || header === '')).toEqual([]);
	});

	it('uses only header sets it declares', () => {
		const sets = format.headerSets.map(({ id }) => id);
		const used = format.columns.flatMap(({ headers }) => Object.keys(headers));
		expect(used.filter((id) => !sets.includes(id))).toEqual([]);
	});

	it('refers only to columns it has, and says where it comes from', () => {
		const fields = format.columns.map(({ field }) => field);
		const referred = format.columns.flatMap(({ references }) => references ?? []);
		expect(referred.filter((field) => !fields.includes(field))).toEqual([]);
		expect(format.sources.length).toBeGreaterThan(0);
		expect(format.sources.every((source) => source.startsWith('https://'))).toBe(true);
	});

	it('tells people apart by, and sees who is active from, columns it has', () => {
		const fields = format.columns.map(({ field }) => field);
		const { key, activity } = format;
		expect(key.length).toBeGreaterThan(0);
		const used = activity.by === 'presence' ? key : [...key, activity.field];
		expect(used.filter((field) => !fields.includes(field))).toEqual([]);
	});

	it('never writes a sensitive field unless asked', () => {
		const unasked = format.columns.filter(
			({ field, level, byDefault }) =>
				describeField(field)?.sensitive && (level !== 'optional' || byDefault),
		);
		expect(unasked).toEqual([]);
	});
});

test('every format is found by an id of its own, and Lucca is no training partner', () => {
	const ids = fileFormats.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids.map((id) => fileFormat(id)?.name)).toEqual(fileFormats.map(({ name }) => name));
	expect(fileFormat('nobody')).toBeUndefined();
	const ours = ['luccaImportByLogin', 'luccaImportByNumber', 'luccaImportByEmail'];
	expect(partnerFormats.filter(({ id }) => ours.includes(id))).toEqual([]);
	expect(ours.map((id) => fileFormat(id)?.key)).toEqual([
		['login'],
		['legalEntity', 'employeeNumber'],
		['email'],
	]);
});
