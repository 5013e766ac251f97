import { partnerFormat } from '../../../lib/formats';
import type { FileFormat } from '../../../lib/formats/format';
import { customFormat } from '../../../lib/tabular/custom-format';
import { readFile, type ReadOptions } from '../../../lib/tabular/read';
import { DAY } from '../../support/people';

const format = (id: string): FileFormat => partnerFormat(id) as FileFormat;
const HEADER = 'uniqueId;email;firstName;lastName;title;language;managerId;status';
const INES = '00412;ines@acme.example;Inès;Varlet;Qualité;fr;00007;Active';
const PAUL = '00007;paul@acme.example;Paul;Orme;Directeur;en;;Active';

function read(text: string, options: Partial<ReadOptions> = {}, id = 'threeSixtyLearning') {
	return readFile(Buffer.from(text, 'utf8'), format(id), { day: DAY, ...options });
}

const ines = {
	employeeNumber: '00412',
	email: 'ines@acme.example',
	firstName: 'Inès',
	lastName: 'Varlet',
	jobTitle: 'Qualité',
	culture: 'fr',
	managerEmployeeNumber: '00007',
	status: 'Active',
};

it('gives one employee a row, a blank cell as null', () => {
	expect(read(`${HEADER}\r\n${INES}\r\n${PAUL}\r\n`)).toEqual({
		encoding: 'utf-8',
		separator: ';',
		read: 2,
		employees: [
			ines,
			{
				employeeNumber: '00007',
				email: 'paul@acme.example',
				firstName: 'Paul',
				lastName: 'Orme',
				jobTitle: 'Directeur',
				culture: 'en',
				managerEmployeeNumber: null,
				status: 'Active',
			},
		],
		rejected: [],
		ignoredColumns: [],
		warnings: [],
	});
});

describe('the header line', () => {
	it.each([
		['in another order', 'status;managerId;language;title;lastName;firstName;email;uniqueId'],
		[
			'in French, without accents or case',
			'STATUT;matricule MANAGER;langue;intitule_de_poste;NOM;prenom;E-Mail;Matricule',
		],
		[
			'as the help page prints it',
			'status;managerId;language;title;last name;firstName;email;uniqueId',
		],
	])('is understood %s', (_, header) => {
		const row = INES.split(';').reverse().join(';');
		expect(read(`${header}\n${row}`).employees).toEqual([ines]);
	});

	it.each([',', '\t', '|'])('tells the separator %j', (separator) => {
		const text = `${HEADER}\n${INES}`.replaceAll(';', separator);
		expect(read(text)).toMatchObject({ separator, employees: [ines] });
	});

	it.each([
		['', 'The file is empty: it has not even a header line'],
		['\n\n', 'The file is empty: it has not even a header line'],
		[`${HEADER};colour\n`, "Column I has the header 'colour', which is no column of 360Learning"],
		[`${HEADER};E-MAIL\n`, "Columns B 'email' and I 'E-MAIL' are the same field, 'email'"],
		[
			`${HEADER};__proto__\n`,
			"Column I has the header '__proto__', which is no column of 360Learning",
		],
		[
			'uniqueId;email\n',
			"The file has no column 'firstName', 'lastName', 'title', 'language', 'managerId', 'status', which 360Learning requires",
		],
	])('%j is refused', (text, message) => {
		expect(() => read(text)).toThrow(message);
	});

	it('may have unknown columns when they are to be ignored', () => {
		const file = read(`${HEADER};colour;__proto__\n${INES};red;x`, { ignoreUnknownColumns: true });
		expect(file).toMatchObject({ employees: [ines], ignoredColumns: ['colour', '__proto__'] });
	});

	it('finds cost centres of any level', () => {
		const header =
			'Nom;Prénom;Entité (légale);Code centre de coût niveau 1;Cost Center Label level 2';
		const { employees } = read(`${header}\nOrme;Paul;Acme;007;Siège`, {}, 'placeDeLaFormation');
		expect(employees).toEqual([
			{
				lastName: 'Orme',
				firstName: 'Paul',
				legalEntity: 'Acme',
				costCentreCode1: '007',
				costCentreLabel2: 'Siège',
			},
		]);
	});
});

describe('a row that is not right', () => {
	it.each([
		['a cell too few', '1;a@acme.example;A;B;C;fr;', 'row 3', 'has 7 cells and the header line 8'],
		['a cell too many', `${PAUL};x`, 'row 3', 'has 9 cells and the header line 8'],
		[
			'a bare separator in a value',
			'1;a@acme.example;A;B;C; D;fr;;Active',
			'row 3',
			'has 9 cells and the header line 8',
		],
		[
			'a blank where a value must be',
			'1;a@acme.example;;B;C;fr;;Active',
			'C3',
			'is required and blank',
		],
		['an unknown status', '1;a@acme.example;A;B;C;fr;;Actifs', 'H3', 'is none of Active, Inactive'],
		['a number taken already', INES.replace('ines@', 'other@'), 'A3', 'is also the value of row 2'],
	])('is rejected for %s, and the others are read', (_, row, cell, rule) => {
		const {
			read: count,
			employees,
			rejected,
		} = read(`${HEADER}\n${INES}\n${row}\n${PAUL.replace('00007', '8').replace('paul@', 'p@')}`);
		expect(count).toBe(employees.length + rejected.length);
		expect(employees.map(({ firstName }) => firstName)).toContain('Paul');
		expect(rejected.flatMap(({ cells }) => cells)).toContainEqual(
			expect.objectContaining({ cell, rule }),
		);
	});

	it('may have surplus cells that are blank', () => {
		expect(read(`${HEADER};;\n${INES};;\n`).employees).toEqual([ines]);
	});
});

describe('line breaks and quotes', () => {
	it('of several kinds in one file do not merge rows', () => {
		const { employees } = read(
			`${HEADER}\r\n${INES}\n${PAUL}\r${INES.replace('00412', '1').replace('ines@', 'x@')}`,
		);
		expect(employees.map(({ employeeNumber }) => employeeNumber)).toEqual(['00412', '00007', '1']);
	});

	it('inside quotes stay as they are, and rows are counted as a spreadsheet counts them', () => {
		const quoted = INES.replace('Qualité', '"Qualité\r\n""sûre"";\n"');
		const { employees, rejected } = read(`${HEADER}\r\n${quoted}\r\n${PAUL};x\r\n`);
		expect(employees).toEqual([{ ...ines, jobTitle: 'Qualité\r\n"sûre";\n' }]);
		expect(rejected).toMatchObject([{ row: 3 }]);
	});

	it('a lone quote inside a bare cell is a letter like others', () => {
		const { employees } = read(`${HEADER}\r\n${INES.replace('Qualité', '5" écran')}\r\n${PAUL}`);
		expect(employees.map(({ jobTitle }) => jobTitle)).toEqual(['5" écran', 'Directeur']);
	});

	it.each([
		`${HEADER}\n${INES.replace('Qualité', '"Qualité')}\n${PAUL}\n`,
		`${HEADER}\n${INES.replace('Qualité', '"Qualité" sûre')}\n${PAUL}\n`,
	])('a quote that leaves the end of its cell open refuses the file', (text) => {
		expect(() => read(text)).toThrow(
			/^Row \d+ has a quote that is never closed, or text behind a closing quote$/,
		);
	});

	it('a byte order mark belongs to no header', () => {
		expect(read(`\ufeff${HEADER}\n${INES}`)).toMatchObject({
			encoding: 'utf-8-bom',
			employees: [ines],
		});
	});
});

describe('signs of damage', () => {
	const rows = (number: (index: number) => string, name = 'Varlet') =>
		Array.from(
			{ length: 25 },
			(_, index) => `${number(index)};p${index}@acme.example;Inès;${name};Qualité;fr;;Active`,
		).join('\n');

	it('lost zeros', () => {
		expect(read(`${HEADER}\n${rows((index) => String(index * 40 + 1))}`).warnings).toEqual([
			"No 'employeeNumber' begins with a zero and their lengths differ: a spreadsheet may have removed leading zeros",
		]);
		expect(read(`${HEADER}\n${rows((index) => String(index + 1000))}`).warnings).toEqual([]);
		expect(read(`${HEADER}\n${rows((index) => String(index).padStart(3, '0'))}`).warnings).toEqual(
			[],
		);
	});

	it('numbers in scientific notation', () => {
		expect(read(`${HEADER}\n${INES.replace('00412', '1,2E+12')}`).warnings).toEqual([
			"A 'employeeNumber' is in scientific notation: a spreadsheet took it for a number",
		]);
	});

	it('accents read in the wrong encoding', () => {
		const misread = Buffer.from('Zoé', 'utf8').toString('latin1');
		expect(read(`${HEADER}\n${INES.replace('Varlet', misread)}`).warnings).toEqual([
			"'lastName' has letters such as Ã©: the file may be in another encoding",
		]);
	});
});

it('reads dates in the order of the file, and refuses what is none', () => {
	const header = 'Login (email);Matricule;Nom;Prénom;Matricule manager;Date de naissance';
	const text = `${header}\ni@acme.example;1;V;I;;03/04/1990\nj@acme.example;2;V;J;;31/04/1990`;
	const { employees, rejected } = read(text, {}, 'skillup');
	expect(employees.map(({ birthDate }) => birthDate)).toEqual(['1990-04-03']);
	expect(rejected[0]?.cells).toMatchObject([
		{ cell: 'F3', value: '•••', rule: 'is no existing date in the form DD/MM/YYYY' },
	]);
	expect(read(text, { dateOrder: 'MM/DD/YYYY' }, 'skillup').employees[0]?.birthDate).toBe(
		'1990-03-04',
	);
});

describe('what stands in files of other programs', () => {
	const header = 'Nom;Prénom;Entité (légale)';
	const place = (text: string, options: Partial<ReadOptions> = {}) =>
		read(text, options, 'placeDeLaFormation');

	it('separators at the end of every line', () => {
		const { employees, rejected } = place(`${header};\nOrme;Paul;Acme;\nVarlet;Inès;x;Acme;\n`);
		expect(employees).toEqual([{ lastName: 'Orme', firstName: 'Paul', legalEntity: 'Acme' }]);
		expect(rejected).toMatchObject([
			{ cells: [{ cell: 'row 3', rule: 'has 5 cells and the header line 3' }] },
		]);
	});

	it('separators at the end of the header line only', () => {
		expect(place(`${header};;\nOrme;Paul;Acme\n`).employees).toHaveLength(1);
	});

	it('a first line that names the separator', () => {
		const file = place(`sep=,\r\n${header.replaceAll(';', ',')}\r\nOrme,Paul,Acme,\r\nO,P\r\n`);
		expect(file).toMatchObject({ separator: ',', employees: [{ lastName: 'Orme' }] });
		expect(file.rejected).toMatchObject([{ row: 4 }]);
	});

	it('blank rows, which are counted', () => {
		const file = place(`\n${header.replaceAll(';', ',')}\nOrme,Paul,Acme\n\n,,\n`);
		expect(file).toMatchObject({ read: 1, warnings: ['Blank rows passed over: 3'] });
	});

	it('doubled quotes inside a bare cell', () => {
		const { employees } = place(`${header}\r\nOrme;le ""chef;Acme\r\nVarlet;Inès;"A\r\nB"\r\n`);
		expect(employees).toEqual([
			{ lastName: 'Orme', firstName: 'le ""chef', legalEntity: 'Acme' },
			{ lastName: 'Varlet', firstName: 'Inès', legalEntity: 'A\r\nB' },
		]);
	});

	it.each([
		['45.000', ',', undefined],
		['1.234,5', ',', undefined],
		['45 000,5', ',', '45000.5'],
		['45,5', '.', undefined],
		['45.5', '.', '45.5'],
	] as const)('the number %s with decimal separator %s', (text, decimalSeparator, value) => {
		const { employees } = place(`${header};Taux horaire brut\nOrme;Paul;Acme;${text}`, {
			decimalSeparator,
		});
		expect(employees[0]?.grossHourlyRate).toBe(value);
	});

	it('e-mails and languages that are none', () => {
		const bad = INES.replace('ines@acme.example', 'not-mail').replace(';fr;', ';zz;');
		expect(read(`${HEADER}\n${bad}`).rejected[0]?.cells).toMatchObject([
			{ cell: 'B2', rule: 'is no e-mail address', remedy: 'Correct it in the file' },
			{ cell: 'F2', rule: 'is no language the partner knows', remedy: 'Correct it in the file' },
		]);
	});

	it('data where the header line should be is not repeated in the message', () => {
		expect(() => read(INES)).toThrow('Column A has a header, which is no column of 360Learning');
	});
});

it('tells headers apart by their exact text first', () => {
	const format = customFormat([
		{ field: 'email', header: 'E-mail' },
		{ field: 'personalEmail', header: 'Email' },
	]);
	const bytes = Buffer.from('Email;E-mail\nhome@acme.example;work@acme.example\n');
	expect(readFile(bytes, format, { day: DAY }).employees).toEqual([
		{ email: 'work@acme.example', personalEmail: 'home@acme.example' },
	]);
});
