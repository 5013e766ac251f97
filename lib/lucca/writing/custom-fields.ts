import { ExplainedError } from '../../explained-error';
import { nearest } from '../../nearest';
import type { LuccaObject } from '../client/transport';
import type { CustomFieldDefinition } from '../lists/custom-field-definitions';
import { customValue, type FieldKind, type Held, heldIn, isValue, kindOf } from './custom-values';
import type { Session } from './session';

/** Values to write by code; null empties the field. */
export type CustomInput = Readonly<Record<string, string | readonly string[] | null>>;

type SentValue = { id?: number; value: string | number | boolean | null };
type Sent = SentValue | SentValue[];

/**
 * What to send for the custom fields that differ, by code (lucca-api reference, section 6.7): a new value
 * without ID, another value or null with the ID of the one held.
 *
 * A field of several values holds afterwards exactly those given. What becomes of values a write does
 * not name is not published, so every value held is named: those to keep with their ID as they are, those
 * to remove with null.
 * @param user undefined for somebody new
 * @throws ExplainedError for an unknown code, a value the field cannot take, or what this key does not see
 */
export async function customFieldChanges(
	session: Session,
	user: LuccaObject | undefined,
	input: CustomInput,
): Promise<Record<string, Sent>> {
	const changes: Record<string, Sent> = {};
	for (const [code, given] of Object.entries(input)) {
		const definition = await definitionOf(session, code);
		const sent = await changeOf(session, user, definition, given);
		if (sent !== undefined) changes[code] = sent;
	}
	return changes;
}

async function definitionOf({ lists }: Session, code: string): Promise<CustomFieldDefinition> {
	const definitions = await lists.customFields();
	const found = definitions.find((definition) => definition.code === code);
	if (found) return found;
	const near = nearest(
		code,
		definitions.map((definition) => definition.code),
	).map((each) => `'${each}'`);
	throw new ExplainedError(
		`Lucca has no custom field '${code}', or this API key may not see it`,
		near.length === 0
			? "Tick 'Consult HR files' on the role that bears the key's name"
			: `Nearest are: ${near.join(', ')}`,
	);
}

async function changeOf(
	session: Session,
	user: LuccaObject | undefined,
	definition: CustomFieldDefinition,
	given: string | readonly string[] | null,
): Promise<Sent | undefined> {
	const { code } = definition;
	const held = user ? heldIn(user, code) : { values: [], several: false };
	if (!held) throw unseen(definition);
	if (given === null) return cleared(definition, held);
	const { kind, several } = await knownOf(session, definition, held);
	const texts = textsIn(definition, given, several);
	const wanted = [...new Set(texts.map((text) => customValue(definition, kind, text)))];
	// Somebody's single value tells that the field takes no list.
	const takesList = several || (kind === 'unknown' && typeof given !== 'string');
	if (takesList) return severalChanged(definition, held, wanted);
	const [value, another] = wanted;
	if (another !== undefined) {
		throw new ExplainedError(
			`'${definition.name} (${code})' takes one value, and ${wanted.length} are given`,
			'Give the one that is meant',
		);
	}
	const [before] = held.values;
	if (value === undefined || (before && isValue(before.value, value))) return undefined;
	return before ? { id: idOf(definition, before.id), value } : { value };
}

/** Several texts, given as a list, or as a text of an own list's labels with commas or semicolons. */
function textsIn(
	{ entries }: CustomFieldDefinition,
	given: string | readonly string[],
	several: boolean,
): readonly string[] {
	if (typeof given !== 'string') return given;
	const labels = new Set(entries.flatMap(({ id, label }) => [id, label.toLowerCase()]));
	const isEntry = (text: string) => labels.has(text.toLowerCase());
	const parts = given.split(/[,;]/).map((part) => part.trim());
	const isJoined = parts.length > 1 && !isEntry(given.trim()) && parts.every(isEntry);
	return several && isJoined ? parts : [given];
}

function cleared(definition: CustomFieldDefinition, { values, several }: Held): Sent | undefined {
	const gone = values.map(({ id }) => ({ id: idOf(definition, id), value: null }));
	return several && gone.length > 0 ? gone : gone[0];
}

function severalChanged(
	definition: CustomFieldDefinition,
	{ values }: Held,
	wanted: ReadonlyArray<string | number | boolean>,
): Sent | undefined {
	const kept = values.map((held) => wanted.some((value) => isValue(held.value, value)));
	const added = wanted.filter((value) => !values.some((held) => isValue(held.value, value)));
	if (added.length === 0 && kept.every((isKept) => isKept)) return undefined;
	return [
		...values.map(({ id, value }, index) => ({
			id: idOf(definition, id),
			value: kept[index] ? (value as string | number | boolean) : null,
		})),
		...added.map((value) => ({ value })),
	];
}

/** What the field takes, from the person's own value or else from those of others. */
async function knownOf(
	{ people, lists }: Session,
	{ code }: CustomFieldDefinition,
	held: Held,
): Promise<FieldKind> {
	if (held.values.length > 0) return kindOf([held]);
	const told = lists.customKinds.get(code);
	if (told) return told;
	const valuesOf = (users: readonly LuccaObject[]) =>
		users.map((user) => heldIn(user, code)).filter((each) => each !== undefined);
	const atHand = kindOf(valuesOf(people.atHand));
	const known = atHand.kind === 'unknown' ? kindOf(valuesOf(await lists.sample())) : atHand;
	lists.customKinds.set(code, known);
	return known;
}

function idOf({ name, code }: CustomFieldDefinition, id: number | undefined): number {
	if (id !== undefined) return id;
	throw new ExplainedError(
		`Lucca does not tell the ID of the value the person has in '${name} (${code})', without which it cannot be changed`,
		'Change it in Lucca, and take it out of the custom fields here',
	);
}

function unseen({ name, code }: CustomFieldDefinition): ExplainedError {
	return new ExplainedError(
		`Lucca shows this API key no custom field of the person, so it cannot be told whether '${name} (${code})' differs`,
		"Tick 'Consult HR files' on the role that bears the key's name",
	);
}
