import { partnerFormat } from '../../../lib/formats';
import { customFormat } from '../../../lib/tabular/custom-format';
import type { FileFormat } from '../../../lib/formats/format';
import { prepared, textOf, usualAnd } from '../../support/files';
import { DAY, ines, leaver, newcomer, paul } from '../../support/people';

const format = (id: string): FileFormat => partnerFormat(id) as FileFormat;
const learning = format('threeSixtyLearning');
const skillup = format('skillup');
const place = format('placeDeLaFormation');

/** The cells rejected when one field of Inès is replaced. */
function rejectedCells(field: string, value: unknown, partner = learning, options = {}) {
	const file = prepared(partner, [paul, { ...ines, [field]: value }], options);
	expect(file.counts.read).toBe(2);
	return file.rejected.flatMap(({ cells }) => cells);
}

describe('a cell that cannot be written', () => {
	it.each([
		['employeeNumber', '', 'A3', 'is required and blank'],
		['employeeNumber', '   ', 'A3', 'is required and blank'],
		['employeeNumber', null, 'A3', 'is required and blank'],
		['employeeNumber', undefined, 'A3', 'is required and not in the data'],
		['employeeNumber', 412, 'A3', 'is a number, not a text, so its leading zeros may be lost'],
		['employeeNumber', { id: 4 }, 'A3', 'is a list or an object, not a single value'],
		['email', 'nobody', 'B3', 'is no e-mail address'],
		['email', 'a@b', 'B3', 'is no e-mail address'],
		['email', 'a b@acme.example', 'B3', 'is no e-mail address'],
		['email', 'inès@acme.example', 'B3', 'is no e-mail address'],
		['email', `${'a'.repeat(300)}@acme.example`, 'B3', 'is no e-mail address'],
		['email', ['a@acme.example'], 'B3', 'is a list or an object, not a single value'],
		['firstName', 'In\u0000ès', 'C3', 'has the character U+0000, which a UTF-8 file cannot carry'],
		['lastName', 'Varlet\ud800', 'D3', 'has the character U+D800, which a UTF-8 file cannot carry'],
		['jobTitle', '', 'E3', 'is required and blank'],
		['culture', 'xx-XX', 'F3', 'is no language the partner knows'],
		['culture', 'french', 'F3', 'is no language the partner knows'],
		['status', 'Actifs', 'H3', 'is none of Active, Inactive'],
		['status', 'À vérifier', 'H3', 'is none of Active, Inactive'],
		['status', '-1', 'H3', 'is none of Active, Inactive'],
		['status', undefined, 'H3', 'is required and not in the data'],
	])('%s %p is rejected at %s', (field, value, cell, rule) => {
		const cells = rejectedCells(field, value);
		expect(cells).toHaveLength(1);
		expect(cells[0]).toMatchObject({ cell, field, rule });
		expect(cells[0]?.remedy).not.toBe('');
	});

	it.each([
		['contractStart', '2025-02-29'],
		['contractStart', '01/02/2025'],
		['contractStart', '2025-13-01'],
		['contractStart', 20250101],
		['contractEnd', '2027-1-1'],
	])('%s %p is no date', (field, value) => {
		expect(rejectedCells(field, value, skillup)).toMatchObject([
			{ field, rule: 'is no existing date in the form YYYY-MM-DD' },
		]);
	});

	it('names every bad cell of a row, and who it is about', () => {
		const bad = { ...ines, email: 'nobody', status: '?', culture: '' };
		const { rejected, counts } = prepared(learning, [paul, bad]);
		expect(counts).toEqual({ read: 2, written: 1, rejected: 1, filtered: 0, filteredBy: {} });
		expect(rejected).toMatchObject([
			{
				index: 1,
				row: 3,
				employeeNumber: '00412',
				name: 'Inès Varlet',
				luccaUrl: 'https://acme.example/users/1207',
				cells: [{ cell: 'B3' }, { cell: 'F3' }, { cell: 'H3' }],
			},
		]);
	});

	it('masks a sensitive value', () => {
		const options = { optional: ['annualGrossSalary', 'birthDate'] };
		const salary = rejectedCells('annualGrossSalary', '41 250,50 €', skillup, options);
		const birth = rejectedCells('birthDate', '28/02/1990', skillup, options);
		expect([...salary, ...birth].map(({ value }) => value)).toEqual(['•••', '•••']);
	});

	it.each(['Łukasz', 'Mușat', '你好', 'Ana\u0303\u0323', '😀'])(
		'%s is rejected from Windows-1252 and written in UTF-8',
		(firstName) => {
			const people = [{ ...ines, firstName }, paul];
			const file = prepared(learning, people, { encoding: 'windows-1252' });
			expect(file.rejected[0]?.cells[0]?.rule).toMatch(
				/^has the character U\+.*, which a Windows-1252 file cannot carry$/,
			);
			expect(textOf(prepared(learning, people))).toContain(`;${firstName};`);
		},
	);

	it('composes letters for Windows-1252, which has no others, and keeps them as they are in UTF-8', () => {
		const people = [{ ...ines, firstName: 'Ine\u0300s' }, paul];
		const windows = prepared(learning, people, { encoding: 'windows-1252' });
		expect(Buffer.concat([...windows.chunks()]).toString('latin1')).toContain(';In\u00e8s;');
		expect(textOf(prepared(learning, people))).toContain(';Ine\u0300s;');
	});
});

describe('what is legal although it looks odd', () => {
	it('quotes separators, quotes and line breaks inside values', () => {
		const odd = { ...ines, jobTitle: 'a;b "c"\r\nd', lastName: ' Varlet' };
		expect(textOf(prepared(learning, [odd, paul]))).toContain(
			';" Varlet";"a;b ""c""\r\nd";fr;00007;Active\r\n',
		);
	});

	it('leaves formula-looking texts and phone numbers exactly as they are', () => {
		const file = prepared(skillup, [{ ...ines, jobTitle: '=1+1', phone: '+33 6' }, paul], {
			optional: ['jobTitle', 'phone'],
		});
		expect(textOf(file)).toContain(';=1+1;+33 6\r\n');
	});

	it.each([
		['ACTIF', 'Active'],
		['actif', 'Active'],
		['true', 'Active'],
		[true, 'Active'],
		[1, 'Active'],
		['Inactif', 'Inactive'],
		['0', 'Inactive'],
	])('status %p means %s', (status, written) => {
		expect(textOf(prepared(learning, [{ ...ines, status }]))).toContain(`;${written}\r\n`);
	});

	it.each([
		['en-US', 'en'],
		['en_GB', 'en'],
		['nl_BE', 'nl_BE'],
		['fr', 'fr'],
	])('culture %s becomes %s', (culture, written) => {
		expect(textOf(prepared(learning, [{ ...ines, culture }, paul]))).toContain(
			`;${written};00007;`,
		);
	});

	it('takes outer blanks off identifiers and e-mails, not off names', () => {
		const text = textOf(
			prepared(learning, [{ ...ines, employeeNumber: ' 00412 ', email: ' i@acme.example' }, paul]),
		);
		expect(text).toContain('\r\n00412;i@acme.example;');
	});
});

describe('two rows under one key', () => {
	const twin = { ...ines, luccaId: '9', firstName: 'Zoé', email: 'zoe@acme.example' };

	it('writes neither when both are there, and names the other row', () => {
		const { rejected, counts } = prepared(learning, [ines, paul, twin]);
		expect(counts).toMatchObject({ written: 1, rejected: 2 });
		expect(rejected.map(({ cells }) => cells.map(({ cell, rule }) => [cell, rule]))).toEqual([
			[['A2', 'is also the value of row 4']],
			[['A4', 'is also the value of row 2']],
		]);
	});

	it('keeps the one who is there when the others have left', () => {
		const left = { ...twin, status: 'Inactif', contractEnd: '2026-01-31' };
		const { rejected } = prepared(learning, [left, ines, paul]);
		expect(rejected).toMatchObject([
			{ row: 2, cells: [{ rule: 'is also the value of row 3, who has not left' }] },
		]);
	});

	it('takes e-mails that differ in case for one', () => {
		const same = { ...twin, employeeNumber: '00999', email: 'INES.varlet@acme.example' };
		expect(prepared(learning, [ines, paul, same]).counts.rejected).toBe(2);
	});

	it('allows one number in two establishments where the file names the establishment', () => {
		const elsewhere = { ...twin, legalEntity: 'Acme Paris' };
		expect(prepared(place, [ines, elsewhere]).counts).toMatchObject({ written: 2, rejected: 0 });
		expect(prepared(place, [ines, twin]).counts).toMatchObject({ written: 0, rejected: 2 });
	});

	it('does not count people who are not in the file', () => {
		const without = { ...twin, status: null };
		expect(prepared(learning, [ines, paul, without]).counts).toMatchObject({
			written: 2,
			filtered: 1,
		});
	});
});

describe('managers', () => {
	it('are blank for a person who is their own', () => {
		expect(textOf(prepared(learning, [paul]))).toContain(';en;;Active');
	});

	it('are told apart by Lucca id when two establishments share a number', () => {
		const elsewhere = { ...paul, luccaId: '77', managerLuccaId: '78' };
		const file = prepared(place, [elsewhere], { optional: ['managerEmployeeNumber'] });
		expect(textOf(file)).toContain(';00007\r\n');
	});

	it.each([
		['leaveEmpty', ';fr;;Active', 1, 0],
		['keep', ';fr;00007;Active', 1, 0],
	] as const)('who are not in the file: %s', (missingManager, text, written, rejected) => {
		const file = prepared(learning, [ines], { missingManager });
		expect(textOf(file)).toContain(text);
		expect(file.counts).toMatchObject({ written, rejected });
		expect(file.warnings).toMatchObject([
			{ cell: 'G2', value: '00007', rule: 'is the number of nobody in this file' },
		]);
	});

	it('who are not in the file reject their people, and theirs in turn, when asked', () => {
		const file = prepared(learning, [leaver, ines], { missingManager: 'rejectRow' });
		expect(file.counts).toMatchObject({ written: 0, rejected: 2 });
		expect(file.rejected.map(({ cells }) => cells[0]?.cell)).toEqual(['G2', 'G3']);
	});

	it('in a loop are listed, everybody in it', () => {
		const loop = [
			{ ...ines, managerEmployeeNumber: '00500' },
			{ ...leaver, managerEmployeeNumber: '00412' },
			paul,
		];
		const around = 'leads back to the same person, manager after manager';
		expect(prepared(learning, loop).warnings.map(({ cell, rule }) => [cell, rule])).toEqual([
			['G2', `${around}: Inès Varlet > Maël Le Roux; père > Inès Varlet`],
			['G3', `${around}: Maël Le Roux; père > Inès Varlet > Maël Le Roux; père`],
		]);
	});
});

describe('who is in the file', () => {
	it('360Learning: whoever carries a status', () => {
		const { counts } = prepared(learning, [ines, paul, leaver, newcomer]);
		expect(counts).toEqual({
			read: 4,
			written: 3,
			rejected: 0,
			filtered: 1,
			filteredBy: { 'without a status': 1 },
		});
	});

	it('360Learning: statuses from dates only when asked', () => {
		const people = [ines, paul, leaver, newcomer].map((person) => ({ ...person, status: '?' }));
		expect(prepared(learning, people).counts.rejected).toBe(4);
		const text = textOf(prepared(learning, people, { statusFromDates: true }));
		expect(text.split('\r\n').map((line) => line.split(';').at(-1))).toEqual([
			'status',
			'Active',
			'Active',
			'Inactive',
			'',
		]);
	});

	it('Skillup: leavers for a set number of days', () => {
		const old = { ...leaver, contractEnd: '2026-08-23' };
		expect(prepared(skillup, [paul, old]).counts.filteredBy).toEqual({
			'left more than 90 days ago': 1,
		});
		const kept = { ...leaver, contractEnd: '2026-08-24' };
		expect(prepared(skillup, [paul, kept]).counts.written).toBe(2);
	});

	it('Place de la Formation: people employed on the day, its first and last included', () => {
		const people = [
			ines,
			leaver,
			newcomer,
			{ ...paul, contractEnd: DAY },
			{ ...ines, employeeNumber: '2', contractStart: DAY },
		];
		expect(prepared(place, people).counts).toMatchObject({
			written: 3,
			filteredBy: { 'no longer employed': 1, 'not yet employed': 1 },
		});
	});

	it('Place de la Formation: rejects who cannot be told', () => {
		const { rejected } = prepared(place, [ines, { ...paul, contractEnd: undefined }]);
		expect(rejected).toMatchObject([
			{
				cells: [
					{ cell: 'row 3', rule: 'has no contract dates to tell whether the person is employed' },
				],
			},
		]);
	});

	it('nobody: a file with its header row only', () => {
		const file = prepared(skillup, []);
		expect(textOf(file).split('\r\n')).toHaveLength(2);
		expect(file.counts).toEqual({ read: 0, written: 0, rejected: 0, filtered: 0, filteredBy: {} });
	});
});

describe('a file that may not be written at all', () => {
	it('has a column nobody carries', () => {
		const people = [ines, paul].map((person) => ({ ...person, gender: undefined }));
		expect(() => prepared(place, people)).toThrow(
			"No employee carries a value, not even an empty one, for 'Title' (gender)",
		);
	});

	it.each([
		[{ optional: ['jobTitel'] }, "Place de la Formation has no column 'jobTitel'"],
		[
			{ optional: ['jobTitle', 'phone', 'site', 'contractStart', 'birthDate', 'managerEmail'] },
			'Place de la Formation takes at most 5 optional columns and 6 are chosen',
		],
		[
			{ costCentreLevels: 3 },
			'Place de la Formation takes at most 5 optional columns and 6 are chosen',
		],
		[{ separator: '"' }, `'Separator' cannot be "\\""`],
		[{ separator: ';;' }, `'Separator' cannot be ";;"`],
		[{ separator: 'a' }, `'Separator' cannot be "a"`],
		[{ separator: '\n' }, `'Separator' cannot be "\\n"`],
	])('%j', (options, message) => {
		expect(() => prepared(place, [ines], options)).toThrow(message);
	});

	it('counts optional columns against a limit of the user', () => {
		const optional = usualAnd(
			place,
			'jobTitle',
			'phone',
			'site',
			'contractStart',
			'birthDate',
			'managerEmail',
		);
		expect(
			prepared(place, [ines], { optional, maxOptionalColumns: 6 }).settings.headers,
		).toHaveLength(12);
	});
});

describe('contract dates', () => {
	it.each([
		['contractEnd', '01/02/2030'],
		['contractEnd', '31/12/2024'],
		['contractEnd', 20200101],
		['contractStart', '31/03/2020'],
	])('that cannot be read decide nothing: %s %p', (field, value) => {
		const rule = `has a '${field}' that is no existing date in the form YYYY-MM-DD, so nobody can tell whether the person is employed`;
		const rejected = { rejected: [{ cells: [{ cell: 'row 3', rule }] }] };
		const people = [paul, { ...ines, [field]: value }];
		expect(prepared(place, people)).toMatchObject(rejected);
		expect(prepared(learning, people, { statusFromDates: true })).toMatchObject(rejected);
	});

	it('that cannot be read keep nobody out of the Skillup file', () => {
		expect(rejectedCells('contractEnd', '01/02/2020', skillup)).toMatchObject([
			{ cell: 'H3', rule: 'is no existing date in the form YYYY-MM-DD' },
		]);
		const without = usualAnd(skillup).filter((field) => field !== 'contractEnd');
		expect(
			rejectedCells('contractEnd', '01/02/2020', skillup, { optional: without }),
		).toMatchObject([{ cell: 'row 3' }]);
	});

	it("may come as Lucca's local midnights", () => {
		const people = [{ ...ines, contractEnd: '2026-11-22T00:00:00' }];
		expect(prepared(place, people).counts.written).toBe(1);
	});
});

describe('a field one person lacks and others have', () => {
	it('is written blank and told, with who it is and the row of the file', () => {
		const people = [newcomer, paul, { ...ines, contractEnd: undefined }].map((person) => ({
			...person,
			managerEmployeeNumber: null,
		}));
		const file = prepared(skillup, [{ ...leaver, contractEnd: '2020-01-01' }, ...people]);
		expect(file.counts).toMatchObject({ written: 3, filtered: 1 });
		expect(file.warnings).toEqual([
			{
				index: 3,
				cell: 'H4',
				header: 'Date of leaving the company',
				field: 'contractEnd',
				value: '',
				rule: 'is not in the data of this person, and is written blank',
				remedy: 'Give the field to everybody (empty when there is none), or take the column out',
				employeeNumber: '00412',
				login: 'ivarlet',
				email: 'ines.varlet@acme.example',
				name: 'Inès Varlet',
				luccaUrl: 'https://acme.example/users/1207',
			},
		]);
	});

	it('rejects the row when it is required', () => {
		expect(rejectedCells('managerEmployeeNumber', undefined)).toMatchObject([
			{ cell: 'G3', rule: 'is required and not in the data' },
		]);
	});
});

describe('odd values', () => {
	const circular: Record<string, unknown> = {};
	circular.self = circular;

	it.each([
		['a list holding itself', circular],
		['a big number', [10n]],
		['an object that has no JSON', { toJSON: () => undefined }],
	])('%s is rejected like any other list or object', (_, value) => {
		expect(rejectedCells('jobTitle', value)).toMatchObject([
			{ rule: 'is a list or an object, not a single value' },
		]);
	});

	it('a date object is told from other objects', () => {
		expect(rejectedCells('contractStart', new Date(0), skillup)).toMatchObject([
			{ cell: 'G3', rule: 'is a date object, not a text in the form YYYY-MM-DD' },
		]);
	});

	it('a long value is cut between letters', () => {
		const [cell] = rejectedCells('firstName', `${'a'.repeat(58)}😀\u0000`);
		expect(cell?.value).toBe(`${'a'.repeat(58)}😀\u0000`);
		const [longer] = rejectedCells('firstName', `${'a'.repeat(58)}😀😀\u0000`);
		expect(longer?.value).toBe(`${'a'.repeat(58)}😀…`);
	});
});

describe('a custom layout', () => {
	const layout = customFormat([
		{ field: 'e_badge', header: 'Pre\u0301nom', unique: true },
		{ field: 'annualGrossSalary', format: 'text' },
	]);

	it('keeps every column it was given, sensitive ones too', () => {
		const people = [{ e_badge: '1', annualGrossSalary: '2' }];
		expect(textOf(prepared(layout, people))).toBe('Pre\u0301nom;Annual Gross Salary\r\n1;2\r\n');
	});

	it('writes its headers as the encoding can carry them', () => {
		const file = prepared(layout, [], { encoding: 'windows-1252' });
		expect(Buffer.concat([...file.chunks()]).toString('latin1')).toBe(
			'Pr\u00e9nom;Annual Gross Salary\r\n',
		);
	});

	it('holds numbers and texts that look alike for one key', () => {
		const people = [123, '123', 124].map((badge) => ({ e_badge: badge, annualGrossSalary: '' }));
		expect(prepared(layout, people).counts).toMatchObject({ written: 1, rejected: 2 });
	});

	it.each(['constructor', 'toString', '__proto__'])('refuses the field %s', (field) => {
		expect(() => customFormat([{ field }])).toThrow(
			`Column 1 of 'File Columns' reads a field named '${field}'`,
		);
	});
});

it('settles a chain of managers of any length', () => {
	const chain = Array.from({ length: 5_000 }, (_, index) => ({
		...ines,
		luccaId: String(index),
		managerLuccaId: String(index + 1),
		employeeNumber: `N${index}`,
		email: `n${index}@acme.example`,
		managerEmployeeNumber: `N${index + 1}`,
	}));
	const file = prepared(learning, chain, { missingManager: 'rejectRow' });
	expect(file.counts).toMatchObject({ written: 0, rejected: 5_000 });
});
