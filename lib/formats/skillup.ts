import type { FileFormat } from './format';
import { usualFile } from './usual-file';

/**
 * Skillup's employee file. Lucca's two articles name some columns differently (the header sets);
 * Skillup asks that headers and layout stay as they were agreed at set-up.
 */
export const skillup: FileFormat = {
	id: 'skillup',
	name: 'Skillup',
	file: { ...usualFile, fileName: 'skillup_{date}.csv' },
	headerSets: [
		{ id: 'en', name: 'English' },
		{ id: 'fr', name: 'French' },
		{ id: 'flatFileArticle', name: "English, as in Lucca's Skillup Article" },
	],
	columns: [
		{
			field: 'email',
			headers: { en: 'Login (email)', fr: 'Login (email)' },
			level: 'required',
			format: { as: 'email' },
			unique: true,
		},
		{
			field: 'employeeNumber',
			headers: { en: 'Employee Number', fr: 'Matricule' },
			level: 'required',
			format: { as: 'identifier' },
			unique: true,
		},
		{
			field: 'lastName',
			headers: { en: 'Last name', fr: 'Nom', flatFileArticle: 'Employee name' },
			level: 'required',
			format: { as: 'text' },
		},
		{
			field: 'firstName',
			headers: { en: 'First name', fr: 'Prénom', flatFileArticle: "Employee's first name" },
			level: 'required',
			format: { as: 'text' },
		},
		{
			field: 'managerEmployeeNumber',
			headers: { en: 'Manager Number', fr: 'Matricule manager' },
			level: 'required',
			format: { as: 'identifier' },
			mayBeBlank: true,
			aboutManager: true,
			references: 'employeeNumber',
		},
		{
			field: 'jobTitle',
			headers: { en: 'Job title', fr: 'Intitulé de poste' },
			level: 'optional',
			format: { as: 'text' },
			byDefault: true,
			warnWhenBlank: true,
			note: "Required in Lucca's Skillup article, optional in its article on training partners",
		},
		{
			field: 'gender',
			headers: { en: 'Gender', fr: 'Sexe' },
			level: 'optional',
			format: { as: 'text' },
			note: "Lucca's own values are written: Skillup's list is not published",
		},
		{
			field: 'phone',
			headers: { en: 'Phone', fr: 'Téléphone' },
			level: 'optional',
			format: { as: 'text' },
		},
		{
			field: 'birthDate',
			headers: { en: 'Date of birth', fr: 'Date de naissance' },
			level: 'optional',
			format: { as: 'date' },
		},
		{
			field: 'contractStart',
			headers: {
				en: 'Date of joining the company',
				fr: "Date d'entrée",
				flatFileArticle: 'Contract start date',
			},
			alsoSeen: ['Date de début de contrat'],
			level: 'optional',
			format: { as: 'date' },
			byDefault: true,
		},
		{
			field: 'contractEnd',
			headers: {
				en: 'Date of leaving the company',
				fr: 'Date de sortie',
				flatFileArticle: 'Contract end date',
			},
			alsoSeen: ['Date de fin de contrat'],
			level: 'optional',
			format: { as: 'date' },
			byDefault: true,
			note: 'How Skillup learns of a departure: people who left stay in the file with this date',
		},
		{
			field: 'contract',
			headers: { en: 'Contract', fr: 'Contrat' },
			level: 'optional',
			format: { as: 'text' },
		},
		{
			field: 'contractType',
			headers: { en: 'Contract type', fr: 'Type de contrat' },
			level: 'optional',
			format: { as: 'text' },
		},
		{
			field: 'legalEntity',
			headers: { en: 'Company', fr: 'Société', flatFileArticle: 'Establishment' },
			alsoSeen: ['Établissement'],
			level: 'optional',
			format: { as: 'text' },
			byDefault: true,
		},
		{
			field: 'departmentLevel1',
			headers: { en: 'Management', fr: 'Direction' },
			level: 'optional',
			format: { as: 'text' },
		},
		{
			field: 'departmentLevel2',
			headers: { en: 'Department', fr: 'Département' },
			level: 'optional',
			format: { as: 'text' },
		},
		{
			field: 'departmentLevel3',
			headers: { en: 'Service', fr: 'Service' },
			level: 'optional',
			format: { as: 'text' },
		},
		{
			field: 'managerEmail',
			headers: { en: 'Manager Email', fr: 'Mail manager' },
			level: 'optional',
			format: { as: 'email' },
			byDefault: true,
			aboutManager: true,
		},
		{
			field: 'secondManagerEmail',
			headers: { en: 'Mail N+2', fr: 'Mail N+2' },
			level: 'optional',
			format: { as: 'email' },
		},
		{
			field: 'annualGrossSalary',
			headers: { en: 'Annual gross salary', fr: 'Salaire brut annuel' },
			level: 'optional',
			format: { as: 'decimal' },
		},
	],
	population: { who: 'everybody', leaversForDays: 90 },
	key: ['employeeNumber'],
	activity: { by: 'endDate', field: 'contractEnd' },
	absence: 'not documented',
	sources: [
		'https://support.lucca.fr/hc/en-us/articles/360020897020-Synchronize-users-between-Lucca-and-our-Training-partners',
		'https://support.lucca.fr/hc/en-us/articles/5442542304146',
	],
};
