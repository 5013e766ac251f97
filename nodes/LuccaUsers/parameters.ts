import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { PeopleRead } from '../../lib/lucca/people/users';

/** One item a person, and what one should know about the result as hints above it. */
export function peopleOutput(
	context: IExecuteFunctions,
	{ employees, notices }: Pick<PeopleRead, 'employees' | 'notices'>,
): INodeExecutionData[] {
	const hints = notices.map((message) => ({ message, location: 'outputPane' as const }));
	if (hints.length > 0) context.addExecutionHints?.(...hints);
	return employees.map((employee) => ({ json: { ...employee } }));
}
