import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { civilDateAt } from '../../lib/employee/civil-date';
import { ExplainedError } from '../../lib/explained-error';
import type { PlanOptions } from '../../lib/sync/plan/plan';
import { dateOf, textOf } from '../LuccaUsers/given/value';
import { limitsOf } from '../shared/limits';
import { isOn, textList } from '../shared/values';
import { absent, blanks, type Choice, fieldsToCompare, matchBy, returning } from './choices';
import { comparedChoices, newPeopleChoices } from './comparable';
import { limitWords } from './limits';
import { rejectedRows } from './rejected-rows';

/** What the parameters of the node ask for, and the field the report goes to, if any. */
export interface PlanRequest {
	readonly options: PlanOptions;
	readonly reportField: string;
}

/**
 * Reads the parameters, which are the same for everybody.
 * @throws ExplainedError naming the parameter an expression has filled with something else
 */
export function planRequest(context: IExecuteFunctions): PlanRequest {
	const given = context.getNodeParameter('options', 0, {}) as IDataObject;
	const zone = context.getTimezone();
	const braked = isOn('Hold Unusual Plans', context.getNodeParameter('brake', 0, true));
	const whenAbsent = choice<PlanOptions['absent']>(context, absent);
	return {
		options: {
			matchBy: choice(context, matchBy),
			day: dateOf('Plan Date', given.day, zone) || civilDateAt(Date.now(), zone),
			fields:
				choice<'all' | 'chosen'>(context, fieldsToCompare) === 'chosen'
					? chosenFields(context)
					: undefined,
			blanks: choice(context, blanks),
			absent: whenAbsent,
			departureDate: whenAbsent === 'depart' ? departureDate(context) : undefined,
			returning: choice(context, returning),
			newPeople: newPeople(context),
			rejected: rejectedRows(given.rejectedRows),
			...(braked && {
				limits: limitsOf(context.getNodeParameter('limits', 0, {}) as IDataObject, limitWords),
				approvedSha256: approved(context),
			}),
		},
		reportField: String(given.reportField ?? 'report').trim(),
	};
}

/** What was chosen from a list, which offers exactly the values of T. */
function choice<T extends string>(
	context: IExecuteFunctions,
	{ displayName, name, default: usual, options }: Choice,
): T {
	const value = context.getNodeParameter(name, 0, usual);
	const chosen = options.find((option) => option.value === value);
	if (chosen) return chosen.value as T;
	throw new ExplainedError(
		`'${displayName}' is none of ${options.map((option) => option.name).join(', ')}`,
		`Choose '${displayName}' from its list, or give ${options.map((option) => option.value).join(', or ')}`,
	);
}

function departureDate(context: IExecuteFunctions): string | undefined {
	const given = context.getNodeParameter('departureDate', 0, '');
	return dateOf('Departure Date', given, context.getTimezone()) || undefined;
}

function chosenFields(context: IExecuteFunctions): string[] {
	const fields = textList(context.getNodeParameter('fields', 0, []));
	if (fields.length === 0) {
		throw new ExplainedError(
			"'Fields' is blank, so there is nothing to hold against Lucca",
			"Choose fields, or set 'Fields to Compare' to 'All That Both Sides Have'",
		);
	}
	return fields.map((field) => listed('Fields', comparedChoices, field));
}

/** What new people get, by field; a blank is nothing. */
function newPeople(context: IExecuteFunctions): Record<string, string> {
	const rows = context.getNodeParameter('newPeople.value', 0, []) as IDataObject[];
	const values: Record<string, string> = {};
	for (const { field, value } of rows) {
		const name = listed('Values for New People', newPeopleChoices, String(field ?? ''));
		const text = textOf('Values for New People', value);
		if (name in values) {
			throw new ExplainedError(
				`'Values for New People' names '${name}' twice`,
				'Remove one of the two',
			);
		}
		if (text !== '') values[name] = text;
	}
	return values;
}

function listed(displayName: string, choices: Choice['options'], field: string): string {
	if (choices.some(({ value }) => value === field)) return field;
	throw new ExplainedError(
		`'${displayName}' names '${field}', which is no field to choose there`,
		`Choose from the list, or give one of ${choices.map(({ value }) => value).join(', ')}`,
	);
}

/** What a person approved; undefined for nothing. */
function approved(context: IExecuteFunctions): string | undefined {
	const text = String(context.getNodeParameter('approvedSha256', 0, '') ?? '')
		.trim()
		.toLowerCase();
	if (text === '' || /^[0-9a-f]{64}$/.test(text)) return text || undefined;
	throw new ExplainedError(
		"'Approved SHA-256' is no SHA-256: it must be 64 digits from 0 to 9 and letters from a to f",
		"Give the 'sha256' of the held plan, or leave the parameter blank",
	);
}
