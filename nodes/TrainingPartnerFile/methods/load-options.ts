import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { isSensitive } from '../../../lib/employee/fields';
import { partnerFormat } from '../../../lib/formats';
import type { Column, FileFormat } from '../../../lib/formats/format';
import { headerOf, isDefaultColumn } from '../../../lib/tabular/columns';

/** The optional columns of the chosen partner that are not in its file anyway. */
export async function getOptionalColumns(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return columnList(this, (column) => !isDefaultColumn(column));
}

/** The columns of the chosen partner that may be blank. */
export async function getColumnsNotRequired(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return columnList(this, (column) => column.level !== 'required');
}

function columnList(
	context: ILoadOptionsFunctions,
	isOffered: (column: Column) => boolean,
): INodePropertyOptions[] {
	const format = partnerFormat(context.getCurrentNodeParameter('partner') as string);
	return (format?.columns ?? [])
		.filter(isOffered)
		.map((column) => ({
			name: headerOf(column, format as FileFormat),
			value: column.field,
			description: isSensitive(column.field) ? 'Sensitive' : column.note,
		}))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}
