import type { CatalogueField } from '../employee/fields';

/**
 * Headers of payroll and HR software and of hand-made lists, beside the names of the catalogue. None
 * is here that may be two things: 'Manager' or 'Nom du manager' (a name, a login, a number), 'Portable'
 * (whose), 'Emploi' beside 'Poste', 'Titre' (of a job or a person). 'Column Mappings' is for those.
 */
export const usualHeaders: Readonly<Partial<Record<CatalogueField, readonly string[]>>> = {
	login: ["nom d'utilisateur", 'user login', 'login du collaborateur'],
	employeeNumber: [
		...['numéro de matricule', 'n° matricule', 'n° de matricule', 'no matricule'],
		...['matricule salarié', 'matricule du salarié', 'matricule employé', 'matricule RH'],
		...['n° salarié', 'numéro salarié', 'numéro de salarié', 'no salarié'],
		...['employee ID', 'employee no', 'employee code', 'staff ID', 'staff number'],
		...['personnel number', 'payroll number', 'payroll ID'],
	],
	lastName: ['surname'],
	firstName: ['forename'],
	email: [
		...['e-mail pro', 'mail pro', 'mail professionnel', 'adresse mail', 'adresse mail pro'],
		...['adresse mail professionnelle', 'adresse e-mail professionnelle'],
		...['e-mail address', 'work e-mail', 'business e-mail', 'company e-mail'],
	],
	jobTitle: ['intitulé du poste', 'libellé du poste', 'libellé poste'],
	contractStart: [
		...['date embauche', 'date entrée', 'date de début', 'date début', 'date début contrat'],
		...['date début de contrat', 'hire date', 'date of hire', 'contract start date'],
	],
	contractEnd: [
		...['date sortie', 'date de fin', 'date fin', 'date fin contrat', 'date fin de contrat'],
		...['date de départ', 'date départ', 'termination date', 'leaving date', 'contract end date'],
	],
	seniorityDate: ['date ancienneté'],
	contractType: ['type contrat'],
	legalEntity: [
		...['entité (légale)', 'entity (legal)', 'establishment', 'entité juridique'],
		...['unité légale', 'entité / unité légale'],
	],
	department: ['département du collaborateur'],
	managerLogin: ['login manager', 'login du manager', 'login N+1'],
	managerEmployeeNumber: [
		...['matricule N+1', 'matricule du N+1', 'matricule responsable', 'matricule du responsable'],
		...['matricule responsable hiérarchique', 'matricule du responsable hiérarchique'],
		...['manager employee ID', 'manager employee no'],
	],
	managerEmail: [
		...['e-mail manager', 'e-mail du manager', 'mail du manager', 'e-mail N+1', 'mail N+1'],
		...['e-mail du N+1', 'mail du N+1', 'e-mail responsable', 'e-mail du responsable'],
		...['mail responsable', 'mail du responsable', 'manager e-mail address'],
	],
	phone: ['tel', 'tél', 'téléphone pro', 'téléphone professionnel', 'tél pro', 'work phone'],
	birthDate: ['né(e) le', 'né le', 'dob'],
};
