import type { FieldType, ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import { partnerFormat } from '../../../lib/formats';
import { headerOf, isDefaultColumn } from '../../../lib/tabular/columns';

const TEXT: FieldType = 'string';

/**
 * The columns of the chosen partner for the mapper. Each comes with the expression that reads its own
 * field, so that mapping by hand starts from what automatic mapping does. Optional columns outside
 * the usual set wait in the list of columns to add.
 */
export async function getColumns(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const format = partnerFormat(this.getCurrentNodeParameter('partner') as string);
	if (!format) return { fields: [] };
	return {
		fields: format.columns.map((column) => ({
			id: column.field,
			displayName: headerOf(column, format),
			required: column.level === 'required',
			defaultMatch: false,
			canBeUsedToMatch: false,
			display: true,
			type: TEXT,
			removed: !isDefaultColumn(column),
			defaultValue: `={{ $json.${column.field} }}`,
		})),
	};
}
