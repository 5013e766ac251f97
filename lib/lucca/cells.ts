import { type CivilDate, isCivilDate } from '../employee/civil-date';
import { cultureTag } from '../employee/cultures';
import type { Cell } from '../employee/record';
import { isLuccaObject, type LuccaObject } from './client/transport';

/**
 * Readers of single values. Each gives a cell, `undefined` for what Lucca did not send (no right to
 * see it) and `null` for what it sent as empty; `UNREADABLE` is for a value of another kind than
 * promised, which no one may guess at.
 */
export const UNREADABLE = Symbol('unreadable');

export type ReadCell = Cell | typeof UNREADABLE;

/**
 * A property by its name in any case: Lucca's documents disagree on `cultureID` and `cultureId`
 * (lucca-api reference, section 12).
 */
export function property(object: LuccaObject, name: string): unknown {
	if (Object.hasOwn(object, name)) return object[name];
	const lowerCase = name.toLowerCase();
	const key = Object.keys(object).find((candidate) => candidate.toLowerCase() === lowerCase);
	return key === undefined ? undefined : object[key];
}

/**
 * Text as it is. A number becomes its decimals, unless JSON has already rounded it: an identifier
 * must not change by being read.
 */
export function textCell(value: unknown): ReadCell {
	if (value === undefined || value === null) return value;
	if (typeof value === 'string') return value.trim() === '' ? null : value;
	if (typeof value === 'boolean') return String(value);
	if (typeof value === 'number') return decimalText(value);
	return UNREADABLE;
}

function decimalText(value: number): string | typeof UNREADABLE {
	const text = String(value);
	const exact = Number.isInteger(value) ? Number.isSafeInteger(value) : /^-?\d+\.\d+$/.test(text);
	return exact ? text : UNREADABLE;
}

const LOCAL_DATE_TIME = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2}(\.\d+)?)?$/;

/** The civil date of Lucca's zone-less local date-times (lucca-api reference, section 15). */
export function dateCell(value: unknown): ReadCell {
	const text = textCell(value);
	if (typeof text !== 'string') return text;
	return civilDateOf(text) ?? UNREADABLE;
}

/** The civil date a zone-less local date-time falls on, or undefined when the text is none. */
export function civilDateOf(text: string): CivilDate | undefined {
	const date = LOCAL_DATE_TIME.exec(text.trim())?.[1];
	return date !== undefined && isCivilDate(date) ? date : undefined;
}

/** The name of a related object such as `legalEntity{id,name}`. */
export function nameCell(value: unknown): ReadCell {
	if (value === undefined || value === null) return value;
	return isLuccaObject(value) ? textCell(property(value, 'name')) : UNREADABLE;
}

/** The tag of a culture number. One Lucca does not document is not known to us either: absent. */
export function cultureCell(value: unknown): ReadCell {
	const text = textCell(value);
	if (typeof text !== 'string') return text;
	return /^\d+$/.test(text) ? cultureTag(Number(text)) : UNREADABLE;
}
