import { ExplainedError } from '../../explained-error';
import { civilDateOf, property, textCell, UNREADABLE } from '../cells';
import type { LuccaObject } from '../client/transport';
import { customFieldChanges } from './custom-fields';
import { writableFields } from './fields';
import { rolesAfter } from './secondary-roles';
import type { Session } from './session';
import type { WritableField } from './user-input';
import { holdsValue } from './values/text-value';
import type { Wishes } from './wishes';
import { cyclesAfter } from './work-cycles';

/** What differs between what is asked for and what Lucca has. */
export interface Difference {
	/** Flat, as v3 takes it; empty when nothing differs. */
	readonly body: Readonly<Record<string, unknown>>;
	/** Our names, codes of custom fields. */
	readonly changedFields: readonly string[];
	/** What differs still, held against the person as they are by now. */
	again(user: LuccaObject): Promise<Difference>;
}

/**
 * What to send so that Lucca has what is asked for, and nothing else.
 * @param user as Lucca has them; undefined for somebody new
 * @throws ExplainedError for a field this key does not see: what nobody can compare would be written
 * at each run
 */
export async function differenceOf(
	session: Session,
	user: LuccaObject | undefined,
	wishes: Wishes,
): Promise<Difference> {
	const body: Record<string, unknown> = {};
	const changedFields: string[] = [];
	for (const [field, wanted] of wishes.values) {
		if (user ? isHeld(user, field, wanted) : wanted === null || wanted === '') continue;
		body[writableFields[field].property] = wanted;
		changedFields.push(field);
	}
	const roles = wishes.roles && rolesAfter(user, wishes.roles);
	if (roles) {
		body.habilitedRoles = roles;
		changedFields.push('secondaryRoles');
	}
	const cycles = wishes.workCycle && workCycles(session, user, wishes, wishes.workCycle);
	if (cycles) {
		body.userWorkCycles = cycles;
		changedFields.push('workCycle');
	}
	const custom = await customFieldChanges(session, user, wishes.customFields);
	Object.assign(body, custom);
	return {
		body,
		changedFields: [...changedFields, ...Object.keys(custom)],
		again: async (now) => await differenceOf(session, now, wishes),
	};
}

function workCycles(
	{ today }: Session,
	user: LuccaObject | undefined,
	{ values }: Wishes,
	{ id, startsOn }: NonNullable<Wishes['workCycle']>,
) {
	const start = values.get('contractStart');
	const firstDay = typeof start === 'string' ? civilDateOf(start) : undefined;
	return cyclesAfter(user, id, startsOn, firstDay, today);
}

function isHeld(user: LuccaObject, field: WritableField, wanted: string | number | null): boolean {
	const facts = writableFields[field];
	const held = textCell(property(user, facts.property));
	if (held === undefined) {
		throw new ExplainedError(
			`Lucca does not show this API key '${facts.label}' of the person, so it cannot be told whether it differs`,
			`Let the role that bears the key's name see it (${rightFor(field)}), or take '${facts.label}' out`,
		);
	}
	return held !== UNREADABLE && holdsValue(facts, held, wanted);
}

/** The box to tick (lucca-api reference, section 3.1). */
function rightFor(field: WritableField): string {
	if (field === 'manager') return "the right 'View employee managers'";
	if (field === 'jobTitle') return "the right 'View employee jobs'";
	return writableFields[field].sensitive ? "the right 'Consult HR files'" : 'Co-workers tab';
}

/**
 * @throws ExplainedError when a contract would end before it starts, by what is asked for and what
 * Lucca has
 */
export function checkDates(user: LuccaObject | undefined, { values }: Wishes): void {
	const [start, end] = (['contractStart', 'contractEnd'] as const).map((field) => {
		const wanted = values.get(field);
		const held = user ? textCell(property(user, writableFields[field].property)) : undefined;
		const text = wanted === undefined ? held : wanted;
		return typeof text === 'string' ? civilDateOf(text) : undefined;
	});
	const isAsked = values.has('contractStart') || values.has('contractEnd');
	if (!isAsked || start === undefined || end === undefined || end >= start) return;
	throw new ExplainedError(
		`The contract would end on ${end}, before it starts on ${start}`,
		"Check 'Contract Start' and 'Contract End': both are days of employment",
	);
}
