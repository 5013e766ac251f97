import type { CivilDate } from '../../employee/civil-date';
import { ExplainedError } from '../../explained-error';
import { nearest } from '../../nearest';
import type { CustomInput } from './custom-fields';
import { writableFields } from './fields';
import { resolveReference } from './references';
import type { RoleChange } from './secondary-roles';
import type { Session } from './session';
import type { Reference, UserInput, WritableField } from './user-input';
import { demandDate } from './values/date';
import { readTextValue } from './values/text-value';

/** What an item asks for, checked, in Lucca's own values. */
export interface Wishes {
	/** Null or an empty text empties the field. */
	readonly values: ReadonlyMap<WritableField, string | number | null>;
	readonly roles?: RoleChange;
	readonly workCycle?: { readonly id: number; readonly startsOn?: CivilDate };
	readonly customFields: CustomInput;
}

const labelOf = (field: WritableField) => writableFields[field].label;

/**
 * Checks what an item asks for and finds what it names. A blank asks for nothing.
 * @throws ExplainedError for a value that cannot be, an unknown or ambiguous name, or a field that is
 * to be filled and emptied; LuccaApiError when a list cannot be read
 */
export async function wishesOf(session: Session, input: UserInput): Promise<Wishes> {
	const values = new Map<WritableField, string | number | null>();
	for (const [field, text = ''] of entries(input.texts)) {
		if (text.trim() !== '') values.set(field, readTextValue(writableFields[field], text));
	}
	for (const [field, reference] of entries(input.references)) {
		if (isBlank(reference)) continue;
		values.set(field, await resolveReference(session, field, reference as Reference));
	}
	const customFields = filledCustomFields(input);
	const cleared = clearedIn(input, { values, customFields });
	for (const [field, emptied] of cleared.values) values.set(field, emptied);
	const roles = cleared.roles ?? (await rolesOf(session, input));
	const workCycle = await workCycleOf(session, input);
	return {
		values,
		...(roles ? { roles } : {}),
		...(workCycle ? { workCycle } : {}),
		customFields: { ...customFields, ...cleared.customFields },
	};
}

async function rolesOf(
	session: Session,
	{ secondaryRoles }: UserInput,
): Promise<RoleChange | undefined> {
	if (!secondaryRoles) return undefined;
	const { change, roles } = secondaryRoles;
	const named = roles.filter((role) => !isBlank(role));
	// Blanks never empty: only a list that names nothing at all does.
	if (named.length === 0 && (change !== 'replace' || roles.length > 0)) return undefined;
	const ids: number[] = [];
	for (const role of named) ids.push(await resolveReference(session, 'secondaryRoles', role));
	return { change, ids };
}

async function workCycleOf(
	session: Session,
	{ workCycle }: UserInput,
): Promise<Wishes['workCycle'] | undefined> {
	if (!workCycle || isBlank(workCycle.cycle)) return undefined;
	const id = await resolveReference(session, 'workCycle', workCycle.cycle);
	const { startsOn = '' } = workCycle;
	return startsOn.trim() === '' ? { id } : { id, startsOn: demandDate('Starts On', startsOn) };
}

interface Cleared {
	readonly values: ReadonlyMap<WritableField, null | ''>;
	readonly roles?: RoleChange;
	readonly customFields: Record<string, null>;
}

function clearedIn(
	{ clear = [], secondaryRoles }: UserInput,
	{ values, customFields }: Pick<Wishes, 'values' | 'customFields'>,
): Cleared {
	const emptied = new Map<WritableField, null | ''>();
	const codes: Record<string, null> = {};
	let roles: RoleChange | undefined;
	for (const name of clear) {
		if (name.startsWith('e_')) {
			if (Object.hasOwn(customFields, name)) throw twoWishes(name);
			codes[name] = null;
		} else if (name === 'secondaryRoles') {
			if (secondaryRoles) throw twoWishes('Secondary Roles');
			roles = { change: 'replace', ids: [] };
		} else {
			const field = clearable(name);
			if (values.has(field)) throw twoWishes(labelOf(field));
			emptied.set(field, writableFields[field].emptied ?? null);
		}
	}
	return { values: emptied, customFields: codes, ...(roles ? { roles } : {}) };
}

function clearable(name: string): WritableField {
	const facts = Object.hasOwn(writableFields, name)
		? writableFields[name as WritableField]
		: undefined;
	if (facts && facts.emptied !== undefined) return name as WritableField;
	if (facts) {
		throw new ExplainedError(
			`'${facts.label}' cannot be emptied: Lucca wants a value there`,
			`Take '${facts.label}' out of the fields to clear, or give it another value`,
		);
	}
	const near = nearest(name, [...Object.keys(writableFields), 'secondaryRoles']);
	throw new ExplainedError(
		`There is no field '${name}' to clear`,
		`Nearest are: ${near.map((each) => `'${each}'`).join(', ')}. Custom fields are named by their code, which begins with e_`,
	);
}

function twoWishes(label: string): ExplainedError {
	return new ExplainedError(
		`'${label}' is to be filled and to be emptied`,
		`Take '${label}' out of the fields to clear, or leave its value blank`,
	);
}

function isBlank(reference: Reference | undefined): boolean {
	return reference === undefined || reference.value.trim() === '';
}

function filledCustomFields({ customFields = {} }: UserInput) {
	const filled: Record<string, string | readonly string[]> = {};
	for (const [code, given] of Object.entries(customFields)) {
		const texts = [given].flat().filter((text) => text.trim() !== '');
		const [text] = texts;
		if (text !== undefined) filled[code] = typeof given === 'string' ? text : texts;
	}
	return filled;
}

function entries<Key extends WritableField, Value>(
	record: Readonly<Partial<Record<Key, Value>>>,
): Array<[Key, Value | undefined]> {
	return Object.entries(record) as Array<[Key, Value | undefined]>;
}
