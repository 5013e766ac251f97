import type { IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { ExplainedError } from '../../../lib/explained-error';
import type { ReturningLeaver } from '../../../lib/lucca/writing/user-input';

const choices: ReadonlyArray<{ name: string; value: ReturningLeaver; description: string }> = [
	{
		name: 'Refuse',
		value: 'refuse',
		description: 'Write nothing, and say who it is: HR decides',
	},
	{
		name: 'Reopen Contract',
		value: 'reopen',
		description:
			'The person comes back: write what differs, start the contract on the day given and end it no more',
	},
	{
		name: 'Update',
		value: 'update',
		description: 'The person stays gone: write what differs, and leave the end of the contract',
	},
];

/** What to do with somebody who comes again after having left. */
export function returningLeaverField(show: NonNullable<IDisplayOptions['show']>): INodeProperties {
	return {
		displayName: 'Returning Leaver',
		name: 'returningLeaver',
		type: 'options',
		options: choices.map((choice) => ({ ...choice })),
		default: 'refuse',
		description: 'What to do with somebody who left the company and is in the data again',
		displayOptions: { show },
	};
}

/** @throws ExplainedError when an expression gives another choice */
export function returningLeaverOf(context: IExecuteFunctions, itemIndex: number): ReturningLeaver {
	const given = context.getNodeParameter('returningLeaver', itemIndex, 'refuse');
	const choice = choices.find(({ value }) => value === given);
	if (choice) return choice.value;
	throw new ExplainedError(
		"'Returning Leaver' is none of Refuse, Reopen Contract and Update",
		"Choose 'Returning Leaver' from its list, or give refuse, reopen or update",
	);
}
