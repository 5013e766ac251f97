import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { numberOf } from '../../shared/values';
import { onFileOption } from './fields';

/** Enough for the file of half a million people, and no harm to an n8n that keeps files in memory. */
const USUAL_MEGABYTES = 100;

export const largestFileOption = (operation: string, unlessSet: string): INodeProperties => ({
	displayName: 'Max File Size (MB)',
	name: 'maxFileSize',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: USUAL_MEGABYTES,
	displayOptions: onFileOption(operation),
	description: `How large a file may be, so that none fills up n8n; 0 for any size. ${unlessSet}.`,
});

/**
 * The most bytes a file may have; undefined for any number.
 * @param usual how many megabytes when the user says nothing; 0 for any number
 */
export function largestBytesOf(
	context: IExecuteFunctions,
	itemIndex: number,
	usual = USUAL_MEGABYTES,
): number | undefined {
	const { maxFileSize } = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const megabytes = numberOf('Max File Size (MB)', maxFileSize) ?? usual;
	return megabytes === 0 ? undefined : Math.floor(megabytes * 1_000_000);
}
