import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { ExplainedError } from '../../../lib/explained-error';

/**
 * The file an item holds in a field, as n8n keeps it.
 * @param field what 'Input Data Field Name' says
 * @throws ExplainedError when it holds none there, naming the fields in which it does
 */
export function fileOfItem(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string,
): IBinaryData {
	const binary = context.getInputData()[itemIndex]?.binary ?? {};
	if (Object.hasOwn(binary, field)) return context.helpers.assertBinaryData(itemIndex, field);
	const others = Object.keys(binary).map((name) => `'${name}'`);
	throw new ExplainedError(
		`The item that came in carries no file in its field '${field}'`,
		others.length > 0
			? `It carries one in ${others.join(', ')}: set 'Input Data Field Name' to that`
			: "Connect a node that gives a file, as 'Format' or the 'Collect' of 'Partner File Server' does",
	);
}
