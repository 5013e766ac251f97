import { isSensitive } from '../../employee/fields';
import { spreadsheetFile } from '../../tabular/spreadsheet';
import { labelOf, recordFieldOf } from './fields';
import type { Change, HeldEntry, Plan, Planned, PlanRecord } from './plan';
import { textOf } from './people';

const HEADER = [
	'Action',
	'Key',
	'Name',
	'Employee Number',
	'Field',
	'Before',
	'After',
	'Reason',
	'What to Do',
];

const ACTION: Readonly<Record<HeldEntry['action'], string>> = {
	create: 'Held: create',
	update: 'Held: update',
	depart: 'Held: departure',
	none: 'Held',
};

/**
 * Every change of a plan, one line each, as a CSV file for a spreadsheet; why the plan is held stands
 * first. Values of sensitive fields are dots.
 * @param source the records the plan was made of
 * @param lucca likewise
 */
export function planReport(
	plan: Plan,
	source: readonly PlanRecord[],
	lucca: readonly PlanRecord[],
): Buffer {
	const who = ({ source: at, lucca: inLucca, key, name }: Planned): string[] => {
		const record = at === undefined ? undefined : source[at];
		const person = inLucca === undefined ? undefined : lucca[inLucca];
		return [key, name, textOf(record?.employeeNumber) || textOf(person?.employeeNumber)];
	};
	const lines = (action: string, one: Planned, changes: readonly Change[], why: string[] = []) =>
		(changes.length > 0 ? changes : [undefined]).map((change) => [
			action,
			...who(one),
			...(change ? cellsOf(change) : ['', '', '']),
			...(why.length > 0 ? why : ['', '']),
		]);
	const { decision } = plan;
	return spreadsheetFile([
		HEADER,
		...decision.reasons.map(({ message }) => [
			decision.released ? 'Plan approved' : 'Plan held',
			...['', '', '', '', '', ''],
			message,
			'',
		]),
		...plan.held.flatMap((entry) =>
			lines(ACTION[entry.action], entry, entry.changes, [entry.reasons.join('; '), entry.remedy]),
		),
		...plan.creates.flatMap((one) =>
			lines(
				'Create',
				one,
				Object.entries(one.values).map(([field, after]) => ({ field, before: null, after })),
			),
		),
		...plan.updates.flatMap((one) => lines('Update', one, one.changes)),
		...plan.absent.flatMap((one) =>
			lines(
				one.contractEnd === undefined ? 'Absent' : 'Departure',
				one,
				one.contractEnd === undefined
					? []
					: [{ field: 'contractEnd', before: null, after: one.contractEnd }],
			),
		),
	]);
}

function cellsOf({ field, before, after }: Change): string[] {
	const isHidden = isSensitive(recordFieldOf(field) ?? field);
	const shown = (value: Change['after']) => (value && isHidden ? '•••' : (value ?? ''));
	return [labelOf(field), shown(before), shown(after)];
}
