import { isCivilDate } from '../../lib/employee/civil-date';
import type { SampleCompany } from '../company';
import type { Switches } from './options';

/** Says what is wrong with a value, or nothing. */
export type Rule = (
	value: unknown,
	context: { company: SampleCompany; switches: Switches },
) => string | undefined;

const MIDNIGHT = /^(\d{4}-\d{2}-\d{2})T00:00:00$/;

/** Whether a value is a day as v3 writes it: its local midnight, no zone, no fraction. */
export function isMidnight(value: unknown): value is string {
	return typeof value === 'string' && isCivilDate(MIDNIGHT.exec(value)?.[1] ?? '');
}

export const isId = (value: unknown): value is number => Number.isSafeInteger(value);

export const midnight: Rule = (value) =>
	isMidnight(value) ? undefined : 'must be a date such as 2025-01-01T00:00:00';

export const day: Rule = (value) =>
	typeof value === 'string' && isCivilDate(value) ? undefined : 'must be a date such as 2025-01-01';

export const count: Rule = (value) =>
	isId(value) && value >= 0 ? undefined : 'must be a number of days';

export const filledText: Rule = (value) =>
	typeof value === 'string' && value !== '' ? undefined : 'must be a text that is not empty';

export const text: Rule = (value) => (typeof value === 'string' ? undefined : 'must be a text');

export const truth: Rule = (value) =>
	typeof value === 'boolean' ? undefined : 'must be true or false';

export const integer: Rule = (value) => (isId(value) ? undefined : 'must be an integer');

export const twoLetters: Rule = (value) =>
	typeof value === 'string' && /^[A-Z]{2}$/.test(value) ? undefined : 'must be two letters';

export function oneOf(...words: readonly string[]): Rule {
	return (value) =>
		words.some((word) => word === value) ? undefined : `must be one of ${words.join(', ')}`;
}

/** An id of that list, within the bounds the documents give. */
export function reference(
	list: (company: SampleCompany) => ReadonlyArray<{ id: number }>,
	[lowest, highest] = [1, Infinity],
): Rule {
	return (value, { company }) => {
		if (!isId(value)) return 'must be an integer';
		if (value < lowest || value > highest) return 'is out of range';
		return list(company).some(({ id }) => id === value) ? undefined : `${value} does not exist`;
	};
}

/** The rule, or null. */
export function nullable(rule: Rule): Rule {
	return (value, context) => (value === null ? undefined : rule(value, context));
}

/** The rule; null too where a switch says that Lucca clears texts so, which no document tells. */
export function nullableText(rule: Rule): Rule {
	return (value, context) =>
		value === null && context.switches.nullTexts === 'cleared' ? undefined : rule(value, context);
}
