import type { IDataObject, INodeExecutionData, IPairedItemData } from 'n8n-workflow';
import { isSensitive } from '../../lib/employee/fields';
import type { Cell } from '../../lib/employee/record';
import { recordFieldOf } from '../../lib/sync/plan/fields';
import type {
	Change,
	HeldEntry,
	Plan,
	Planned,
	PlannedAbsence,
	PlannedCreate,
	PlannedUpdate,
} from '../../lib/sync/plan/plan';
import type { People } from '../shared/file/people';
import { LUCCA, SOURCE } from './inputs';

/** The outputs, in their order. */
export const OUTPUTS = ['Create', 'Update', 'Absent', 'Unchanged', 'Held', 'Summary'] as const;

/** The people of both inputs. */
export interface Sides {
	readonly source: People;
	readonly lucca: People;
}

/** One item a person for each output but the summary, linked to the items the person came from. */
export function peopleItems(plan: Plan, sides: Sides): INodeExecutionData[][] {
	const items = <P extends Planned>(people: readonly P[], show: (one: P) => IDataObject) =>
		people.map((one) => ({ json: show(one), pairedItem: pairing(one, sides) }));
	return [
		items(plan.creates, created),
		items(plan.updates, updated),
		items(plan.absent, (one) => absent(one, sides.lucca)),
		items(plan.unchanged, identity),
		items(plan.held, held),
	];
}

/** The item of each side; a person both sides have is linked to both. */
function pairing({ source, lucca }: Planned, sides: Sides): IPairedItemData | IPairedItemData[] {
	const places: IPairedItemData[] = [];
	if (source !== undefined) {
		places.push({ item: sides.source.itemOf[source] ?? source, input: SOURCE });
	}
	if (lucca !== undefined) places.push({ item: sides.lucca.itemOf[lucca] ?? lucca, input: LUCCA });
	const [only, ...others] = places;
	return only && others.length === 0 ? only : places;
}

const identity = ({ luccaId, key, name }: Planned): IDataObject => ({ luccaId, key, name });

const created = ({ values, key, name }: PlannedCreate): IDataObject => ({ ...values, key, name });

/** With the new values as fields of their own: a field that does not change is not there. */
function updated(one: PlannedUpdate): IDataObject {
	const { changes, clear } = one;
	return {
		...identity(one),
		...Object.fromEntries(changes.map(({ field, after }) => [field, after ?? null])),
		changedFields: changes.map(({ field }) => field),
		changes: changes.map(shown),
		clear: [...clear],
	};
}

function absent(
	{ lucca, luccaId, name, contractEnd }: PlannedAbsence,
	people: People,
): IDataObject {
	const { login, employeeNumber, email } = people.records[lucca] ?? {};
	return {
		luccaId,
		login: textOrNull(login),
		employeeNumber: textOrNull(employeeNumber),
		email: textOrNull(email),
		name,
		...(contractEnd !== undefined && { contractEnd }),
	};
}

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);

const held = ({
	action,
	key,
	name,
	luccaId,
	reasons,
	remedy,
	changes,
}: HeldEntry): IDataObject => ({
	action,
	key,
	name,
	...(luccaId !== undefined && { luccaId }),
	reasons: [...reasons],
	remedy,
	changes: changes.map(masked),
});

/** Held people are looked at, not written: what is sensitive stays behind dots. */
function masked({ field, before, after }: Change): IDataObject {
	const dots = (value: Cell) => (value ? '•••' : (value ?? null));
	return isSensitive(recordFieldOf(field) ?? field)
		? { field, before: dots(before), after: dots(after) }
		: shown({ field, before, after });
}

const shown = ({ field, before, after }: Change): IDataObject => ({
	field,
	before: before ?? null,
	after: after ?? null,
});
