import {
	type CatalogueField,
	describeField,
	employeeFields,
	type FieldKind,
} from '../employee/fields';
import type { Column, FileFormat } from '../formats/format';
import { luccaImportFormats } from '../formats/lucca-import';
import { placeDeLaFormation } from '../formats/place-de-la-formation';
import { skillup } from '../formats/skillup';
import { threeSixtyLearning } from '../formats/three-sixty-learning';
import { usualFile } from '../formats/usual-file';
import type { CellFormat } from './cell-formats';
import { formatOfField } from './custom-format';
import { foldHeader } from './fold';
import { usualHeaders } from './third-party-headers';

/** Whose headers a third party's file has. */
export type ThirdPartyLayout =
	'any' | 'luccaExport' | 'luccaImport' | 'placeDeLaFormation' | 'skillup' | 'threeSixtyLearning';

interface Layout {
	readonly id: ThirdPartyLayout;
	readonly name: string;
	readonly description: string;
	/** The formats whose headers are known beside the names of the fields; the first ones win. */
	readonly formats: readonly FileFormat[];
}

const layouts: readonly Layout[] = [
	{
		id: 'threeSixtyLearning',
		name: '360Learning',
		description: 'The headers of 360Learning, such as uniqueId and managerId',
		formats: [threeSixtyLearning],
	},
	{
		id: 'any',
		name: 'Any File',
		description: 'Headers as people write them, in French or English',
		formats: [],
	},
	{
		id: 'luccaExport',
		name: 'Lucca Export',
		description: "The names of Lucca's screens and API, or 360Learning's, as export codes",
		formats: [luccaImportFormats.login, threeSixtyLearning],
	},
	{
		id: 'luccaImport',
		name: 'Lucca Import',
		description: "The codes of Lucca's own import file, older and translated ones too",
		formats: [luccaImportFormats.login],
	},
	{
		id: 'placeDeLaFormation',
		name: 'Place de la Formation',
		description: 'Its headers in French or English; Title is the civil title',
		formats: [placeDeLaFormation],
	},
	{
		id: 'skillup',
		name: 'Skillup',
		description: 'Its headers in French, in English, or as in its article',
		formats: [skillup],
	},
];

/** The layouts a file may have, in the order they are offered. */
export const thirdPartyLayouts: ReadonlyArray<Pick<Layout, 'id' | 'name' | 'description'>> =
	layouts.map(({ id, name, description }) => ({ id, name, description }));

/** What people write for a gender or a civil title, by Lucca's word for it (lucca-api reference, section 6.6). */
const gender: CellFormat = {
	as: 'choice',
	values: {
		Male: ['Male', 'M', 'M.', 'H', 'Homme', 'Masculin', 'Mr', 'Mr.', 'Monsieur', 'Man'],
		Female: [
			...['Female', 'F', 'Femme', 'Féminin', 'Mme', 'Mme.', 'Madame', 'Mrs', 'Mrs.', 'Ms', 'Ms.'],
			...['Mlle', 'Mlle.', 'Mademoiselle', 'Miss', 'Woman'],
		],
		Undefined: ['Undefined', 'Non précisé', 'Non défini', 'Inconnu', 'Unknown', 'X'],
	},
};

/** What people write for a language, by Lucca's tag. English alone is two of them, and so none. */
const culture: CellFormat = {
	as: 'choice',
	values: {
		'fr-FR': ['fr-FR', 'fr', 'fr_FR', 'Français', 'Français (France)', 'French', 'French (France)'],
		'de-DE': ['de-DE', 'de', 'de_DE', 'Allemand', 'German', 'Deutsch', 'Deutsch (Deutschland)'],
		'en-US': [
			...['en-US', 'en_US', 'English (United States)', 'English (US)', 'American English'],
			...['Anglais (États-Unis)', 'Anglais (US)', 'Anglais américain'],
		],
		'en-GB': [
			...['en-GB', 'en_GB', 'English (United Kingdom)', 'English (UK)', 'British English'],
			...['Anglais (Royaume-Uni)', 'Anglais (UK)', 'Anglais britannique'],
		],
		'es-ES': ['es-ES', 'es', 'es_ES', 'Espagnol', 'Spanish', 'Español', 'Castellano'],
		'nl-BE': [
			...['nl-BE', 'nl', 'nl_BE', 'nl-NL', 'Néerlandais', 'Flamand', 'Dutch', 'Flemish'],
			...['Nederlands', 'Vlaams', 'Nederlands (België)'],
		],
		'it-IT': ['it-IT', 'it', 'it_IT', 'Italien', 'Italian', 'Italiano', 'Italiano (Italia)'],
	},
};

const status = threeSixtyLearning.columns.find(({ field }) => field === 'status')?.format;

/** Kinds of fields whose values a third party may write in words of its own. */
export const choices: Readonly<Partial<Record<FieldKind, CellFormat>>> = {
	gender,
	culture,
	status,
};

/** What tells people apart. */
export const IDENTIFYING: readonly CatalogueField[] = ['login', 'employeeNumber', 'email'];

/**
 * The format of a third party's file: the layout's own headers, and every field of the catalogue under
 * its names in French and English. No column must be there but one that tells people apart.
 */
export function thirdPartyFormat(id: ThirdPartyLayout): FileFormat {
	const layout = layouts.find((each) => each.id === id) ?? layouts[0];
	const formats = layout?.formats ?? [];
	const known = formats.flatMap(({ columns }) => columns);
	const fields = new Set([
		...known.map(({ field }) => field),
		...(Object.keys(employeeFields) as CatalogueField[]),
	]);
	const taken = new Set(known.flatMap(namesOf).map(foldHeader));
	return {
		id,
		name: id === 'any' ? 'an employee file' : (layout?.name ?? id),
		file: { ...usualFile, fileName: 'employees.csv' },
		headerSets: [{ id, name: id }],
		columns: [...fields].map((field) => {
			const own = known.filter((column) => column.field === field);
			return columnOf(field, own, taken);
		}),
		customFields: true,
		...(formats.some(({ costCentreLevels }) => costCentreLevels) || id === 'any'
			? { costCentreLevels: true }
			: {}),
		...(formats.some(({ secondaryRoles }) => secondaryRoles) ? { secondaryRoles: true } : {}),
		population: { who: 'everybody' },
		key: [],
		activity: { by: 'presence' },
		absence: 'not documented',
		sources: [],
	};
}

function namesOf({ headers, alsoSeen = [] }: Column): string[] {
	return [...Object.values(headers), ...alsoSeen];
}

/** @param taken what the layout's own headers are, which no usual one takes from them */
function columnOf(
	field: Column['field'],
	own: readonly Column[],
	taken: ReadonlySet<string>,
): Column {
	const names = own.flatMap(namesOf);
	const usual = usualHeaders[field as CatalogueField] ?? [];
	const kind = describeField(field)?.kind;
	return {
		field,
		headers: Object.fromEntries([...new Set(names)].map((name, at) => [String(at), name])),
		alsoSeen: usual.filter((name) => !taken.has(foldHeader(name))),
		level: 'optional',
		format: (kind && choices[kind]) ?? ({ as: formatOfField(field) } as CellFormat),
		...uniqueness(field),
	};
}

/** A number names one person in an establishment, a login in all of Lucca; an e-mail may be shared. */
function uniqueness(field: Column['field']): Pick<Column, 'unique'> {
	if (field === 'login') return { unique: true };
	return field === 'employeeNumber' ? { unique: { within: 'legalEntity' } } : {};
}
