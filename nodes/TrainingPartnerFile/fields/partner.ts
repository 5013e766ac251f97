import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { partnerFormats } from '../../../lib/formats';

/** The value of 'Partner' for a layout given in the node itself. */
export const CUSTOM = 'custom';

export const partners: INodePropertyOptions[] = [
	...partnerFormats.map(({ id, name }) => ({ name, value: id })),
	{ name: 'Custom', value: CUSTOM, description: 'Any other file: its columns are given here' },
];

export const partnerField: INodeProperties = {
	displayName: 'Partner',
	name: 'partner',
	type: 'options',
	noDataExpression: true,
	options: partners,
	default: 'threeSixtyLearning',
	description: 'Whose file it is: decides columns, order, headers and who belongs in it',
};
