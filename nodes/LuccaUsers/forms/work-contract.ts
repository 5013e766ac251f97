import type { INodeProperties } from 'n8n-workflow';
import { isOn } from '../../shared/values';

/** Whether a new user gets a work contract, among the fields one adds. */
export const createWorkContract: INodeProperties = {
	displayName: 'Create Work Contract',
	name: 'createWorkContract',
	type: 'boolean',
	default: true,
	description:
		'Whether Lucca makes a work contract along with a new user, as it does when this field is not added',
};

export function createsWorkContract(values: Readonly<Record<string, unknown>>): boolean {
	const { name, displayName } = createWorkContract;
	return !(name in values) || isOn(displayName, values[name]);
}
