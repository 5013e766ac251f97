import type { FileFormat } from './format';
import { usualFile } from './usual-file';

/**
 * Place de la Formation's employee file. Lucca lists the data, not the header texts, so both
 * languages are offered; it allows "up to 5" optional items.
 */
export const placeDeLaFormation: FileFormat = {
	id: 'placeDeLaFormation',
	name: 'Place de la Formation',
	file: { ...usualFile, fileName: 'place-de-la-formation_{date}.csv' },
	headerSets: [
		{ id: 'en', name: 'English' },
		{ id: 'fr', name: 'French' },
	],
	columns: [
		{
			field: 'lastName',
			headers: { en: 'Last name', fr: 'Nom' },
			level: 'required',
			format: { as: 'text' },
		},
		{
			field: 'firstName',
			headers: { en: 'First name', fr: 'Prénom' },
			level: 'required',
			format: { as: 'text' },
		},
		{
			field: 'legalEntity',
			headers: { en: 'Entity (Legal)', fr: 'Entité (légale)' },
			level: 'required',
			format: { as: 'text' },
		},
		{
			field: 'employeeNumber',
			headers: { en: 'Employee Number', fr: 'Matricule' },
			level: 'recommended',
			format: { as: 'identifier' },
			// Lucca's numbers are unique within an establishment, and this file names it.
			unique: { within: 'legalEntity' },
		},
		{
			field: 'gender',
			headers: { en: 'Title', fr: 'Civilité' },
			level: 'recommended',
			format: {
				as: 'choice',
				values: { 'M.': ['Male', 'M.', 'M', 'Homme'], Mme: ['Female', 'Mme', 'Madame', 'Femme'] },
				// Lucca also knows people who gave no gender; the partner's words for it are not published.
				blankFor: ['Undefined', 'Misc*'],
			},
		},
		{
			field: 'email',
			headers: { en: 'Mail', fr: 'Mail' },
			level: 'recommended',
			format: { as: 'email' },
		},
		{
			field: 'managerEmployeeNumber',
			headers: { en: 'Manager Number', fr: 'Matricule manager' },
			level: 'optional',
			format: { as: 'identifier' },
			aboutManager: true,
		},
		{
			field: 'managerLastName',
			headers: { en: 'Manager Last Name', fr: 'Nom manager' },
			level: 'optional',
			format: { as: 'text' },
			aboutManager: true,
		},
		{
			field: 'managerFirstName',
			headers: { en: 'Manager First Name', fr: 'Prénom manager' },
			level: 'optional',
			format: { as: 'text' },
			aboutManager: true,
		},
		{
			field: 'managerEmail',
			headers: { en: 'Manager Email', fr: 'Mail manager' },
			level: 'optional',
			format: { as: 'email' },
			aboutManager: true,
		},
		{
			field: 'hrManagerEmployeeNumber',
			headers: { en: 'HR Manager Number', fr: 'Matricule responsable RH' },
			level: 'optional',
			format: { as: 'identifier' },
			note: 'Lucca has no such standard field: map a custom one',
		},
		{
			field: 'hrManagerLastName',
			headers: { en: 'HR Manager Last Name', fr: 'Nom responsable RH' },
			level: 'optional',
			format: { as: 'text' },
		},
		{
			field: 'hrManagerFirstName',
			headers: { en: 'HR Manager First Name', fr: 'Prénom responsable RH' },
			level: 'optional',
			format: { as: 'text' },
		},
		{
			field: 'hrManagerEmail',
			headers: { en: 'HR Manager Email', fr: 'Mail responsable RH' },
			level: 'optional',
			format: { as: 'email' },
		},
		{
			field: 'grossHourlyRate',
			headers: { en: 'Gross hourly rate', fr: 'Taux horaire brut' },
			level: 'optional',
			format: { as: 'decimal' },
		},
		{
			field: 'jobTitle',
			headers: { en: 'Function', fr: 'Fonction' },
			level: 'optional',
			format: { as: 'text' },
		},
		{
			field: 'phone',
			headers: { en: 'Phone', fr: 'Téléphone' },
			level: 'optional',
			format: { as: 'text' },
		},
		{
			field: 'site',
			headers: { en: 'Establishment (Sites)', fr: 'Établissement (Sites)' },
			level: 'optional',
			format: { as: 'text' },
		},
		{
			field: 'contractStart',
			headers: { en: 'Employment start date', fr: "Date d'embauche" },
			alsoSeen: ["Date d'entrée"],
			level: 'optional',
			format: { as: 'date' },
		},
		{
			field: 'birthDate',
			headers: { en: 'Date of birth', fr: 'Date de naissance' },
			level: 'optional',
			format: { as: 'date' },
		},
	],
	costCentreLevels: true,
	maxOptionalColumns: 5,
	population: { who: 'employed' },
	key: ['legalEntity', 'employeeNumber'],
	activity: { by: 'presence' },
	absence: 'not documented',
	sources: [
		'https://support.lucca.fr/hc/en-us/articles/360020897020-Synchronize-users-between-Lucca-and-our-Training-partners',
	],
};
