import { utils, write } from '@e965/xlsx';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutText } from '../../../lib/tabular/cut-text';
import { TrainingPartnerFile } from '../../../nodes/TrainingPartnerFile/TrainingPartnerFile.node';
import { fakeExecution, inMemory } from '../../support/execute-functions';
import { DAY, everyone, ines, leaver, newcomer, paul } from '../../support/people';

const golden = (name: string) => readFileSync(join(__dirname, '../../golden', name));
const itemsOf = (people: readonly object[]): INodeExecutionData[] =>
	people.map((person) => ({ json: { ...person } as IDataObject }));

async function run(
	parameters: Record<string, unknown>,
	items: INodeExecutionData[] = itemsOf(everyone),
	continueOnFail = false,
) {
	const { context, hints } = fakeExecution({
		items,
		continueOnFail,
		parameters: {
			operation: 'format',
			partner: 'threeSixtyLearning',
			columns: { mappingMode: 'autoMapInputData', value: null },
			outputField: 'data',
			inputField: 'data',
			...parameters,
			options: { day: DAY, ...(parameters.options as object | undefined) },
		},
	});
	const [first = [], rejected = []] = await new TrainingPartnerFile().execute.call(context);
	const file = first[0]?.binary?.data;
	return {
		first,
		rejected,
		hints,
		bytes: file ? Buffer.from(file.data, 'base64') : undefined,
		fileName: file?.fileName,
	};
}

describe('Format', () => {
	it('writes the file, accounts for everybody and links it to all its sources', async () => {
		const { first, rejected, bytes, fileName, hints } = await run({});
		expect(bytes?.equals(golden('360learning.csv'))).toBe(true);
		expect(fileName).toBe('360learning_2026-11-22.csv');
		expect(first).toHaveLength(1);
		expect(first[0]?.json).toEqual({
			partner: 'threeSixtyLearning',
			day: DAY,
			read: 4,
			written: 3,
			rejected: 0,
			filtered: 1,
			filteredBy: { 'without a status': 1 },
			columns: [
				'uniqueId',
				'email',
				'firstName',
				'lastName',
				'title',
				'language',
				'managerId',
				'status',
			],
			warnings: 0,
			firstWarnings: [],
			fileName: '360learning_2026-11-22.csv',
			encoding: 'UTF-8',
			bytes: bytes?.length,
			sha256: createHash('sha256')
				.update(bytes ?? '')
				.digest('hex'),
		});
		expect(first[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }, { item: 3 }]);
		expect(rejected).toEqual([]);
		expect(hints).toEqual([
			{
				message: '360Learning file written: 3 people in it, 1 left out (without a status)',
				type: 'info',
				location: 'outputPane',
			},
		]);
	});

	it('gives one item a rejected row, linked to its own source, and says so in the editor', async () => {
		const people = [paul, { ...ines, email: '<b>', status: 'perhaps' }, leaver];
		const { first, rejected, hints } = await run({}, itemsOf(people));
		expect(first[0]?.json).toMatchObject({ read: 3, written: 2, rejected: 1, filtered: 0 });
		expect(rejected).toEqual([
			{
				json: {
					row: 3,
					employeeNumber: '00412',
					name: 'Inès Varlet',
					luccaUrl: 'https://acme.example/users/1207',
					reasons: [
						'B3 - "<b>" - is no e-mail address (email)',
						'H3 - "perhaps" - is none of Active, Inactive (status)',
					],
					cells: [
						{
							cell: 'B3',
							header: 'email',
							field: 'email',
							value: '<b>',
							rule: 'is no e-mail address',
							remedy: "Correct the person's e-mail in Lucca",
						},
						{
							cell: 'H3',
							header: 'status',
							field: 'status',
							value: 'perhaps',
							rule: 'is none of Active, Inactive',
							remedy:
								'Choose one of these values: Active, Actif, true, 1, Inactive, Inactif, false, 0',
						},
					],
				},
				pairedItem: { item: 1 },
			},
		]);
		expect(hints).toMatchObject([
			{ message: '360Learning file written: 2 people in it, 1 rejected', type: 'info' },
			{
				message:
					'1 row rejected, first: B3 - "&lt;b&gt;" - is no e-mail address (email). Correct the person\'s e-mail in Lucca.',
			},
			{
				message:
					'1 cell is worth a look, first: G3 - "00412" - is the number of nobody in this file (managerId). See \'firstWarnings\'.',
				type: 'info',
			},
		]);
	});

	it('reads the status under the field the user names', async () => {
		const people = everyone.map(({ status, ...person }) => ({ ...person, e_statut: status }));
		const { bytes } = await run({ statusField: 'e_statut' }, itemsOf(people));
		expect(bytes?.equals(golden('360learning.csv'))).toBe(true);
	});

	it('writes what is mapped by hand, item by item, without the columns taken out', async () => {
		const fields = ['lastName', 'firstName', 'legalEntity', 'employeeNumber', 'gender', 'email'];
		const { bytes } = await run({
			partner: 'placeDeLaFormation',
			columns: (index: number) => ({
				mappingMode: 'defineBelow',
				value: { ...everyone[index], lastName: everyone[index]?.lastName?.toUpperCase() },
				schema: [
					...fields.map((id) => ({ id, removed: false })),
					{ id: 'jobTitle', removed: false },
					{ id: 'phone', removed: true },
				],
			}),
		});
		expect(bytes?.toString('utf8')).toBe(
			golden('place-de-la-formation-bom.csv')
				.toString('utf8')
				.slice(1)
				.replace('Varlet', 'VARLET')
				.replace('Orme', 'ORME'),
		);
	});

	it('adds optional columns to the usual ones', async () => {
		const { bytes } = await run({
			partner: 'placeDeLaFormation',
			additionalColumns: ['jobTitle'],
			options: { encoding: 'utf-8-bom' },
		});
		expect(bytes?.equals(golden('place-de-la-formation-bom.csv'))).toBe(true);
	});

	it('writes a custom layout', async () => {
		const { bytes, fileName, first } = await run(
			{
				partner: 'custom',
				columns: undefined,
				customColumns: {
					column: [
						{ field: 'employeeNumber', header: 'Matricule', format: 'auto', unique: true },
						{ field: 'contractStart', header: '', format: 'auto' },
						{ field: 'other', fieldName: 'e_badge', header: 'Badge', format: 'identifier' },
					],
				},
				options: { separator: '\\t', fileName: 'mine {date}.txt', dateOrder: 'YYYY-MM-DD' },
			},
			itemsOf([
				{ ...ines, e_badge: '007' },
				{ ...paul, e_badge: null },
			]),
		);
		expect(bytes?.toString('utf8')).toBe(
			'Matricule\tContract Start\tBadge\r\n00412\t2024-03-04\t007\r\n00007\t2001-01-01\t\r\n',
		);
		expect(fileName).toBe('mine 2026-11-22.txt');
		expect(first[0]?.json).toMatchObject({ partner: 'custom', written: 2 });
	});

	it('puts a report beside the file when asked', async () => {
		const { first } = await run(
			{ options: { reportField: 'report' } },
			itemsOf([{ ...ines, email: '' }, paul]),
		);
		const report = first[0]?.binary?.report;
		expect(report?.fileName).toBe('report_threeSixtyLearning_2026-11-22.csv');
		expect(Buffer.from(report?.data ?? '', 'base64').toString('utf8')).toContain(
			'Rejected;00412;Inès Varlet;',
		);
	});

	it.each([
		[
			'no items but the empty one of Always Output Data',
			[{}],
			[/^No employees came in: the 360Learning file has its header row only/],
		],
		[
			'people none of whom has a status',
			[newcomer],
			[
				/^Nobody is in the 360Learning file: 1 left out \(without a status\)$/,
				/^Nobody has a status: 'Status Field' names/,
			],
		],
	])('writes a header line alone for %s, and says so', async (_, people, texts) => {
		const { bytes, hints } = await run({}, itemsOf(people));
		expect(bytes?.toString('utf8').split('\r\n')).toHaveLength(2);
		expect(hints).toEqual(
			texts.map((text) => ({
				message: expect.stringMatching(text) as string,
				type: 'warning',
				location: 'outputPane',
			})),
		);
	});

	it.each([
		['threeSixtyLearning', '2026-12-31', true],
		['threeSixtyLearning', '2026-11-21', false],
		['skillup', null, true],
		['placeDeLaFormation', null, false],
	])('wonders for %s when contracts end %s and nobody has left: %s', async (partner, end, says) => {
		const people = Array.from({ length: 100 }, (_, index) => ({
			...newcomer,
			status: 'Active',
			employeeNumber: `${1000 + index}`,
			email: `person${index}@acme.example`,
			contractEnd: index === 0 ? end : null,
		}));
		const { hints } = await run({ partner }, itemsOf(people));
		expect(
			hints.some(({ message }) => /^Nobody who came in has left the company/.test(message)),
		).toBe(says);
	});

	it.each([
		[{ options: { separator: 'ab' } }, `'Separator' cannot be "ab"`],
		[{ options: { day: '2026-02-30' } }, "'File Date' is '2026-02-30'"],
		[{ partner: 'nobody' }, "'Partner' is 'nobody'"],
		[{ partner: 'custom', customColumns: {} }, "'File Columns' is empty"],
		[
			{ partner: 'placeDeLaFormation', additionalColumns: ['colour'] },
			"Place de la Formation has no column 'colour'",
		],
	])('%j is refused before anything is written, with what to do', async (parameters, message) => {
		const refusal = run(parameters);
		await expect(refusal).rejects.toThrow(message);
		await expect(refusal).rejects.toMatchObject({ description: expect.stringMatching(/./) });
	});

	it('continues on fail with one item that stands for all', async () => {
		const { first, rejected } = await run({ options: { separator: '""' } }, undefined, true);
		expect(rejected).toEqual([]);
		expect(first).toMatchObject([
			{
				json: {
					error: `'Separator' cannot be "\\"\\""`,
					remedy: expect.stringMatching(/^Use one/),
				},
				pairedItem: [{ item: 0 }, { item: 1 }, { item: 2 }, { item: 3 }],
			},
		]);
	});
});

it.each(['format', 'check'])(
	'what the editor shows of %s before a run is what a run gives',
	async (operation) => {
		const path = `../../../nodes/TrainingPartnerFile/__schema__/v1.0.0/${operation}.json`;
		const schema = JSON.parse(readFileSync(join(__dirname, path), 'utf8')) as {
			properties: object;
		};
		const { first } = await run({ operation });
		expect(Object.keys(schema.properties)).toEqual(Object.keys(first[0]?.json ?? {}));
	},
);

describe('Check', () => {
	it('says the same as Format, and writes a report instead of the file', async () => {
		const people = itemsOf([paul, { ...ines, email: 'x' }, leaver, newcomer]);
		const format = await run({}, people);
		const check = await run({ operation: 'check' }, people);
		const ofTheFile = ['fileName', 'encoding', 'bytes', 'sha256'];
		const summary = Object.entries(format.first[0]?.json ?? {}).filter(
			([name]) => !ofTheFile.includes(name),
		);
		expect(check.first[0]?.json).toEqual(Object.fromEntries(summary));
		expect(check.rejected).toEqual(format.rejected);
		expect(check.first[0]?.pairedItem).toEqual(format.first[0]?.pairedItem);
		expect(check.bytes?.toString('utf8')).toMatch(/^\ufeffOutcome;.*\r\nRejected;00412;/);
	});

	it('continues on fail', async () => {
		const { first } = await run({ operation: 'check', options: { day: 'today' } }, undefined, true);
		expect(first).toMatchObject([{ json: { error: expect.stringContaining("'File Date'") } }]);
	});
});

describe('Read', () => {
	const fileItem = (bytes: Buffer): INodeExecutionData => ({
		json: {},
		binary: { data: inMemory(bytes, 'users.csv') },
	});

	it('gives one item an employee, and each row that is not right on the second output', async () => {
		const other = Buffer.from(
			golden('360learning.csv').toString('utf8').replace('ines.varlet@', 'ines@'),
			'utf8',
		);
		const { first, rejected } = await run({ operation: 'read' }, [
			fileItem(golden('360learning-windows-1252.csv')),
			fileItem(other),
		]);
		expect(first.map(({ json, pairedItem }) => [json.employeeNumber, pairedItem])).toEqual([
			['00412', { item: 0 }],
			['00007', { item: 0 }],
			['00500', { item: 0 }],
			['00412', { item: 1 }],
			['00007', { item: 1 }],
			['00500', { item: 1 }],
		]);
		expect(first[0]?.json).toEqual({
			employeeNumber: '00412',
			email: 'ines.varlet@acme.example',
			firstName: 'Inès',
			lastName: 'Varlet',
			jobTitle: 'Responsable qualité',
			culture: 'fr',
			managerEmployeeNumber: '00007',
			status: 'Active',
		});
		expect(rejected).toEqual([]);
	});

	it('reads a workbook as it reads text, whatever its name and the options for text say', async () => {
		const { rows } = cutText(golden('360learning.csv'));
		const sheet = utils.aoa_to_sheet(rows.map(({ cells }) => [...cells]));
		const book = utils.book_new();
		utils.book_append_sheet(book, sheet, 'Learners');
		const workbook = write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
		const parameters = { operation: 'read', options: { encoding: 'utf-16le', separator: '|' } };
		const fromText = await run({ operation: 'read' }, [fileItem(golden('360learning.csv'))]);
		expect(await run(parameters, [fileItem(workbook)])).toEqual(fromText);
		utils.book_append_sheet(book, utils.aoa_to_sheet([['fr']]), 'Lists');
		book.Workbook = { Sheets: [{}, { Hidden: 1 }] };
		const withLists = fileItem(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
		await expect(run(parameters, [withLists])).rejects.toThrow(
			"The workbook has a hidden sheet with content, 'Lists'",
		);
		const chosen = { operation: 'read', options: { sheet: 'Learners', hidden: 'read' } };
		expect(await run(chosen, [withLists])).toEqual(fromText);
		expect(fromText.first).toHaveLength(3);
	});

	it('rejects a row with a bad cell, linked to the file it stands in', async () => {
		const text = golden('360learning.csv').toString('utf8').replace(';Inactive', ';Inactif?');
		const { first, rejected } = await run({ operation: 'read' }, [
			fileItem(golden('360learning.csv')),
			fileItem(Buffer.from(text, 'utf8')),
		]);
		expect(first).toHaveLength(5);
		expect(rejected).toMatchObject([
			{
				json: { row: 4, reasons: ['H4 - "Inactif?" - is none of Active, Inactive (status)'] },
				pairedItem: { item: 1 },
			},
		]);
	});

	it('warns of a damaged file', async () => {
		const text = golden('360learning.csv').toString('utf8').replace('00412', '4,12E+11');
		const { hints } = await run({ operation: 'read' }, [fileItem(Buffer.from(text, 'utf8'))]);
		expect(hints).toMatchObject([
			{ message: expect.stringContaining('scientific notation'), type: 'warning' },
			{ message: '3 people read from 1 file', type: 'info' },
		]);
	});

	it('loses no other file when one fails and the node continues', async () => {
		const items = [fileItem(Buffer.from('')), fileItem(golden('360learning.csv')), { json: {} }];
		const { first } = await run({ operation: 'read' }, items, true);
		expect(
			first.map(({ json, pairedItem }) => [json.error ?? json.employeeNumber, pairedItem]),
		).toEqual([
			['The file is empty: it has not even a header line', { item: 0 }],
			['00412', { item: 1 }],
			['00007', { item: 1 }],
			['00500', { item: 1 }],
			["The item that came in carries no file in its field 'data'", { item: 2 }],
		]);
		await expect(run({ operation: 'read' }, items)).rejects.toMatchObject({
			context: { itemIndex: 0 },
		});
	});
});
