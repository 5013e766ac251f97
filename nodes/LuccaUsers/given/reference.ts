import { ExplainedError } from '../../../lib/explained-error';
import type { Reference } from '../../../lib/lucca/writing/user-input';
import { isBlank, textOf } from './value';

interface Located {
	readonly mode: string;
	readonly value: unknown;
}

/** A locator's way and value; an expression may give a bare value for the whole. */
function locatedIn(value: unknown): Located {
	if (typeof value === 'object' && value !== null && 'value' in value) {
		const { mode, value: inner } = value as { mode?: unknown; value: unknown };
		return { mode: typeof mode === 'string' ? mode : 'id', value: inner };
	}
	return { mode: '', value };
}

/** Whether a locator names nothing. */
export function isUnset(value: unknown): boolean {
	return isBlank(locatedIn(value).value);
}

/** How a locator names a thing, or undefined when it was left blank. */
export function located(
	displayName: string,
	value: unknown,
): { readonly mode: string; readonly text: string } | undefined {
	const { mode, value: inner } = locatedIn(value);
	const text = textOf(displayName, inner);
	return text === '' ? undefined : { mode, text };
}

/** What a locator names, or undefined when it was left blank. */
export function referenceOf(displayName: string, value: unknown): Reference | undefined {
	const { mode, text } = located(displayName, value) ?? {};
	if (text === undefined) return undefined;
	switch (mode) {
		case 'list':
		case 'id':
			return { by: 'id', value: text };
		case 'url':
			return { by: 'url', value: text };
		case 'name':
			return { by: 'name', value: text };
		default:
			return bareReference(text);
	}
}

/** What a bare text names: a number is an ID, anything else a name. */
export function bareReference(text: string): Reference {
	return { by: /^\d+$/.test(text) ? 'id' : 'name', value: text };
}

/**
 * The names or IDs of a list, which an expression may give as a list or as a text with commas.
 * @throws ExplainedError naming the parameter for entries that are no texts
 */
export function referenceList(displayName: string, value: unknown): Reference[] {
	if (isBlank(value)) return [];
	const entries: unknown[] = Array.isArray(value) ? value : textOf(displayName, value).split(',');
	return entries
		.map((entry) => textOf(displayName, entry))
		.filter((text) => text !== '')
		.map(bareReference);
}

/** @throws ExplainedError unless something was given */
export function demanded<T>(displayName: string, given: T | undefined | ''): T {
	if (given !== undefined && given !== '') return given;
	throw new ExplainedError(
		`'${displayName}' is empty`,
		`Fill in '${displayName}', or check what its expression gives for this item`,
	);
}
