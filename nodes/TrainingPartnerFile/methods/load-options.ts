import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { isSensitive } from '../../../lib/employee/fields';
import { partnerFormat } from '../../../lib/formats';
import { headerOf, isDefaultColumn } from '../../../lib/tabular/columns';

/** The optional columns of the chosen partner that are not in its file anyway. */
export async function getOptionalColumns(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const format = partnerFormat(this.getCurrentNodeParameter('partner') as string);
	if (!format) return [];
	return format.columns
		.filter((column) => column.level === 'optional' && !isDefaultColumn(column))
		.map((column) => ({
			name: headerOf(column, format),
			value: column.field,
			description: isSensitive(column.field) ? 'Sensitive' : column.note,
		}))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}
