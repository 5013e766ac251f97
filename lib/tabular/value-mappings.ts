import { ExplainedError } from '../explained-error';
import { foldCase } from './fold';

/** What a value of a file stands for. */
export interface ValueMapping {
	/** The field of the column it stands in. */
	readonly field: string;
	/** The whole cell; case, accents and outer spaces do not count. */
	readonly from: string;
	/** Blank for nothing. */
	readonly to: string;
}

/** From the text of a cell to the text it stands for. */
export type Translate = (text: string) => string;

/**
 * The translations of a table, by field.
 * @throws ExplainedError for a value that is to stand for two, or one of no field
 */
export function translations(mappings: readonly ValueMapping[]): ReadonlyMap<string, Translate> {
	const tables = new Map<string, Map<string, string>>();
	for (const { field, from, to } of mappings) {
		if (field === '') {
			throw new ExplainedError(
				`'Value Mappings' says of no field what the value '${from}' stands for`,
				'Choose a field from the list, or type the code of a custom one',
			);
		}
		const table = tables.get(field) ?? new Map<string, string>();
		tables.set(field, table);
		const folded = foldCase(from);
		const before = table.get(folded);
		if (before !== undefined && before !== to) {
			throw new ExplainedError(
				`'Value Mappings' has '${from}' of '${field}' stand for '${before}' and for '${to}'`,
				'Keep one of the two rows',
			);
		}
		table.set(folded, to);
	}
	return new Map(
		[...tables].map(([field, table]) => [
			field,
			(text: string) => table.get(foldCase(text)) ?? text,
		]),
	);
}

/** What is said of translations that cannot do anything, since no column of the file holds their field. */
export function unusedMappings(
	mappings: readonly ValueMapping[],
	found: ReadonlyArray<{ readonly column: { readonly field: string } }>,
): string[] {
	const read = new Set(found.map(({ column }) => column.field));
	const unused = new Set(mappings.map(({ field }) => field).filter((field) => !read.has(field)));
	return [...unused].map(
		(field) =>
			`'Value Mappings' has values of '${field}', which no column of the file is read as: nothing was replaced there`,
	);
}
