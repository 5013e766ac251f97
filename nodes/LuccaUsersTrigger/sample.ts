import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { ExplainedError } from '../../lib/explained-error';
import { sampleOf } from '../../lib/lucca/events/sample';
import { luccaClient } from '../shared/lucca-client';
import { formOf, itemOf } from './lookout';

/**
 * A few people for 'Fetch Test Event', marked as a sample. What the active workflow remembers is not
 * touched.
 * @throws ExplainedError when there is nobody to show
 */
export async function sample(context: IPollFunctions): Promise<INodeExecutionData[]> {
	const { lookout, wanted, today } = formOf(context);
	const happenings = await sampleOf(await luccaClient(context), lookout, wanted, today);
	if (happenings.length === 0) {
		throw new ExplainedError(
			'Lucca has nobody to show as a sample of this event',
			'Nothing need be done if nobody has such a date yet. Otherwise check that the role of the API key may see people and their contract dates',
		);
	}
	return happenings.map(itemOf).map(({ json }) => ({ json: { sample: true, ...json } }));
}
