import { employeeFields, isSensitive } from '../../lib/employee/fields';
import { partnerFormats } from '../../lib/formats';
import type { FileFormat } from '../../lib/formats/format';
import { luccaImportFormats } from '../../lib/formats/lucca-import';
import { ordinaryFields, sensitiveFields } from '../../lib/lucca/people/user-fields';
import { writableFields } from '../../lib/lucca/writing/fields';
import { isDefaultColumn } from '../../lib/tabular/columns';
import { markdownTable } from './markdown-table';
import type { Words } from './words';

type Language = Words['language'];

const texts = {
	en: {
		field: 'Field',
		read: 'Read from Lucca',
		importFile: "Lucca's import file",
		api: "Written by Lucca's API",
		always: 'always',
		usual: 'unless taken out',
		chosen: 'if you choose it',
		elsewhere: 'with the managers',
		given: 'if you give it',
		sensitive: 'sensitive',
		customFields: 'Custom fields',
		costCentres: 'Cost centers',
		secondaryRoles: 'Secondary roles',
	},
	fr: {
		field: 'Champ',
		read: 'Lu dans Lucca',
		importFile: 'Fichier d’import de Lucca',
		api: 'Écrit par l’API de Lucca',
		always: 'toujours',
		usual: 'sauf si on le retire',
		chosen: 'si vous le choisissez',
		elsewhere: 'avec les managers',
		given: 'si vous le donnez',
		sensitive: 'sensible',
		customFields: 'Champs personnalisés',
		costCentres: 'Centres de coût',
		secondaryRoles: 'Rôles secondaires',
	},
} as const satisfies Record<Language, Record<string, string>>;

const NEVER = '–';

/** The name in the writing of a field that is called otherwise there. */
const writtenAs: Readonly<Record<string, string>> = {
	managerLuccaId: 'manager',
	managerLogin: 'manager',
	managerEmployeeNumber: 'manager',
	managerEmail: 'manager',
	phone: 'professionalMobile',
};

/**
 * Which of a person's data go where, and when: a line for each field the nodes know, a column for each
 * place it may go to.
 */
export function personalDataTable({ language }: Words): string {
	const say = texts[language];
	const formats = [...partnerFormats, luccaImportFormats.login];
	const header = [
		say.field,
		say.read,
		...partnerFormats.map(({ name }) => name),
		say.importFile,
		say.api,
	];
	const rows = Object.entries(employeeFields).map(([field, { label }]) => [
		isSensitive(field) ? `**${label[language]}** (${say.sensitive})` : label[language],
		readFromLucca(field),
		...formats.map((format) => inFile(format, field)),
		(writtenAs[field] ?? field) in writableFields ? say.given : NEVER,
	]);
	const whereTrue = (mark: 'costCentreLevels' | 'secondaryRoles') =>
		formats.map((format) => (format[mark] ? say.chosen : NEVER));
	return markdownTable(header, [
		...rows,
		[say.customFields, say.chosen, ...formats.map(() => say.chosen), say.given],
		[say.costCentres, NEVER, ...whereTrue('costCentreLevels'), NEVER],
		[say.secondaryRoles, NEVER, ...whereTrue('secondaryRoles'), say.given],
	]);

	function readFromLucca(field: string): string {
		const among = (fields: readonly string[]) => fields.includes(field);
		if (field === 'luccaId') return say.always;
		if (among(ordinaryFields)) return say.usual;
		if (among(sensitiveFields) || field.startsWith('departmentLevel')) return say.chosen;
		return /^(manager|secondManager)/.test(field) ? say.elsewhere : NEVER;
	}

	function inFile({ columns }: FileFormat, field: string): string {
		const column = columns.find((each) => each.field === field);
		if (!column) return NEVER;
		if (column.level === 'required') return say.always;
		return isDefaultColumn(column) ? say.usual : say.chosen;
	}
}
