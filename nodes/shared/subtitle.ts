import type { INodePropertyOptions } from 'n8n-workflow';

type Entry = Pick<INodePropertyOptions, 'name' | 'value'>;

/**
 * The text under a node on the canvas: what was chosen in some lists, in the words of these lists.
 * @param parts what to put one behind the other, with a colon between: expressions, such as those of `labelOf`
 * @returns an expression
 */
export const subtitleOf = (...parts: readonly string[]): string =>
	`={{ ${parts.join(' + ": " + ')} }}`;

/** The label of what was chosen in a list, as a part of an expression; the value of what is in none. */
export function labelOf(parameter: string, entries: readonly Entry[]): string {
	const labels = Object.fromEntries(entries.map(({ name, value }) => [String(value), name]));
	const chosen = `$parameter["${parameter}"]`;
	return `(${JSON.stringify(labels)}[${chosen}] || ${chosen})`;
}
