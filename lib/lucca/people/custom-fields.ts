import type { CustomField } from '../../employee/fields';
import type { EmployeeDraft } from '../../employee/record';
import { ExplainedError } from '../../explained-error';
import { civilDateOf, property, textCell, UNREADABLE } from '../cells';
import { type ListLabels, readListLabels } from '../lists/custom-field-definitions';
import { LuccaApiError } from '../client/lucca-api-error';
import type { LuccaClient } from '../client/request';
import { isLuccaObject, type LuccaObject } from '../client/transport';

/** Which custom fields to pass on, by Lucca's code. */
export type WantedCustomFields = readonly string[] | 'all';

/** A user's custom fields, as they stand at the root of an Employee. */
type CustomCells = EmployeeDraft;

/** Whether a text has the form of Lucca's codes. */
function isCustomField(code: string): code is CustomField {
	return /^e_./.test(code);
}

/**
 * Prepares the reading of custom fields (`extendedData`) of these users: list values are stored as
 * entry IDs, so the lists of the fields that hold numbers are fetched, one request a field.
 *
 * Several values are joined with ', '. The parts of a composite stand under `{code}_{part}` (the
 * part without its own `e_`); a whole number in one is left out, as nothing tells it from an entry ID.
 * Lucca sends nothing for a person without a value, and nothing for a field the key may not see. So a
 * field that somebody read here has a value for is empty for those without one, and a field that
 * nobody has a value for is absent.
 * @throws ExplainedError for a code Lucca does not have; LuccaApiError when a list cannot be read
 */
export async function prepareCustomFields(
	client: LuccaClient,
	users: readonly LuccaObject[],
	wanted: WantedCustomFields,
): Promise<(user: LuccaObject) => CustomCells> {
	const codes = wanted === 'all' ? codesIn(users) : checked(wanted);
	const lists = new Map<string, ListLabels>();
	const visible = new Set<CustomField>();
	for (const code of codes) {
		const values = users.flatMap((user) => valuesOf(user, code) ?? []);
		if (values.length > 0 && !values.some(isLuccaObject)) visible.add(code);
		// A field nobody has a value for may be a slip of the keyboard: Lucca knows.
		const unseen = values.length === 0 && users.length > 0;
		if (unseen || values.some(mayBeEntryId)) lists.set(code, await readListLabels(client, code));
	}
	refuseUnknownEntries(users, lists);
	return (user) => {
		const cells: CustomCells = {};
		for (const code of codes) {
			addCells(cells, user, code, lists.get(code));
			if (visible.has(code)) cells[code] ??= null;
		}
		return cells;
	};
}

function checked(wanted: readonly string[]): CustomField[] {
	return wanted.map((code) => {
		if (isCustomField(code)) return code;
		throw new ExplainedError(
			`'${code}' is not the code of a Lucca custom field`,
			"Codes begin with e_, as Lucca's HR-file settings show them: check 'Custom Field Names or IDs'",
		);
	});
}

function codesIn(users: readonly LuccaObject[]): CustomField[] {
	const codes = new Set<CustomField>();
	for (const user of users) {
		const data = property(user, 'extendedData');
		if (!isLuccaObject(data)) continue;
		for (const code of Object.keys(data)) if (isCustomField(code)) codes.add(code);
	}
	return [...codes].sort();
}

/**
 * The values a user has in a field, taken out of `{id, value}`; bare ones are seen too (lucca-api
 * reference, section 6.7). Undefined when nothing was sent, an empty list when it is known to be empty.
 */
function valuesOf(user: LuccaObject, code: string): unknown[] | undefined {
	const data = property(user, 'extendedData');
	const sent = isLuccaObject(data) ? property(data, code) : undefined;
	if (sent === undefined) return undefined;
	return [sent]
		.flat()
		.map(unwrapped)
		.filter((value) => value !== undefined && value !== null && value !== '');
}

function unwrapped(sent: unknown): unknown {
	return isLuccaObject(sent) && Object.hasOwn(sent, 'value') ? sent.value : sent;
}

function mayBeEntryId(value: unknown): boolean {
	return typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
}

/** A number whose label is not in the list must not travel as if it were a label. */
function refuseUnknownEntries(
	users: readonly LuccaObject[],
	lists: ReadonlyMap<string, ListLabels>,
): void {
	for (const [code, labels] of lists) {
		if (labels.size === 0) continue;
		const strays = users.flatMap((user) =>
			(valuesOf(user, code) ?? [])
				.filter((value) => mayBeEntryId(value) && !labels.has(String(value)))
				.map((value) => ({ user: String(user.id), entry: String(value) })),
		);
		const [first] = strays;
		if (!first) continue;
		const others = new Set(strays.map(({ user }) => user)).size - 1;
		throw new LuccaApiError(
			`Entry ${first.entry} of the custom field '${code}', held by the user with ID ${first.user}` +
				`${others > 0 ? ` and ${others} more` : ''}, is not in the list Lucca gives for this field`,
			"Choose a current entry for these people in Lucca, or take the field out of 'Custom Field Names or IDs'",
		);
	}
}

function addCells(
	cells: CustomCells,
	user: LuccaObject,
	code: CustomField,
	labels: ListLabels | undefined,
): void {
	const values = valuesOf(user, code);
	if (values === undefined) return;
	const composites = values.filter(isLuccaObject);
	if (composites.length === 0) {
		cells[code] = joined(values.map((value) => written(value, labels, user, code)));
		return;
	}
	for (const part of new Set(composites.flatMap(Object.keys))) {
		const parts = composites.flatMap((composite) => [unwrapped(composite[part])].flat());
		if (parts.some((value) => Number.isInteger(value))) continue;
		const known = parts.filter((value) => value !== undefined && value !== null && value !== '');
		cells[`${code}_${part.replace(/^e_/, '')}`] = joined(
			known.map((value) => written(value, undefined, user, code)),
		);
	}
}

function joined(texts: readonly string[]): string | null {
	return texts.length === 0 ? null : texts.join(', ');
}

function written(
	value: unknown,
	labels: ListLabels | undefined,
	user: LuccaObject,
	code: string,
): string {
	const text = textCell(value);
	if (text === UNREADABLE || text === undefined) {
		throw new LuccaApiError(
			`Lucca sent a value for the custom field '${code}' of the user with ID ${String(user.id)} that cannot be read`,
			"Take the field out of 'Custom Field Names or IDs', and please report this to the makers of this node",
		);
	}
	if (text === null) return '';
	if (mayBeEntryId(value) && labels?.has(text)) return labels.get(text) as string;
	return midnight(text) ?? text;
}

/** A date field holds a local midnight; any other hour is a text's own affair. */
function midnight(text: string): string | undefined {
	return text.endsWith('T00:00:00') ? civilDateOf(text) : undefined;
}
