import { property, textCell, UNREADABLE } from '../cells';
import type { LuccaObject } from '../client/transport';

/**
 * Properties of a list's item under our names, as text: null for what Lucca sent as empty, absent for
 * what it did not send, or sent as something else than a plain value.
 * @param names Lucca's name by ours
 */
export function toldTexts<Name extends string>(
	item: LuccaObject,
	names: Readonly<Record<Name, string>>,
): { [Key in Name]?: string | null } {
	const told: { [Key in Name]?: string | null } = {};
	for (const [name, asked] of Object.entries(names) as Array<[Name, string]>) {
		const cell = textCell(property(item, asked));
		if (cell !== undefined && cell !== UNREADABLE) told[name] = cell;
	}
	return told;
}

/** A yes or no under our name; absent when Lucca did not say. */
export function toldTruth<Name extends string>(
	item: LuccaObject,
	name: Name,
): { [Key in Name]?: boolean } {
	const value = property(item, name);
	return typeof value === 'boolean' ? ({ [name]: value } as { [Key in Name]: boolean }) : {};
}

/** A number of things under our name; absent when Lucca did not say. */
export function toldNumber<Name extends string>(
	item: LuccaObject,
	name: Name,
): { [Key in Name]?: number } {
	const value = property(item, name);
	return typeof value === 'number' ? ({ [name]: value } as { [Key in Name]: number }) : {};
}
