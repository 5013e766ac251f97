import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { PeopleRead } from '../../lib/lucca/users';

/** A parameter that holds several texts: a list, or by expression one text with commas, or a number. */
export function textList(value: unknown): string[] {
	const values = Array.isArray(value) ? value : [value];
	return values
		.filter((each) => typeof each === 'string' || typeof each === 'number')
		.flatMap((each) => String(each).split(','))
		.map((each) => each.trim())
		.filter((each) => each !== '');
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
