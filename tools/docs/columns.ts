import { describeField, isSensitive } from '../../lib/employee/fields';
import { fileFormat } from '../../lib/formats';
import type { Column, FileFormat, HeaderSet } from '../../lib/formats/format';
import type { CellFormat } from '../../lib/tabular/cell-formats';
import { markdownTable } from './markdown-table';
import type { Words } from './words';

/** Where more headers than this differ from those of the first set, a set has a column of its own. */
const FEW = 2;

/** The format of this id. @throws when there is none */
export function formatCalled(id: string): FileFormat {
	const format = fileFormat(id);
	if (!format) throw new Error(`No format is called '${id}'`);
	return format;
}

/**
 * The table of a format's columns: headers, what stands in them, level, remarks.
 * @param id the format's
 */
export function columnTable(words: Words, id: string): string {
	const format = formatCalled(id);
	const [first, ...others] = format.headerSets;
	if (!first) throw new Error(`'${id}' has no headers`);
	const differing = (set: HeaderSet) =>
		format.columns.filter(
			({ headers }) => (headers[set.id] ?? headers[first.id]) !== headers[first.id],
		);
	const wide = others.filter((set) => differing(set).length > FEW);
	const narrow = others.filter((set) => !wide.includes(set));
	const head = [
		'',
		wide.length > 0 ? words.headerOf(first.name) : words.header,
		...wide.map(({ name }) => words.headerOf(name)),
		words.content,
		words.level,
		words.remarks,
	];
	const rows = format.columns.map((column, at) => [
		String.fromCharCode(65 + at),
		withAlternatives(words, column, first, narrow),
		...wide.map((set) => code(column.headers[set.id] ?? column.headers[first.id])),
		contentOf(words, column),
		levelOf(words, column),
		remarksOf(words, column),
	]);
	const further = (['costCentreLevels', 'secondaryRoles'] as const)
		.filter((name) => format[name])
		.map((name) => `\n\n${words.repeated[name]}`);
	return markdownTable(head, rows) + further.join('');
}

const code = (text = '') => `\`${text}\``;

function withAlternatives(
	words: Words,
	{ headers }: Column,
	first: HeaderSet,
	narrow: readonly HeaderSet[],
): string {
	const own = headers[first.id];
	const others = narrow
		.map(({ id }) => headers[id])
		.filter((header) => header !== undefined && header !== own);
	return [code(own), ...others.map((header) => words.alternative(code(header)))].join(' ');
}

function labelOf({ language }: Words, field: string): string {
	return describeField(field)?.label[language] ?? field;
}

function contentOf(words: Words, column: Column): string {
	const values = valuesOf(words, column.format);
	return `${labelOf(words, column.field)} (\`${column.field}\`)${values && words.colon + values}`;
}

function valuesOf(words: Words, format: CellFormat): string {
	switch (format.as) {
		case 'text':
			return '';
		case 'language':
			return words.language2(format.allowed.map(code).join(' '));
		case 'choice': {
			const choices = Object.entries(format.values).map(([value, sources]) =>
				sources.length === 1 && sources[0] === value
					? code(value)
					: words.choice(code(value), sources.map(code).join(', ')),
			);
			if (format.blankFor) choices.push(words.blankFor(format.blankFor.map(code).join(', ')));
			return choices.join(words.semicolon);
		}
		default:
			return words.formats[format.as];
	}
}

function levelOf(words: Words, column: Column): string {
	const level = words.levels[column.level];
	return column.byDefault ? `${level}, ${words.byDefault}` : level;
}

function remarksOf(words: Words, column: Column): string {
	const { unique } = column;
	const seen = column.alsoSeen?.map(code).join(', ');
	const remarks = [
		column.note && words.note(column.note),
		isSensitive(column.field) && words.sensitive,
		column.defaultable && words.defaultable,
		column.mayBeBlank && words.mayBeBlank,
		unique && (typeof unique === 'object' ? words.uniqueWithin(code(unique.within)) : words.unique),
		column.references && words.references(code(column.references)),
		column.aboutManager && words.aboutManager,
		seen && words.alsoRead(seen),
	];
	return remarks.filter(Boolean).join(words.semicolon);
}
