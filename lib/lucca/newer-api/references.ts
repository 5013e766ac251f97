import { property, type ReadCell, textCell, UNREADABLE } from '../cells';
import { LuccaApiError } from '../client/lucca-api-error';
import { isLuccaObject, type LuccaObject } from '../client/transport';

/**
 * The ID of the object a value refers to, `{id, type, url}` (lucca-api reference, section 9): null when
 * it is known to refer to none, undefined when Lucca did not send it.
 */
export function referenceCell(value: unknown): ReadCell {
	if (value === undefined || value === null) return value;
	return (isLuccaObject(value) ? textCell(property(value, 'id')) : undefined) ?? UNREADABLE;
}

/**
 * The ID a property of an object refers to, as `referenceCell`.
 * @param kind what the object is, e.g. `employee`
 * @throws LuccaApiError naming the object and the property when it is no reference
 */
export function referredId(
	object: LuccaObject,
	name: string,
	kind: string,
): string | null | undefined {
	return readable(referenceCell(property(object, name)), object, name, kind);
}

/**
 * A cell that could be read.
 * @throws LuccaApiError naming the object's ID and the property, never the value
 */
export function readable(
	cell: ReadCell,
	object: LuccaObject,
	name: string,
	kind: string,
): Exclude<ReadCell, symbol> {
	if (cell !== UNREADABLE) return cell;
	throw new LuccaApiError(
		`Lucca sent a value for '${name}' of the ${kind} with ID ${String(object.id)} that cannot be read`,
		'Open the person in Lucca and check this value. When it looks right there, please report it to the makers of this node',
	);
}
