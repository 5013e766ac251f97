/**
 * The catalogue of what is known about a person: one line a field. It feeds the editor's lists, the
 * readers' header synonyms, the reports and the docs, so a new field is one new line here.
 */

/** How a cell of the field is checked and written. */
export type FieldKind =
	| 'text'
	| 'identifier'
	| 'email'
	| 'date'
	| 'dateTime'
	| 'decimal'
	| 'phone'
	| 'culture'
	| 'gender'
	| 'status'
	| 'url';

export interface EmployeeField {
	readonly kind: FieldKind;
	readonly label: { readonly en: string; readonly fr: string };
	/** Never in a default column set, a log or a message. */
	readonly sensitive?: true;
	/** Further headers under which third parties send this field, beside the labels and the name. */
	readonly synonyms?: readonly string[];
}

const catalogue = {
	luccaId: { kind: 'identifier', label: { en: 'Lucca ID', fr: 'Identifiant Lucca' } },
	login: {
		kind: 'identifier',
		label: { en: 'Login', fr: 'Identifiant du salarié' },
		synonyms: ['username', 'user name', 'identifiant'],
	},
	employeeNumber: {
		kind: 'identifier',
		label: { en: 'Employee Number', fr: 'Matricule' },
		synonyms: ['matricule paie', 'matricule du collaborateur', 'uniqueId', 'registration number'],
	},
	firstName: { kind: 'text', label: { en: 'First Name', fr: 'Prénom' }, synonyms: ['given name'] },
	lastName: {
		kind: 'text',
		label: { en: 'Last Name', fr: 'Nom' },
		synonyms: ['family name', 'nom de famille'],
	},
	email: {
		kind: 'email',
		label: { en: 'Email', fr: 'E-mail professionnel' },
		synonyms: ['mail', 'email', 'professional email', 'adresse e-mail', 'courriel'],
	},
	gender: { kind: 'gender', label: { en: 'Gender', fr: 'Sexe' }, synonyms: ['civilité', 'genre'] },
	jobTitle: {
		kind: 'text',
		label: { en: 'Job Title', fr: 'Intitulé de poste' },
		synonyms: ['function', 'fonction', 'poste'],
	},
	status: { kind: 'status', label: { en: 'Status', fr: 'Statut' } },
	culture: {
		kind: 'culture',
		label: { en: 'Language', fr: "Langue d'affichage de Lucca" },
		synonyms: ['culture', 'langue'],
	},
	contractStart: {
		kind: 'date',
		label: { en: 'Contract Start', fr: 'Date de début de contrat' },
		synonyms: ['dtContractStart', 'start date', "date d'entrée", "date d'embauche"],
	},
	contractEnd: {
		kind: 'date',
		label: { en: 'Contract End', fr: 'Date de fin de contrat' },
		synonyms: ['dtContractEnd', 'end date', 'date de sortie'],
	},
	seniorityDate: { kind: 'date', label: { en: 'Seniority Date', fr: "Date d'ancienneté" } },
	contract: { kind: 'text', label: { en: 'Contract', fr: 'Contrat' } },
	contractType: { kind: 'text', label: { en: 'Contract Type', fr: 'Type de contrat' } },
	legalEntity: {
		kind: 'text',
		label: { en: 'Establishment (Legal Entity)', fr: 'Établissement (entité légale)' },
		synonyms: ['legal entity', 'établissement', 'entité légale', 'company', 'société'],
	},
	site: { kind: 'text', label: { en: 'Site', fr: 'Site' } },
	department: {
		kind: 'text',
		label: { en: 'Department', fr: 'Département' },
		synonyms: ['département/service'],
	},
	departmentLevel1: {
		kind: 'text',
		label: { en: 'Department Level 1 (Management)', fr: 'Direction' },
	},
	departmentLevel2: {
		kind: 'text',
		label: { en: 'Department Level 2', fr: 'Département niveau 2' },
	},
	departmentLevel3: { kind: 'text', label: { en: 'Department Level 3 (Service)', fr: 'Service' } },
	managerLuccaId: {
		kind: 'identifier',
		label: { en: 'Manager Lucca ID', fr: 'Identifiant Lucca du manager' },
	},
	managerLogin: {
		kind: 'identifier',
		label: { en: 'Manager Login', fr: 'Identifiant du manager' },
	},
	managerEmployeeNumber: {
		kind: 'identifier',
		label: { en: 'Manager Number', fr: 'Matricule manager' },
		synonyms: ['managerId', 'manager employee number', 'matricule du manager'],
	},
	managerLastName: { kind: 'text', label: { en: 'Manager Last Name', fr: 'Nom manager' } },
	managerFirstName: { kind: 'text', label: { en: 'Manager First Name', fr: 'Prénom manager' } },
	managerEmail: { kind: 'email', label: { en: 'Manager Email', fr: 'Mail manager' } },
	secondManagerEmployeeNumber: {
		kind: 'identifier',
		label: { en: 'Manager N+2 Number', fr: 'Matricule N+2' },
	},
	secondManagerEmail: { kind: 'email', label: { en: 'Manager N+2 Email', fr: 'Mail N+2' } },
	hrManagerEmployeeNumber: {
		kind: 'identifier',
		label: { en: 'HR Manager Number', fr: 'Matricule responsable RH' },
	},
	hrManagerLastName: {
		kind: 'text',
		label: { en: 'HR Manager Last Name', fr: 'Nom responsable RH' },
	},
	hrManagerFirstName: {
		kind: 'text',
		label: { en: 'HR Manager First Name', fr: 'Prénom responsable RH' },
	},
	hrManagerEmail: {
		kind: 'email',
		label: { en: 'HR Manager Email', fr: 'Mail responsable RH' },
	},
	phone: {
		kind: 'phone',
		label: { en: 'Phone', fr: 'Téléphone' },
		synonyms: ['professional mobile', 'direct line', 'ligne fixe'],
	},
	primaryRole: {
		kind: 'text',
		label: { en: 'Primary Role', fr: 'Rôle principal' },
		synonyms: ['rolePrincipal', 'role'],
	},
	luccaUrl: { kind: 'url', label: { en: 'Lucca Profile', fr: 'Fiche Lucca' } },
	modifiedAt: { kind: 'dateTime', label: { en: 'Modified At', fr: 'Modifié le' } },
	birthDate: {
		kind: 'date',
		label: { en: 'Date of Birth', fr: 'Date de naissance' },
		synonyms: ['dtBirth'],
		sensitive: true,
	},
	nationality: {
		kind: 'text',
		label: { en: 'Nationality', fr: 'Nationalité' },
		sensitive: true,
	},
	personalEmail: {
		kind: 'email',
		label: { en: 'Personal Email', fr: 'E-mail personnel' },
		sensitive: true,
	},
	personalMobile: {
		kind: 'phone',
		label: { en: 'Personal Mobile', fr: 'Mobile personnel' },
		sensitive: true,
	},
	address: { kind: 'text', label: { en: 'Address', fr: 'Adresse' }, sensitive: true },
	annualGrossSalary: {
		kind: 'decimal',
		label: { en: 'Annual Gross Salary', fr: 'Salaire brut annuel' },
		sensitive: true,
	},
	grossHourlyRate: {
		kind: 'decimal',
		label: { en: 'Gross Hourly Rate', fr: 'Taux horaire brut' },
		sensitive: true,
	},
} as const satisfies Record<string, EmployeeField>;

/** A field of the catalogue. */
export type CatalogueField = keyof typeof catalogue;

/** A custom field of the tenant's HR file, under Lucca's own code (`e_` and a name). */
export type CustomField = `e_${string}`;

/** A cost centre comes as pairs of code and label, level 1 first; how many levels is the tenant's choice. */
export type CostCentreField = `costCentreCode${number}` | `costCentreLabel${number}`;

/** The roles a person has beside the primary one, from 1. */
export type SecondaryRoleField = `secondaryRole${number}`;

export type EmployeeFieldName = CatalogueField | CustomField | CostCentreField | SecondaryRoleField;

/** Every field of the catalogue by its name, in the order it is offered. */
export const employeeFields: Readonly<Record<CatalogueField, EmployeeField>> = catalogue;

const COST_CENTRE = /^costCentre(Code|Label)([1-9]\d*)$/;

const SECONDARY_ROLE = /^secondaryRole([1-9]\d*)$/;

/**
 * What is known about a field name.
 * @returns the catalogue's line, one made for a cost-centre level, a secondary role or a custom field, or undefined
 * for a name that is no field.
 */
export function describeField(name: string): EmployeeField | undefined {
	if (Object.hasOwn(catalogue, name)) return employeeFields[name as CatalogueField];
	const costCentre = COST_CENTRE.exec(name);
	if (costCentre) {
		const [, part, level] = costCentre;
		return part === 'Code'
			? {
					kind: 'identifier',
					label: {
						en: `Cost Center Code level ${level}`,
						fr: `Code centre de coût niveau ${level}`,
					},
				}
			: {
					kind: 'text',
					label: {
						en: `Cost Center Label level ${level}`,
						fr: `Libellé centre de coût niveau ${level}`,
					},
				};
	}
	const role = SECONDARY_ROLE.exec(name);
	if (role) {
		const [, rank] = role;
		return {
			kind: 'text',
			label: { en: `Secondary Role ${rank}`, fr: `Rôle secondaire ${rank}` },
		};
	}
	if (name.startsWith('e_')) return { kind: 'text', label: { en: name, fr: name } };
	return undefined;
}

/** Whether a value of this field must be masked in messages and reports. Unknown names are not. */
export function isSensitive(name: string): boolean {
	return describeField(name)?.sensitive === true;
}
