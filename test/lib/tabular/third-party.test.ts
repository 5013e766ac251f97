import { cutText, type TextOptions } from '../../../lib/tabular/cut-text';
import { readThirdParty, type ThirdPartyOptions } from '../../../lib/tabular/third-party';
import { usualHeaders } from '../../../lib/tabular/third-party-headers';
import { DAY } from '../../support/people';

type Options = Partial<ThirdPartyOptions> & { readonly cutting?: TextOptions };

const read = (content: string | Buffer, { cutting, ...options }: Options = {}) =>
	readThirdParty(cutText(Buffer.from(content as string), cutting), {
		layout: 'any',
		day: DAY,
		...options,
	});

const lines = (...rows: string[]) => `${rows.join('\r\n')}\r\n`;

const refusal = (content: string, options?: Options) => {
	try {
		read(content, options);
	} catch (error) {
		const { message, remedy } = error as { message: string; remedy: string };
		return [message, remedy];
	}
	throw new Error('was read');
};

const rejections = (content: string, options?: Options) =>
	read(content, options).rejected.flatMap(({ cells }) =>
		cells.map(({ cell, value, rule, remedy }) => [cell, value, rule, remedy]),
	);

describe('a file as third parties make it', () => {
	it.each<[name: string, file: string | Buffer, options: Options, first: object]>([
		[
			'Skillup, in French',
			lines(
				'Matricule;Nom;Prénom;Sexe;E-mail professionnel;Intitulé de poste;Date de début de contrat;Type de contrat',
				'00412;Varlet;Inès;F;ines.varlet@acme.example;Chef de projet;24/03/2024;CDI',
			),
			{ layout: 'skillup' },
			{
				employeeNumber: '00412',
				lastName: 'Varlet',
				firstName: 'Inès',
				gender: 'Female',
				email: 'ines.varlet@acme.example',
				jobTitle: 'Chef de projet',
				contractStart: '2024-03-24',
				contractType: 'CDI',
			},
		],
		[
			'Place de la Formation, whose title is of a person',
			lines(
				'Title;Last name;First name;Email;Start date',
				'Mrs;Varlet;Inès;ines.varlet@acme.example;2024-03-24',
			),
			{ layout: 'placeDeLaFormation' },
			{
				gender: 'Female',
				lastName: 'Varlet',
				firstName: 'Inès',
				email: 'ines.varlet@acme.example',
				contractStart: '2024-03-24',
			},
		],
		[
			'360Learning, whose title is of a job',
			'uniqueId,email,firstName,last name,title,language,managerId,status\n' +
				'00412,ines.varlet@acme.example,Inès,Varlet,"Chef, projet",fr,00007,active\n',
			{ layout: 'threeSixtyLearning' },
			{
				employeeNumber: '00412',
				email: 'ines.varlet@acme.example',
				firstName: 'Inès',
				lastName: 'Varlet',
				jobTitle: 'Chef, projet',
				culture: 'fr-FR',
				managerEmployeeNumber: '00007',
				status: 'Active',
			},
		],
		[
			'an export of Lucca, in Windows-1252',
			Buffer.from(
				lines(
					'login;Matricule;Prénom;Nom;mail;manager;culture',
					'ivarlet;00412;Inès;Varlet;ines.varlet@acme.example;porme;Français (France)',
				),
				'latin1',
			),
			{ layout: 'luccaExport' },
			{
				login: 'ivarlet',
				employeeNumber: '00412',
				firstName: 'Inès',
				lastName: 'Varlet',
				email: 'ines.varlet@acme.example',
				managerLogin: 'porme',
				culture: 'fr-FR',
			},
		],
		[
			'a French payroll, with a report above',
			lines(
				'Liste des salariés au 22/11/2026;;;;;;;',
				';;;;;;;',
				'N° Matricule;NOM;PRENOM;Mail pro;Établissement;Date embauche;Date sortie;Matricule N+1',
				'00412;VARLET;Inès;ines.varlet@acme.example;LYON-01;24/03/2024 00:00;;00007',
			),
			{
				headerRow: 3,
				valueMappings: [{ field: 'legalEntity', from: 'lyon-01 ', to: 'Acme Lyon' }],
			},
			{
				employeeNumber: '00412',
				lastName: 'VARLET',
				firstName: 'Inès',
				email: 'ines.varlet@acme.example',
				legalEntity: 'Acme Lyon',
				contractStart: '2024-03-24',
				contractEnd: null,
				managerEmployeeNumber: '00007',
			},
		],
	])('%s', (_, file, options, first) => {
		expect(read(file, options)).toMatchObject({ employees: [first], rejected: [] });
		expect(read(file, options).employees).toEqual([first]);
	});
});

describe('sensitive columns', () => {
	const file = lines(
		'Matricule;Date de naissance;Salaire brut annuel;Nationalité;Email personnel',
		'1;03/04/1990;31000;FR;p@home.example',
	);
	const headers = ['Date de naissance', 'Salaire brut annuel', 'Nationalité', 'Email personnel'];

	it('are passed over unless they are asked for', () => {
		for (const ignoreUnknownColumns of [true, false]) {
			expect(read(file, { ignoreUnknownColumns })).toMatchObject({
				employees: [{ employeeNumber: '1' }],
				ignoredColumns: headers,
			});
		}
		expect(read(file).employees).toEqual([{ employeeNumber: '1' }]);
	});

	it('are read when they are chosen, or mapped', () => {
		const { employees, ignoredColumns } = read(file, {
			dateOrder: 'DD/MM/YYYY',
			sensitiveFields: ['birthDate'],
			headerMappings: [{ header: 'nationalite', field: 'nationality' }],
		});
		expect(employees).toEqual([
			{ employeeNumber: '1', birthDate: '1990-04-03', nationality: 'FR' },
		]);
		expect(ignoredColumns).toEqual(['Salaire brut annuel', 'Email personnel']);
	});

	it('are shown in no message', () => {
		const options = { sensitiveFields: ['birthDate', 'annualGrossSalary'] };
		expect(refusal(file, options).join()).not.toContain('03/04/1990');
		const bad = lines('Matricule;Date de naissance;Salaire brut annuel', '1;31/02/1990;31 k€');
		expect(rejections(bad, options).map(([cell, value]) => [cell, value])).toEqual([
			['B2', '•••'],
			['C2', '•••'],
		]);
	});
});

describe('dates', () => {
	const dated = (...dates: string[]) =>
		lines("Matricule;Date d'entrée", ...dates.map((date, at) => `${at};${date}`));
	const starts = (content: string, options?: Options) =>
		read(content, options).employees.map(({ contractStart }) => contractStart);

	it('that read both ways are refused with both readings', () => {
		expect(refusal(dated('', '2024-01-02', '05/05/2024', '03/04/2026'))).toEqual([
			`Column B 'Date d'entrée' has dates that can be read in two ways: B5 "03/04/2026" is 3 April 2026 as DD/MM/YYYY and 4 March 2026 as MM/DD/YYYY`,
			"Choose the one that is meant in 'Date Format'",
		]);
	});

	it('are read in the order that one of the column proves, or that is given', () => {
		expect(starts(dated('03/04/2026', '13/04/2026'))).toEqual(['2026-04-03', '2026-04-13']);
		expect(starts(dated('03/04/2026', '04/13/2026'))).toEqual(['2026-03-04', '2026-04-13']);
		expect(starts(dated('03/04/2026'), { dateOrder: 'MM/DD/YYYY' })).toEqual(['2026-03-04']);
	});

	it('in two orders are refused', () => {
		expect(refusal(dated('13/04/2026', '04/14/2026'))[0]).toBe(
			`Column B 'Date d'entrée' has dates in two orders: B2 "13/04/2026" begins with the day and B3 "04/14/2026" with the month`,
		);
	});

	it('may have a midnight behind them, and no other hour', () => {
		const file = dated(
			'24/03/2024 00:00',
			'24/03/2024 00:00:00',
			'2024-03-24 0:00',
			'24/03/2024 9:00',
		);
		expect(starts(file)).toEqual(['2024-03-24', '2024-03-24', '2024-03-24']);
		expect(rejections(file).map(([cell]) => cell)).toEqual(['B5']);
	});
});

describe('headers', () => {
	it('must have one by which people are told apart', () => {
		expect(refusal(lines('Nom;Prénom', 'Varlet;Inès'))[0]).toBe(
			'Row 1 has no header of a login, an employee number or an e-mail, so people cannot be told apart',
		);
	});

	it('alone are refused, or accepted as nobody', () => {
		expect(refusal(lines('Matricule;Nom'))[0]).toBe(
			'The file has its headers in row 1 and nobody below',
		);
		expect(read(lines('Matricule;Nom'), { acceptEmpty: true })).toMatchObject({
			read: 0,
			employees: [],
		});
	});

	it('in two rows are refused', () => {
		const file = lines('Matricule;Nom', 'employeeNumber;lastName', '1;Varlet');
		expect(refusal(file)[0]).toBe('Rows 1 and 2 both look like headers');
		expect(read(file, { headerRow: 2 }).employees).toEqual([
			{ employeeNumber: '1', lastName: 'Varlet' },
		]);
	});

	it('nobody knows are told, or refused', () => {
		const file = lines('Matricule;Badge;Manager', '1;A1;Paul Orme');
		expect(read(file).ignoredColumns).toEqual(['Badge', 'Manager']);
		expect(refusal(file, { ignoreUnknownColumns: false })[0]).toContain("the header 'Badge'");
	});

	it('mapped by hand win over those known', () => {
		const file = lines('Matricule;Matricule paie;Sexe;Civilité', '1;007;F;Mme');
		expect(refusal(file)).toEqual([
			"Columns A 'Matricule' and B 'Matricule paie' are the same field, 'employeeNumber'",
			"Keep one of the two columns; where the form has 'Column Mappings', say there which of them holds 'employeeNumber'",
		]);
		const headerMappings = [
			{ header: 'Matricule paie', field: 'employeeNumber' },
			{ header: 'Sexe', field: 'gender' },
		];
		expect(read(file, { headerMappings })).toMatchObject({
			employees: [{ employeeNumber: '007', gender: 'Female' }],
			ignoredColumns: ['Matricule', 'Civilité'],
		});
		expect(() => read(file, { headerMappings, ignoreUnknownColumns: false })).toThrow(
			'are the same field',
		);
	});

	it('mapped that are not there are refused, and nobody is named in a file without headers', () => {
		const headerMappings = [{ header: 'Code', field: 'login' }];
		expect(refusal(lines('Matricule;Nom', '1;Varlet'), { headerMappings })).toEqual([
			"'Column Mappings' names the header 'Code', which the file does not have",
			'Write it as it stands in the file, or remove the row; the nearest are Nom, Matricule',
		]);
		const [, remedy] = refusal(lines('0612345678;p.orme@home.example'), { headerMappings });
		expect(remedy).toBe('Write it as it stands in the file, or remove the row');
	});

	it('cannot stand for two fields', () => {
		const headerMappings = [
			{ header: 'Code', field: 'login' },
			{ header: 'code', field: 'employeeNumber' },
		];
		expect(refusal(lines('Code', '1'), { headerMappings })[0]).toBe(
			"'Column Mappings' has the header 'code' stand for 'login' and for 'employeeNumber'",
		);
	});

	it.each(Object.entries(usualHeaders))('in usual words are known for %s', (field, headers) => {
		const isNumber = field === 'employeeNumber';
		for (const header of headers) {
			const file = lines(`${header};${isNumber ? 'login' : 'Matricule'}`, ';1');
			const [person = {}] = read(file, { sensitiveFields: ['birthDate'] }).employees;
			expect([header, Object.keys(person)]).toEqual([
				header,
				[field, isNumber ? 'login' : 'employeeNumber'],
			]);
		}
	});
});

describe('values', () => {
	it('blank are null, of no column absent', () => {
		expect(read(lines('Matricule;Nom;Prénom', '1; ;Inès')).employees).toEqual([
			{ employeeNumber: '1', lastName: null, firstName: 'Inès' },
		]);
	});

	it('nobody knows are rejected with where to say what they stand for', () => {
		const remedy =
			"Say in 'Value Mappings' what it stands for, or in 'Column Mappings' what else the column holds";
		const languages = 'is none of fr-FR, de-DE, en-US, en-GB, es-ES, nl-BE, it-IT';
		const english = [
			'may be en-GB or en-US, and Lucca knows no other English',
			"Say in 'Value Mappings' which of the two it stands for",
		];
		expect(rejections(lines('Matricule;Langue;Statut', '1;en;Cadre', '2;pt;Actif'))).toEqual([
			['B2', 'en', ...english],
			['C2', 'Cadre', 'is none of Active, Inactive', remedy],
			['B3', 'pt', languages, remedy],
		]);
		const valueMappings = [
			{ field: 'culture', from: 'EN', to: 'en-GB' },
			{ field: 'status', from: 'cadre', to: '' },
		];
		expect(
			read(lines('Matricule;Langue;Statut', '1;en;Cadre'), { valueMappings }).employees,
		).toEqual([{ employeeNumber: '1', culture: 'en-GB', status: null }]);
	});

	it('to be replaced in a field the file does not have are told of', () => {
		const valueMappings = [{ field: 'department', from: 'RH', to: 'Ressources humaines' }];
		expect(read(lines('Matricule;Service', '1;RH'), { valueMappings }).warnings).toEqual([
			"'Value Mappings' has values of 'department', which no column of the file is read as: nothing was replaced there",
		]);
		expect(() =>
			read(lines('Matricule', '1'), { valueMappings: [{ field: '', from: 'a', to: 'b' }] }),
		).toThrow("'Value Mappings' says of no field what the value 'a' stands for");
	});

	it('two people share are rejected, to be mended at the source', () => {
		expect(rejections(lines('Matricule', '001', '001'))).toEqual([
			['A2', '001', 'is also the value of row 3', expect.stringContaining('at the source')],
			['A3', '001', 'is also the value of row 2', expect.stringContaining('at the source')],
		]);
	});

	it('as a spreadsheet protects them are told of', () => {
		for (const number of ['="00412"', "'00412"]) {
			const { employees, warnings } = read(lines('Matricule', number));
			expect(employees).toEqual([{ employeeNumber: number }]);
			expect(warnings).toEqual([expect.stringContaining('it was read with them')]);
		}
	});
});
