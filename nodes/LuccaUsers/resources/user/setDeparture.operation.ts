import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { ExplainedError } from '../../../../lib/explained-error';
import { departureInput, setDeparture } from '../../../../lib/lucca/writing/departure';
import { givenUser, userLocator } from '../../forms/person-locator';
import { demanded } from '../../given/reference';
import { dateOf } from '../../given/value';
import type { Run } from '../../run';
import { dryRunField } from '../../writing/dry-run';
import { sessionOf, writtenOutput } from '../../writing/session';

export const description: INodePropertyOptions = {
	name: 'Set Departure',
	value: 'setDeparture',
	action: 'Set the departure of a user',
	description: "Set or take back somebody's last day of employment",
};

const show = { resource: ['user'], operation: ['setDeparture'] };

export const fields: INodeProperties[] = [
	userLocator(show),
	{
		displayName: 'Departure',
		name: 'departure',
		type: 'options',
		options: [
			{
				name: 'Set Last Day',
				value: 'set',
				description: 'The person leaves, or left, on a known day',
			},
			{
				name: 'Take Back',
				value: 'remove',
				description: 'The person stays: Lucca knows no last day any more',
			},
		],
		default: 'set',
		displayOptions: { show },
	},
	{
		displayName: 'Last Day of Employment',
		name: 'lastDay',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		required: true,
		default: '',
		description: 'The person is still employed on that day',
		displayOptions: { show: { ...show, departure: ['set'] } },
	},
	dryRunField(show),
];

function read(context: IExecuteFunctions, itemIndex: number) {
	const lastDay = lastDayOf(context, itemIndex);
	return { key: givenUser(context, itemIndex), lastDay, input: departureInput(lastDay) };
}

/** Writes the last day of the person an input item names. */
export async function execute(run: Run, itemIndex: number): Promise<INodeExecutionData[]> {
	const { key, lastDay } = read(run.context, itemIndex);
	const session = await sessionOf(run, itemIndex, read);
	return writtenOutput(run, await setDeparture(session, key, lastDay));
}

/** Null when the departure is taken back: a blank day must never mean that. */
function lastDayOf(context: IExecuteFunctions, itemIndex: number): string | null {
	const departure = context.getNodeParameter('departure', itemIndex, 'set');
	if (departure === 'remove') return null;
	if (departure !== 'set') {
		throw new ExplainedError(
			"'Departure' is neither Set Last Day nor Take Back",
			"Choose 'Departure' from its list, or give set or remove",
		);
	}
	const value = context.getNodeParameter('lastDay', itemIndex, '');
	return demanded(
		'Last Day of Employment',
		dateOf('Last Day of Employment', value, context.getTimezone()),
	);
}
