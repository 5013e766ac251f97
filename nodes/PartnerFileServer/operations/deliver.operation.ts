import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import { deliverGuarded } from '../../../lib/guarded-delivery';
import { itemsOf } from '../deliver/items';
import { optionsOf, requestOf } from '../deliver/request';
import type { Servers } from '../servers';
import type { Deliveries } from './operation';

export { fields } from '../deliver/fields';
export { options } from '../deliver/options';

export const description: INodePropertyOptions = {
	name: 'Deliver',
	value: 'deliver',
	action: 'Deliver a file',
	description:
		'Put a file on the server whole or not at all, unless it looks like a disaster beside the last one',
};

/** Delivers the file of one item, or holds it; either way the file goes on to the next node. */
export async function execute(
	context: IExecuteFunctions,
	servers: Servers,
	itemIndex: number,
): Promise<Deliveries> {
	const request = await requestOf(context, servers, itemIndex);
	const outcome = await deliverGuarded(request);
	return await itemsOf(context, itemIndex, request, optionsOf(context, itemIndex), outcome);
}
