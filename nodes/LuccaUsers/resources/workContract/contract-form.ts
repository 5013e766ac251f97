import type {
	IDataObject,
	IDisplayOptions,
	IExecuteFunctions,
	INodeProperties,
} from 'n8n-workflow';
import { ExplainedError } from '../../../../lib/explained-error';
import type { NewContract } from '../../../../lib/lucca/contracts/write-contracts';
import { idLocator } from '../../forms/locator';
import { references } from '../../forms/references';
import { demanded, located } from '../../given/reference';
import { dateOf, textOf } from '../../given/value';

const date = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
});
const text = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
});
const days = (displayName: string, name: string): INodeProperties => ({
	...text(displayName, name),
	placeholder: 'e.g. 90',
});

/** What Lucca wants of every contract, beside whose it is. */
const needed = {
	startsOn: date('Contract Start', 'startsOn'),
	establishmentId: idLocator(references.legalEntity, 'establishmentId'),
	typeId: {
		...text('Contract Type', 'typeId'),
		placeholder: 'e.g. 1',
		hint: "Its ID. Lucca gives no list of them: see 'typeId' of a contract that Get Many returns.",
	},
} as const;

/** What the contract's type may want. */
const further = {
	endsOn: date('Contract End', 'endsOn'),
	externalId: text('External ID', 'externalId'),
	hiringTypeId: { ...text('Hiring Type', 'hiringTypeId'), hint: 'Its ID' },
	renewedTrialPeriodDays: days('Renewed Trial Period Days', 'renewedTrialPeriodDays'),
	spcId: idLocator(references.occupationCategory, 'spcId'),
	terminationReasonId: { ...text('Termination Reason', 'terminationReasonId'), hint: 'Its ID' },
	trialPeriodDays: days('Trial Period Days', 'trialPeriodDays'),
} as const;

export function contractFields(show: NonNullable<IDisplayOptions['show']>): INodeProperties[] {
	return [
		...Object.values(needed).map((field) => ({
			...field,
			required: true,
			displayOptions: { show },
		})),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			displayOptions: { show },
			options: Object.values(further),
		},
	];
}

/**
 * The contract an item describes, beside whose it is; what is blank is not named.
 * @throws ExplainedError naming the parameter that is blank or cannot be what it should
 */
export function contractOf(
	context: IExecuteFunctions,
	itemIndex: number,
): Omit<NewContract, 'ownerId'> {
	const given = context.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
	const read = (field: INodeProperties, value: unknown): string => {
		if (field.type === 'resourceLocator') return located(field.displayName, value)?.text ?? '';
		if (field.type === 'dateTime') {
			return dateOf(field.displayName, value, context.getTimezone());
		}
		return textOf(field.displayName, value);
	};
	const filled = (field: INodeProperties): string =>
		demanded(field.displayName, read(field, context.getNodeParameter(field.name, itemIndex, '')));
	const more: Record<string, string | number> = {};
	for (const [name, field] of Object.entries(further)) {
		const value = read(field, given[name]);
		if (value !== '') more[name] = name.endsWith('Days') ? daysIn(field, value) : value;
	}
	return {
		startsOn: filled(needed.startsOn),
		establishmentId: filled(needed.establishmentId),
		typeId: filled(needed.typeId),
		...more,
	};
}

function daysIn({ displayName }: INodeProperties, text: string): number {
	if (/^\d{1,4}$/.test(text)) return Number(text);
	throw new ExplainedError(
		`'${displayName}' is no number of days`,
		`Write '${displayName}' as a whole number, e.g. 90`,
	);
}
