import { cutText } from '../../../lib/tabular/cut-text';
import type { ReadFile } from '../../../lib/tabular/read';
import { readThirdParty, type ThirdPartyOptions } from '../../../lib/tabular/third-party';
import { DAY } from '../../support/people';

const lines = (...rows: string[]) => `${rows.join('\r\n')}\r\n`;

function read(bytes: Buffer, options: Partial<ThirdPartyOptions>): ReadFile {
	const sheet = cutText(bytes, { headerRow: options.headerRow });
	return readThirdParty(sheet, { layout: 'any', day: DAY, ...options });
}

const skillupInes = {
	email: 'ines.varlet@acme.example',
	employeeNumber: '00412',
	lastName: 'Varlet',
	firstName: 'Inès',
	managerEmployeeNumber: '00007',
	jobTitle: 'Qualité ; méthodes',
	gender: 'Female',
	phone: '0472000012',
	contractStart: '2019-03-04',
	contractEnd: '2026-12-31',
	contract: 'CDD',
	contractType: 'Cadre',
	legalEntity: 'Acme Lyon',
	departmentLevel1: 'Opérations',
	departmentLevel2: 'Qualité',
	departmentLevel3: null,
	managerEmail: 'paul.orme@acme.example',
	secondManagerEmail: null,
};

const skillupPaul = {
	email: 'paul.orme@acme.example',
	employeeNumber: '00007',
	lastName: 'Orme',
	firstName: 'Paul',
	managerEmployeeNumber: null,
	jobTitle: 'Directeur',
	gender: 'Male',
	phone: null,
	contractStart: '2001-01-31',
	contractEnd: null,
	contract: 'CDI',
	contractType: 'Cadre',
	legalEntity: 'Acme Lyon',
	departmentLevel1: 'Opérations',
	departmentLevel2: null,
	departmentLevel3: null,
	managerEmail: null,
	secondManagerEmail: null,
};

const skillupRows = [
	'ines.varlet@acme.example;00412;Varlet;Inès;00007;"Qualité ; méthodes";Mme;0472000012;02/05/1988;04/03/2019;31/12/2026;CDD;Cadre;Acme Lyon;Opérations;Qualité;;paul.orme@acme.example;;41000',
	'paul.orme@acme.example;00007;Orme;Paul;;Directeur;M.;;30/06/1961;31/01/2001;;CDI;Cadre;Acme Lyon;Opérations;;;;;98000.50',
];

const plain = { encoding: 'utf-8', separator: ';', rejected: [], ignoredColumns: [], warnings: [] };

describe('Skillup', () => {
	it.each<[headers: string, sensitive: string[], line: string]>([
		[
			'in English',
			['Date of birth', 'Annual gross salary'],
			'Login (email);Employee Number;Last name;First name;Manager Number;Job title;Gender;Phone;Date of birth;Date of joining the company;Date of leaving the company;Contract;Contract type;Company;Management;Department;Service;Manager Email;Mail N+2;Annual gross salary',
		],
		[
			"as in Lucca's article",
			['Date of birth', 'Annual gross salary'],
			"Login (email);Employee Number;Employee name;Employee's first name;Manager Number;Job title;Gender;Phone;Date of birth;Contract start date;Contract end date;Contract;Contract type;Establishment;Management;Department;Service;Manager Email;Mail N+2;Annual gross salary",
		],
		[
			'in French',
			['Date de naissance', 'Salaire brut annuel'],
			"Login (email);Matricule;Nom;Prénom;Matricule manager;Intitulé de poste;Sexe;Téléphone;Date de naissance;Date d'entrée;Date de sortie;Contrat;Type de contrat;Société;Direction;Département;Service;Mail manager;Mail N+2;Salaire brut annuel",
		],
		[
			'in French, in capitals and a typographic apostrophe',
			['DATE DE NAISSANCE', 'SALAIRE BRUT ANNUEL'],
			'LOGIN (EMAIL);MATRICULE;NOM;PRENOM;MATRICULE MANAGER;INTITULE DE POSTE;SEXE;TELEPHONE;DATE DE NAISSANCE;DATE D’ENTREE;DATE DE SORTIE;CONTRAT;TYPE DE CONTRAT;SOCIETE;DIRECTION;DEPARTEMENT;SERVICE;MAIL MANAGER;MAIL N+2;SALAIRE BRUT ANNUEL',
		],
	])('%s is read', (_, ignoredColumns, header) => {
		const file = Buffer.from(lines(header, ...skillupRows));
		expect(read(file, { layout: 'skillup' })).toEqual({
			...plain,
			read: 2,
			employees: [skillupInes, skillupPaul],
			ignoredColumns,
		});
	});
});

describe('Place de la Formation', () => {
	const ines = {
		lastName: 'Varlet',
		firstName: 'Inès',
		legalEntity: 'Acme Lyon',
		employeeNumber: '00412',
		gender: 'Female',
		email: 'ines.varlet@acme.example',
		jobTitle: 'Chef de projet',
		site: 'Part-Dieu',
		contractStart: '2019-03-24',
		costCentreCode1: '007',
		costCentreLabel1: 'Siège',
	};
	const row =
		'Varlet,Inès,Acme Lyon,00412,Mme,ines.varlet@acme.example,Chef de projet,Part-Dieu,2019-03-24,007,Siège';

	it.each([
		"Nom,Prénom,Entité (légale),Matricule,Civilité,Mail,Fonction,Établissement (Sites),Date d'embauche,Code centre de coût niveau 1,Libellé centre de coût niveau 1",
		'Last name,First name,Entity (Legal),Employee Number,Title,Mail,Function,Establishment (Sites),Employment start date,Cost Center Code level 1,Cost Center Label level 1',
	])('is read with its byte order mark: %s', (header) => {
		const file = Buffer.from(`\ufeff${lines(header, row)}`);
		expect(read(file, { layout: 'placeDeLaFormation' })).toEqual({
			...plain,
			encoding: 'utf-8-bom',
			separator: ',',
			read: 1,
			employees: [ines],
		});
	});
});

describe('360Learning', () => {
	it.each(['lastName', 'last name'])('is read with the header %s', (name) => {
		const file = lines(
			`uniqueId;email;firstName;${name};title;language;managerId;status`,
			'00412;ines.varlet@acme.example;Inès;Varlet;Qualité;fr;00007;Active',
			'00007;paul.orme@acme.example;Paul;Orme;Directeur;de_DE;;INACTIF',
			'00008;jo.kite@acme.example;Jo;Kite;Chemist;en;00007;Active',
			'00009;al.moor@acme.example;Al;Moor;Chemist;fr;00007;Suspended',
		);
		expect(read(Buffer.from(file), { layout: 'threeSixtyLearning' })).toEqual({
			...plain,
			read: 4,
			employees: [
				{
					employeeNumber: '00412',
					email: 'ines.varlet@acme.example',
					firstName: 'Inès',
					lastName: 'Varlet',
					jobTitle: 'Qualité',
					culture: 'fr-FR',
					managerEmployeeNumber: '00007',
					status: 'Active',
				},
				{
					employeeNumber: '00007',
					email: 'paul.orme@acme.example',
					firstName: 'Paul',
					lastName: 'Orme',
					jobTitle: 'Directeur',
					culture: 'de-DE',
					managerEmployeeNumber: null,
					status: 'Inactive',
				},
			],
			rejected: [
				{
					index: 2,
					row: 4,
					employeeNumber: '00008',
					login: '',
					email: 'jo.kite@acme.example',
					name: 'Jo Kite',
					luccaUrl: '',
					cells: [
						{
							cell: 'F4',
							header: 'language',
							field: 'culture',
							value: 'en',
							rule: 'may be en-GB or en-US, and Lucca knows no other English',
							remedy: "Say in 'Value Mappings' which of the two it stands for",
						},
					],
				},
				{
					index: 3,
					row: 5,
					employeeNumber: '00009',
					login: '',
					email: 'al.moor@acme.example',
					name: 'Al Moor',
					luccaUrl: '',
					cells: [
						{
							cell: 'H5',
							header: 'status',
							field: 'status',
							value: 'Suspended',
							rule: 'is none of Active, Inactive',
							remedy:
								"Say in 'Value Mappings' what it stands for, or in 'Column Mappings' what else the column holds",
						},
					],
				},
			],
		});
	});
});

describe("Lucca's own exports", () => {
	it('are read in Windows-1252, under the names of French screens', () => {
		const file = lines(
			"Login du collaborateur;Matricule du collaborateur;Prénom;Nom;E-mail professionnel;Etablissement;Département du collaborateur;Date de début de contrat;Date de fin de contrat;Rôle principal;Langue d'affichage de Lucca;Civilité;Ligne fixe;Nom du manager;Cycle de travail",
			'ivarlet;00412;Inès;Varlet;ines.varlet@acme.example;Acme Lyon;Œuvres – Nord;24/03/2019;;Collaborateur;Français (France);Mme;0472000012;Paul Orme;Temps plein',
		);
		// Those two are the letters Windows-1252 has and Latin-1 has not.
		const bytes = Buffer.from(file.replace('Œ', '\x8c').replace('–', '\x96'), 'latin1');
		expect(read(bytes, { layout: 'luccaExport' })).toEqual({
			...plain,
			encoding: 'windows-1252',
			read: 1,
			employees: [
				{
					login: 'ivarlet',
					employeeNumber: '00412',
					firstName: 'Inès',
					lastName: 'Varlet',
					email: 'ines.varlet@acme.example',
					legalEntity: 'Acme Lyon',
					department: 'Œuvres – Nord',
					contractStart: '2019-03-24',
					contractEnd: null,
					primaryRole: 'Collaborateur',
					culture: 'fr-FR',
					gender: 'Female',
					phone: '0472000012',
				},
			],
			ignoredColumns: ['Nom du manager', 'Cycle de travail'],
		});
	});

	it('are read in UTF-8 with byte order mark, under the names Lucca documents for a payroll', () => {
		const file = lines(
			'employeeNumber;addressLine1;zip;firstName;lastName;country;city;jobTitle;jobEffectiveDate;workEmail;startDate;fte;employmentType;employmentEffectiveDate;localization',
			'00412;1 rue Neuve;69001;Inès;Varlet;FR;Lyon;Chemist;03/24/2019;ines.varlet@acme.example;03/24/2019;0.8;Part Time;03/24/2019;Lyon',
			'00007;2 rue Neuve;69001;Paul;Orme;FR;Lyon;Director;01/31/2001;paul.orme@acme.example;02/01/2001;1;Full Time;01/31/2001;Lyon',
		);
		expect(read(Buffer.from(`\ufeff${file}`), { layout: 'luccaExport' })).toEqual({
			...plain,
			encoding: 'utf-8-bom',
			read: 2,
			employees: [
				{
					employeeNumber: '00412',
					firstName: 'Inès',
					lastName: 'Varlet',
					jobTitle: 'Chemist',
					email: 'ines.varlet@acme.example',
					contractStart: '2019-03-24',
				},
				{
					employeeNumber: '00007',
					firstName: 'Paul',
					lastName: 'Orme',
					jobTitle: 'Director',
					email: 'paul.orme@acme.example',
					contractStart: '2001-02-01',
				},
			],
			ignoredColumns: [
				...['addressLine1', 'zip', 'country', 'city', 'jobEffectiveDate', 'fte'],
				...['employmentType', 'employmentEffectiveDate', 'localization'],
			],
		});
	});

	it("are read under the codes of Lucca's import and of a tenant's own data", () => {
		const file = lines(
			'login;mail;legalEntity;manager;rolePrincipal;habilitedRoles_0;culture;e_badge;profile_figgo',
			'ivarlet;ines.varlet@acme.example;Acme Lyon;porme;Collaborateur;Acheteuse;fr-FR;007;Cadre',
		);
		expect(read(Buffer.from(file), { layout: 'luccaExport' })).toEqual({
			...plain,
			read: 1,
			employees: [
				{
					login: 'ivarlet',
					email: 'ines.varlet@acme.example',
					legalEntity: 'Acme Lyon',
					managerLogin: 'porme',
					primaryRole: 'Collaborateur',
					secondaryRole1: 'Acheteuse',
					culture: 'fr-FR',
					e_badge: '007',
				},
			],
			ignoredColumns: ['profile_figgo'],
		});
	});
});

describe('a payroll of no name', () => {
	const header =
		'N° salarié\tNOM\tPrenom\t"Adresse\nmail"\tSexe\tDate embauche\tDate  sortie\tUnité légale\tLib. emploi\tMatricule du responsable hiérarchique';
	const file = lines(
		'Paie de novembre, société Acme (Lyon, Paris)',
		'',
		header,
		'000412\tVARLET\tInès\tines.varlet@acme.example\tFéminin\t24/03/2019 00:00:00\t\tACME-69\tChimiste\t000007',
		'000007\tORME\t Paul\tpaul.orme@acme.example\tmasculin\t31/01/2001\t30/11/2026\tacme-69 \t\t',
		'000008\tKITE\tJo\tjo.kite(at)acme.example\tNB\t30/02/2020\t\tACME-69\tChimiste\t000007',
	);
	const valueMappings = [{ field: 'legalEntity', from: 'Acme-69', to: 'Acme Lyon' }];

	it('is read below its title, and the bad cells of a row are told at once', () => {
		expect(read(Buffer.from(file), { headerRow: 3, valueMappings })).toEqual({
			...plain,
			separator: '\t',
			read: 3,
			employees: [
				{
					employeeNumber: '000412',
					lastName: 'VARLET',
					firstName: 'Inès',
					email: 'ines.varlet@acme.example',
					gender: 'Female',
					contractStart: '2019-03-24',
					contractEnd: null,
					legalEntity: 'Acme Lyon',
					managerEmployeeNumber: '000007',
				},
				{
					employeeNumber: '000007',
					lastName: 'ORME',
					firstName: ' Paul',
					email: 'paul.orme@acme.example',
					gender: 'Male',
					contractStart: '2001-01-31',
					contractEnd: '2026-11-30',
					legalEntity: 'Acme Lyon',
					managerEmployeeNumber: null,
				},
			],
			rejected: [
				{
					index: 2,
					row: 6,
					employeeNumber: '000008',
					login: '',
					email: '',
					name: 'Jo KITE',
					luccaUrl: '',
					cells: [
						{
							cell: 'D6',
							header: 'Adresse\nmail',
							field: 'email',
							value: 'jo.kite(at)acme.example',
							rule: 'is no e-mail address',
							remedy: 'Correct it in the file',
						},
						{
							cell: 'E6',
							header: 'Sexe',
							field: 'gender',
							value: 'NB',
							rule: 'is none of Male, Female, Undefined',
							remedy:
								"Say in 'Value Mappings' what it stands for, or in 'Column Mappings' what else the column holds",
						},
						{
							cell: 'F6',
							header: 'Date embauche',
							field: 'contractStart',
							value: '30/02/2020',
							rule: 'is no existing date in the form DD/MM/YYYY',
							remedy: "Correct the date in the file, or choose the file's 'Date Format'",
						},
					],
				},
			],
			ignoredColumns: ['Lib. emploi'],
			warnings: ['Blank rows passed over: 1'],
		});
	});

	it('has its separator found in the header row, whatever the title has', () => {
		for (const ending of ['\n', '\r', '\r\n']) {
			const text = file.replaceAll('\r\n', ending);
			expect(cutText(Buffer.from(text), { headerRow: 3 }).separator).toBe('\t');
		}
		expect(() => read(Buffer.from(file), { valueMappings })).toThrow(
			'Row 1 has no header of a login, an employee number or an e-mail',
		);
	});

	it.each([
		['Matricule;Matricule', "Columns A 'Matricule' and B 'Matricule' are the same field"],
		['Matricule;Prénom;PRENOM', "Columns B 'Prénom' and C 'PRENOM' are the same field"],
		['Matricule;E-mail;e_mail', "Columns B 'E-mail' and C 'e_mail' are the same field"],
		['Matricule;First Name;Prénom', "Columns B 'First Name' and C 'Prénom' are the same field"],
	])('with one field in two columns is refused: %s', (headers, message) => {
		const width = headers.split(';').length;
		const file = lines(headers, Array(width).fill('1').join(';'));
		expect(() => read(Buffer.from(file), {})).toThrow(message);
	});
});
