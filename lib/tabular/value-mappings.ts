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
 * @throws ExplainedError for a value that is to stand for two
 */
export function translations(mappings: readonly ValueMapping[]): ReadonlyMap<string, Translate> {
	const tables = new Map<string, Map<string, string>>();
	for (const { field, from, to } of mappings) {
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
