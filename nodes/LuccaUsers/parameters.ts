import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { PeopleRead } from '../../lib/lucca/people/users';
import { warn } from '../shared/hints';

/** One item a person, and what one should know about the result as hints above it. */
export function peopleOutput(
	context: IExecuteFunctions,
	{ employees, notices }: Pick<PeopleRead, 'employees' | 'notices'>,
): INodeExecutionData[] {
	for (const notice of notices) warn(context, notice);
	return employees.map((employee) => ({ json: employee as IDataObject }));
}
