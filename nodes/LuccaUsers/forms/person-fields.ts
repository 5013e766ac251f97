import type {
	IDataObject,
	IDisplayOptions,
	IExecuteFunctions,
	INodeProperties,
} from 'n8n-workflow';
import type { Values } from '../given/user-input';
import { customFields, secondaryRoles, workCycle } from './lists-of-values';
import { references } from './references';
import { texts } from './texts';

type Show = NonNullable<IDisplayOptions['show']>;

/** What Lucca wants of somebody new, in the order a person thinks of it. */
export const identity = {
	firstName: texts.firstName,
	lastName: texts.lastName,
	login: texts.login,
	email: texts.email,
	legalEntity: references.legalEntity,
	department: references.department,
	primaryRole: references.primaryRole,
	contractStart: texts.contractStart,
} as const satisfies Record<string, INodeProperties>;

/** What Lucca can do without. */
const further: readonly INodeProperties[] = [
	texts.address,
	references.calendar,
	texts.contractEnd,
	customFields,
	texts.birthDate,
	texts.directLine,
	// It stands above when it tells whether somebody is there already.
	{ ...texts.employeeNumber, displayOptions: { hide: { '/matchBy': ['employeeNumber'] } } },
	texts.gender,
	texts.insuranceNumber,
	texts.jobTitle,
	texts.culture,
	references.manager,
	texts.nationality,
	references.occupationCategory,
	texts.personalEmail,
	texts.personalMobile,
	texts.professionalMobile,
	texts.quote,
	secondaryRoles,
	texts.seniorityDate,
	workCycle,
];

/** Every field of a person that an item can write, but for custom fields. */
export const personFields: readonly INodeProperties[] = [
	...Object.values(identity),
	...further.filter((field) => field !== customFields),
];

/** What is on the form of somebody new: the identity beside the fields one added. */
export function givenFields(context: IExecuteFunctions, itemIndex: number): Values {
	const names = Object.values(identity).map(({ name }) => name);
	return {
		...(context.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject),
		...Object.fromEntries(
			names.map((name) => [name, context.getNodeParameter(name, itemIndex, '')]),
		),
	};
}

/** The collection of fields one adds when one wants them. */
export function fieldCollection(
	name: 'additionalFields' | 'updateFields',
	show: Show,
	more: readonly INodeProperties[] = [],
): INodeProperties {
	const options = [...further, ...more].sort((one, other) =>
		one.displayName < other.displayName ? -1 : 1,
	);
	return {
		displayName: name === 'updateFields' ? 'Update Fields' : 'Additional Fields',
		name,
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		displayOptions: { show },
		options,
	};
}
