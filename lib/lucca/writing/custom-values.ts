import { isCivilDate } from '../../employee/civil-date';
import { ExplainedError } from '../../explained-error';
import { civilDateOf, property } from '../cells';
import { isLuccaObject, type LuccaObject } from '../client/transport';
import type { CustomFieldDefinition } from '../lists/custom-field-definitions';
import { plainText } from './fold';
import { NameIndex } from './match-name';
import { demandDate, luccaDate } from './values/date';

/** A value a person has in a custom field. The ID is missing where Lucca sends bare values. */
export interface HeldValue {
	readonly id: number | undefined;
	readonly value: unknown;
}

/** What a person has in a custom field. */
export interface Held {
	readonly values: readonly HeldValue[];
	/** Whether Lucca sent a list of values. */
	readonly several: boolean;
}

/** What kind of value a custom field takes, as far as values people have in it tell. */
export type ValueKind = 'text' | 'number' | 'date' | 'boolean' | 'composite' | 'unknown';

/**
 * What a user has in a field (lucca-api reference, section 6.7).
 * @returns undefined when this key sees no custom fields at all
 */
export function heldIn(user: LuccaObject, code: string): Held | undefined {
	const data = property(user, 'extendedData');
	if (data === null) return { values: [], several: false };
	if (!isLuccaObject(data)) return undefined;
	const sent = property(data, code);
	const values = [sent].flat().map(valueOf);
	return {
		values: values.filter(({ value }) => value !== undefined && value !== null && value !== ''),
		several: Array.isArray(sent),
	};
}

function valueOf(sent: unknown): HeldValue {
	if (!isLuccaObject(sent) || !Object.hasOwn(sent, 'value')) return { id: undefined, value: sent };
	return { id: typeof sent.id === 'number' ? sent.id : undefined, value: sent.value };
}

/** What a field takes. */
export interface FieldKind {
	readonly kind: ValueKind;
	readonly several: boolean;
}

/** What the values people have in a field tell of it. */
export function kindOf(helds: readonly Held[]): FieldKind {
	const kinds = new Set(helds.flatMap(({ values }) => values.map(({ value }) => kindOfOne(value))));
	const [kind, another] = kinds;
	return {
		// A date-like text among others is a text.
		kind: another === undefined ? (kind ?? 'unknown') : 'text',
		several: helds.some(({ several }) => several),
	};
}

function kindOfOne(value: unknown): ValueKind {
	if (isLuccaObject(value)) return 'composite';
	if (typeof value === 'number') return 'number';
	if (typeof value === 'boolean') return 'boolean';
	return isMidnight(value) ? 'date' : 'text';
}

function isMidnight(value: unknown): boolean {
	return (
		typeof value === 'string' && value.endsWith('T00:00:00') && civilDateOf(value) !== undefined
	);
}

const TRUTHS: Readonly<Record<string, boolean>> = {
	true: true,
	yes: true,
	oui: true,
	vrai: true,
	'1': true,
	false: false,
	no: false,
	non: false,
	faux: false,
	'0': false,
};

/**
 * A text as the field takes it: an entry's ID for its label or ID, a number, a date, a text.
 * @throws ExplainedError for what it cannot take. Only what may be an entry of a list is
 * repeated: any other value may be a salary
 */
export function customValue(
	{ code, name, entries }: CustomFieldDefinition,
	kind: ValueKind,
	given: string,
): string | number | boolean {
	const parameter = `${name} (${code})`;
	if (entries.length > 0) {
		const candidates = entries.map(({ id, label }) => ({
			id,
			names: [label, id],
			shown: `${label} (ID ${id})`,
		}));
		const { id } = new NameIndex(candidates).match(given, {
			parameter,
			thing: 'entry',
			plural: 'entries',
			// Given in the wrong field, digits may be a salary or a date of birth.
			quotable: !/\d/.test(given),
		});
		return /^\d+$/.test(id) ? Number(id) : id;
	}
	if (kind === 'composite') {
		throw new ExplainedError(
			`'${parameter}' is made of several parts, and how Lucca takes these is not published`,
			'Fill it in Lucca, and take it out of the custom fields here',
		);
	}
	if (kind === 'number') return readNumber(parameter, given);
	if (kind === 'date' || (kind === 'unknown' && isCivilDate(given.trim()))) {
		return luccaDate(demandDate(parameter, given, false));
	}
	if (kind === 'boolean') {
		const truth = TRUTHS[given.trim().toLowerCase()];
		if (truth !== undefined) return truth;
		throw new ExplainedError(
			`The value of '${parameter}' is neither yes nor no`,
			'Give true or false',
		);
	}
	return plainText(given);
}

/** `1,200` is one thing in France and another in England, and may be a salary. */
const THOUSANDS = /^-?[1-9]\d{0,2},\d{3}$/;

function readNumber(parameter: string, given: string): number {
	if (THOUSANDS.test(given.trim())) {
		throw new ExplainedError(
			`The value of '${parameter}' may be two numbers, with a comma for decimals or for thousands`,
			'Write it with a dot for decimals, or without the comma',
		);
	}
	const text = given.replace(/\s/g, '').replace(',', '.');
	const number = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
	if (!Number.isNaN(number)) return number;
	throw new ExplainedError(
		`The value of '${parameter}' is no number`,
		'Give digits with a dot or a comma for decimals, e.g. 62.5, and no separator of thousands',
	);
}

/** Whether a value Lucca holds is that value. */
export function isValue(held: unknown, wanted: string | number | boolean): boolean {
	if (typeof held === 'string' && typeof wanted === 'string') {
		return isMidnight(wanted)
			? civilDateOf(held) === wanted.slice(0, 10)
			: plainText(held) === wanted;
	}
	return String(held) === String(wanted);
}
