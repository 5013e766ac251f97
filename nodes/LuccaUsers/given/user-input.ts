import { ExplainedError } from '../../../lib/explained-error';
import type {
	FurtherField,
	Reference,
	ReferenceField,
	TextField,
	UserInput,
} from '../../../lib/lucca/writing/user-input';
import { references } from '../forms/references';
import { texts } from '../forms/texts';
import { demanded, located, referenceList, referenceOf } from './reference';
import { isMoment } from '../../shared/moment';
import { dateOf, isBlank, textOf } from './value';

/** Parameters by their name, wherever on the form they stand. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * What a form says about a person. What is blank, in the form or by expression, is not named: Lucca keeps it.
 * @param timeZone in which a moment of an expression is a day
 * @throws ExplainedError naming the parameter that cannot be what it should
 */
export function userInputOf(values: Values, timeZone: string): UserInput {
	const secondaryRoles = secondaryRolesOf(values.secondaryRoles);
	const workCycle = workCycleOf(values.workCycle, timeZone);
	const customFields = customFieldsOf(values.customFields, timeZone);
	return {
		texts: textsOf(values, timeZone),
		references: referencesOf(values),
		...(secondaryRoles ? { secondaryRoles } : {}),
		...(workCycle ? { workCycle } : {}),
		...(Object.keys(customFields).length > 0 ? { customFields } : {}),
	};
}

function textsOf(values: Values, timeZone: string): UserInput['texts'] {
	const given: Partial<Record<TextField | FurtherField, string>> = {};
	for (const { displayName, name, type } of Object.values(texts)) {
		const value = values[name];
		let text: string;
		if (type === 'resourceLocator') text = located(displayName, value)?.text ?? '';
		else if (type === 'dateTime') text = dateOf(displayName, value, timeZone);
		else text = textOf(displayName, noSwitch(displayName, value));
		if (text !== '') given[name as TextField | FurtherField] = text;
	}
	return given;
}

/** No text of a person is true or false: an expression compared where it should have read. */
function noSwitch(displayName: string, value: unknown): unknown {
	if (typeof value !== 'boolean') return value;
	throw new ExplainedError(
		`'${displayName}' is ${value} instead of a text`,
		`Check the expression of '${displayName}' for this item. A blank leaves Lucca as it is`,
	);
}

const referenceFields: readonly ReferenceField[] = [
	'calendar',
	'department',
	'legalEntity',
	'manager',
	'occupationCategory',
	'primaryRole',
];

function referencesOf(values: Values): UserInput['references'] {
	const given: Partial<Record<ReferenceField, Reference>> = {};
	for (const field of referenceFields) {
		const reference = referenceOf(references[field].displayName, values[field]);
		if (reference) given[field] = reference;
	}
	return given;
}

function secondaryRolesOf(value: unknown): UserInput['secondaryRoles'] {
	const { change, roles } = section(value, 'change');
	if (change === undefined || isBlank(change)) return undefined;
	if (change === 'removeAll') return { change: 'replace', roles: [] };
	if (change !== 'add' && change !== 'remove' && change !== 'replace') {
		throw new ExplainedError(
			"'Change' of 'Secondary Roles' is none of Add, Remove, Remove All and Replace",
			"Choose 'Change' from its list, or give add, remove, removeAll or replace",
		);
	}
	const named = referenceList('Secondary Roles', roles);
	if (named.length > 0) return { change, roles: named };
	if (change !== 'replace') return undefined;
	throw new ExplainedError(
		"'Secondary Roles' is to be replaced by no role, which would take all of them away",
		"Name the roles in 'Role Names or IDs', or choose the change 'Remove All'",
	);
}

function workCycleOf(value: unknown, timeZone: string): UserInput['workCycle'] {
	const given = section(value, 'cycle');
	const cycle = referenceOf('Work Cycle', given.cycle);
	if (!cycle) return undefined;
	const startsOn = dateOf('Starts On', given.startsOn, timeZone);
	return { cycle, ...(startsOn ? { startsOn } : {}) };
}

function customFieldsOf(
	value: unknown,
	timeZone: string,
): Record<string, string | readonly string[]> {
	const given: Record<string, string | readonly string[]> = {};
	const { field = [] } = (value ?? {}) as { field?: unknown };
	for (const entry of Array.isArray(field) ? field : [field]) {
		const { code, value: content } = (entry ?? {}) as Values;
		if (isBlank(content)) continue;
		const name = demanded('Custom Field Name or ID', textOf('Custom Field Name or ID', code));
		if (Object.hasOwn(given, name)) {
			throw new ExplainedError(
				`The custom field '${name}' is given twice`,
				"Keep one of the two under 'Custom Fields'. Several values go into one as a list",
			);
		}
		const read = (each: unknown) =>
			isMoment(each) ? dateOf(name, each, timeZone) : textOf(name, each);
		given[name] = Array.isArray(content)
			? content.filter((each) => !isBlank(each)).map(read)
			: read(content);
	}
	return given;
}

/** The one entry of a fixed collection, empty when there is none. */
function section(value: unknown, name: string): Values {
	const entry = (value as Values | undefined)?.[name];
	return typeof entry === 'object' && entry !== null ? (entry as Values) : {};
}
