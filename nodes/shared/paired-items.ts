import type { IPairedItemData } from 'n8n-workflow';

/** How many items one item is linked to, each by itself. */
export const MOST_LINKS = 1_000;

/**
 * The links of one item to all the items it was made of, such as a file to its people. Of very many,
 * the first and the last are named: n8n keeps every link with the execution (those of 100,000 people
 * take it a fifth of the time it stores a night in), while an expression that goes back through more
 * than one link is refused as ambiguous all the same.
 * @param items indices of the items, in their order
 */
export function pairedWith(items: readonly number[]): IPairedItemData[] {
	const named = items.length > MOST_LINKS ? [items[0], items.at(-1)] : items;
	return (named as readonly number[]).map((item) => ({ item }));
}
