import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ExplainedError } from '../../lib/explained-error';
import type { PeopleRead } from '../../lib/lucca/people/users';

/** A parameter that holds several texts: a list, or by expression one text with commas, or a number. */
export function textList(value: unknown): string[] {
	const values = Array.isArray(value) ? value : [value];
	return values
		.filter((each) => typeof each === 'string' || typeof each === 'number')
		.flatMap((each) => String(each).split(','))
		.map((each) => each.trim())
		.filter((each) => each !== '');
}

/**
 * A number parameter that counts something, which an expression may fill with text.
 * @throws ExplainedError naming the parameter when it is no whole number from 1 on
 */
export function countOf(displayName: string, value: unknown): number {
	const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 1) return count;
	throw new ExplainedError(
		`'${displayName}' must be a whole number of at least 1`,
		`Set '${displayName}' to how many to return, e.g. 50, or switch 'Return All' on`,
	);
}

/**
 * A switch, which an expression may fill with the text of one. What is neither on nor off would decide
 * by chance who is read.
 * @throws ExplainedError naming the parameter when it is neither
 */
export function isOn(displayName: string, value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
	if (text === 'true' || text === 'false') return text === 'true';
	throw new ExplainedError(
		`'${displayName}' must be either true or false`,
		`Switch '${displayName}' on or off, or check what its expression gives`,
	);
}

/** Text of a date-time parameter, which an expression may fill with a DateTime or a Date. */
export function dateTimeText(value: unknown): string {
	if (value === undefined || value === null) return '';
	return value instanceof Date ? value.toISOString() : String(value);
}

/** One item a person, and what one should know about the result as hints above it. */
export function peopleOutput(
	context: IExecuteFunctions,
	{ employees, notices }: Pick<PeopleRead, 'employees' | 'notices'>,
): INodeExecutionData[] {
	const hints = notices.map((message) => ({ message, location: 'outputPane' as const }));
	if (hints.length > 0) context.addExecutionHints?.(...hints);
	return employees.map((employee) => ({ json: { ...employee } }));
}
