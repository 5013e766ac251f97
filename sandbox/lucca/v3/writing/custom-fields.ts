import type {
	CompanyUser,
	CustomFieldDefinition,
	CustomScalar,
	CustomValue,
} from '../../../company';
import type { Call } from '../../call';
import { isObject } from '../../payload';
import { Declined } from '../../declined';
import { isId, isMidnight } from '../../rules';

type Code = keyof CompanyUser['extendedData'];
/** One `{id?, value}` of a body: id 0 for a value that is new. */
interface Sent {
	id: number;
	value: CustomScalar;
}

const fits: Record<
	CustomFieldDefinition['kind'],
	(value: CustomScalar, definition: CustomFieldDefinition) => boolean
> = {
	text: (value) => typeof value === 'string' && value !== '',
	number: (value) => typeof value === 'number',
	date: isMidnight,
	list: (value, { entries }) => entries.some(({ id }) => id === value),
	multipleList: (value, { entries }) => entries.some(({ id }) => id === value),
	// How a composite is written is not published.
	composite: () => false,
};

function read(sent: unknown, definition: CustomFieldDefinition): Sent {
	const { code, kind } = definition;
	if (!isObject(sent) || !('value' in sent)) {
		throw new Declined(`Property ${code} must be of the form {"id", "value"}`);
	}
	const { id = 0, value, ...others } = sent;
	const [unknown] = Object.keys(others);
	if (unknown !== undefined) throw new Declined(`Property ${code}: '${unknown}' is unknown`);
	if (!isId(id) || id < 0) throw new Declined(`Property ${code}: the id is not one`);
	if (value !== null && !fits[kind](value as CustomScalar, definition)) {
		throw new Declined(`Property ${code} does not take that value`);
	}
	return { id, value: value as CustomScalar };
}

/**
 * A value as a write leaves it (lucca-api reference, section 6.7): without an id it is new, with its id
 * it changes, with its id and null it goes (undefined).
 */
function written(sent: Sent, held: readonly CustomValue[], code: string, call: Call) {
	const old = held.find(({ id }) => id === sent.id);
	if (sent.id !== 0 && !old) throw new Declined(`Property ${code} has no value with that id`);
	if (sent.value !== null) {
		return { id: old?.id ?? call.ids.next('customValue'), value: sent.value };
	}
	if (!old) throw new Declined(`Property ${code}: the id of the value to delete is missing`);
	return undefined;
}

function single(
	definition: CustomFieldDefinition,
	held: readonly CustomValue[],
	sent: unknown,
	call: Call,
) {
	const item = read(sent, definition);
	if (item.id === 0 && held.length > 0) {
		throw new Declined(`Property ${definition.code} has a value: its id is missing`);
	}
	return written(item, held, definition.code, call);
}

function several(
	definition: CustomFieldDefinition,
	held: readonly CustomValue[],
	sent: unknown,
	call: Call,
): CustomValue[] {
	const { code } = definition;
	if (!Array.isArray(sent)) throw new Declined(`Property ${code} must be a list`);
	const items = sent.map((each: unknown) => read(each, definition));
	const named = items.filter(({ id }) => id !== 0).map(({ id }) => id);
	if (new Set(named).size < named.length) throw new Declined(`Property ${code} has an id twice`);
	const changed = items.map((item) => written(item, held, code, call));
	const unnamed =
		call.switches.multiValueOmitted === 'kept' ? held.filter(({ id }) => !named.includes(id)) : [];
	const after = [...unnamed, ...changed.filter((each) => each !== undefined)];
	after.sort((one, other) => one.id - other.id);
	if (new Set(after.map(({ value }) => value)).size < after.length) {
		throw new Declined(`Property ${code} has a value twice`);
	}
	return after;
}

/**
 * Carries out what a body says of a custom field.
 * @throws Declined for an unknown field, or a form or value it does not take
 */
export function writeCustomField(user: CompanyUser, code: string, sent: unknown, call: Call): void {
	const definition = call.company.customFields.find((each) => each.code === code);
	if (!definition) throw new Declined(`Property ${code} does not exist on type User`);
	const known: Code = definition.code;
	const held = [user.extendedData[known] ?? []].flat();
	const after =
		definition.kind === 'multipleList'
			? several(definition, held, sent, call)
			: single(definition, held, sent, call);
	if (after === undefined || (Array.isArray(after) && after.length === 0)) {
		delete user.extendedData[known];
	} else {
		user.extendedData[known] = after;
	}
}
