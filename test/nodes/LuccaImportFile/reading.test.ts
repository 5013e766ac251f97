import { DAY } from '../../support/people';
import { schemaAt } from '../../support/schema';
import { sheetOf, workbookOf } from '../../support/workbooks';
import { bytesOf, fileItem, itemsOf, run } from './run-node';

const read = { operation: 'read' };
const lines = (...rows: string[]) => `${rows.join('\r\n')}\r\n`;

const people = lines(
	'Matricule;Nom;Prénom;E-mail professionnel;Date de début de contrat;Établissement;Badge',
	'00412;Varlet;Inès;ines.varlet@acme.example;24/03/2024;LYON-01;A1',
	'00007;Orme;Paul;paul.orme@acme.example;31/01/2001;LYON-01;B2',
);

describe('Read', () => {
	it('gives one item an employee, of a file of no known software', async () => {
		const { first, rejected, hints } = await run([fileItem(people)], read);
		expect(first).toEqual([
			{
				json: {
					employeeNumber: '00412',
					lastName: 'Varlet',
					firstName: 'Inès',
					email: 'ines.varlet@acme.example',
					contractStart: '2024-03-24',
					legalEntity: 'LYON-01',
				},
				pairedItem: { item: 0 },
			},
			{ json: expect.objectContaining({ employeeNumber: '00007' }), pairedItem: { item: 0 } },
		]);
		expect(rejected).toEqual([]);
		expect(hints).toEqual([
			[
				'info',
				"Columns passed over: 'Badge'. 'Column Mappings' says what they hold, 'Sensitive Fields' which sensitive ones to read.",
			],
			['info', '2 people read from 1 file'],
		]);
	});

	it('reads an Excel file as well', async () => {
		const hidden = sheetOf([['Matricule'], ['1']]);
		const sheet = sheetOf([
			['', 'Export du 22/11/2026'],
			['Matricule', 'Nom', 'Prénom'],
			['00412', 'Varlet', 'Inès'],
		]);
		const file = fileItem(workbookOf({ Salariés: sheet, Notes: hidden }, ['Notes']));
		const { first } = await run([file], {
			...read,
			options: { sheet: 'Salariés', headerRow: 2, hidden: 'read' },
		});
		expect(first.map(({ json }) => json)).toEqual([
			{ employeeNumber: '00412', lastName: 'Varlet', firstName: 'Inès' },
		]);
	});

	it('takes the tables of values and columns', async () => {
		const { first, hints } = await run([fileItem(people)], {
			...read,
			dateFormat: 'DD/MM/YYYY',
			valueMappings: {
				mapping: [
					{ field: 'legalEntity', from: 'lyon-01', to: 'Acme Lyon' },
					{ field: 'other', fieldName: ' e_badge ', from: 'B2', to: '' },
				],
			},
			columnMappings: { mapping: [{ header: 'badge', field: 'other', fieldName: 'e_badge' }] },
		});
		expect(first.map(({ json }) => [json.legalEntity, json.e_badge])).toEqual([
			['Acme Lyon', 'A1'],
			['Acme Lyon', null],
		]);
		expect(hints).toEqual([['info', '2 people read from 1 file']]);
	});

	it('refuses dates that read both ways until the order is set', async () => {
		const file = fileItem(lines('Matricule;Date de début de contrat', '1;03/04/2026'));
		await expect(run([file], read)).rejects.toThrow('03/04/2026');
		const { first } = await run([file], { ...read, dateFormat: 'MM/DD/YYYY' });
		expect(first[0]?.json).toEqual({ employeeNumber: '1', contractStart: '2026-03-04' });
	});

	it('rejects rows one by one, each file with its report on its first', async () => {
		const bad = people.replace('ines.varlet@', 'ines.varlet').replace('31/01/2001', '31/02/2001');
		const { first, rejected, hints } = await run(
			[fileItem(people), fileItem(bad), fileItem(bad)],
			read,
		);
		expect(first.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
		expect(
			rejected.map(({ json, binary, pairedItem }) => [json.row, !!binary, pairedItem]),
		).toEqual([
			[2, true, { item: 1 }],
			[3, false, { item: 1 }],
			[2, true, { item: 2 }],
			[3, false, { item: 2 }],
		]);
		expect(rejected[1]?.json).toEqual({
			row: 3,
			employeeNumber: '00007',
			login: '',
			email: 'paul.orme@acme.example',
			name: 'Paul Orme',
			luccaUrl: '',
			reasons: [expect.stringMatching(/^E3 - "31\/02\/2001" - /)],
			cells: [expect.objectContaining({ cell: 'E3', field: 'contractStart' })],
		});
		const report = rejected[0]?.binary?.report;
		expect(report).toMatchObject({ fileName: `report_any_${DAY}.csv`, mimeType: 'text/csv' });
		expect(bytesOf(report)?.toString('utf8').trim().split('\r\n')).toHaveLength(3);
		expect(hints).toContainEqual(['warning', expect.stringMatching(/^2 rows rejected, first: D2/)]);
	});

	it('makes no report when its field is blank', async () => {
		const file = fileItem(people.replace('31/01/2001', '31/02/2001'));
		const { rejected } = await run([file], { ...read, reportField: '' });
		expect(rejected).toHaveLength(1);
		expect(rejected[0]?.binary).toBeUndefined();
	});

	it('passes the other options on', async () => {
		const latin = fileItem(Buffer.from('Matricule\tPrénom\tQui\n1\tZoé\tx\n', 'latin1'));
		const given = { encoding: 'windows-1252', separator: '\\t' };
		const { first } = await run([latin], { ...read, options: given });
		expect(first[0]?.json).toEqual({ employeeNumber: '1', firstName: 'Zoé' });
		await expect(
			run([latin], { ...read, options: { ...given, ignoreUnknownColumns: false } }),
		).rejects.toThrow('Qui');
		const nobody = fileItem('Matricule;Nom\n');
		await expect(run([nobody], read)).rejects.toThrow();
		const { first: none } = await run([nobody], { ...read, options: { acceptEmpty: true } });
		expect(none).toEqual([]);
	});

	it.each([
		[{ options: { headerRow: 0 } }, "'Header Row' must be a whole number of at least 1"],
		[{ options: { day: 'today' } }, "'File Date' is 'today'"],
		[{ inputField: 'other' }, "The item that came in carries no file in its field 'other'"],
	])('%j is refused', async (parameters, message) => {
		await expect(run([fileItem(people)], { ...read, ...parameters })).rejects.toThrow(message);
	});

	it('loses no other file when one fails and the node continues', async () => {
		const items = [fileItem(''), fileItem(people), ...itemsOf([{}])];
		const { first } = await run(items, read, true);
		expect(
			first.map(({ json, pairedItem }) => [json.error ?? json.employeeNumber, pairedItem]),
		).toEqual([
			[expect.stringContaining('empty'), { item: 0 }],
			['00412', { item: 1 }],
			['00007', { item: 1 }],
			["The item that came in carries no file in its field 'data'", { item: 2 }],
		]);
		await expect(run(items, read)).rejects.toMatchObject({ context: { itemIndex: 0 } });
	});
});

it('what the editor shows of read has the fields of Lucca', () => {
	const { properties = {} } = schemaAt('LuccaImportFile/__schema__/v1.0.0/read.json');
	expect(Object.keys(properties)).toEqual(
		expect.arrayContaining(['login', 'employeeNumber', 'email', 'firstName', 'lastName']),
	);
});
