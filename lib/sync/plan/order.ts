import { managersFirst, NOWHERE } from '../../employee/chains';
import { MANAGER } from './fields';
import type { Change, PlannedUpdate } from './plan';

/**
 * The updates in an order in which each can be carried out: people are renamed last, and of those
 * managers after their people. Until then, others find their managers by the logins Lucca has.
 */
export function namedLast(updates: readonly PlannedUpdate[]): readonly PlannedUpdate[] {
	const renamed = updates.filter((update) => of('login', update));
	if (renamed.length === 0) return updates;
	const places = new Map(renamed.map((update, at) => [of('login', update)?.before ?? '', at]));
	const managers = Int32Array.from(renamed, (update) => {
		return places.get(of(MANAGER, update)?.after ?? '') ?? NOWHERE;
	});
	const inOrder = managersFirst(managers).reverse();
	return [
		...updates.filter((update) => !of('login', update)),
		...inOrder.map((at) => renamed[at] as PlannedUpdate),
	];
}

const of = (name: string, { changes }: PlannedUpdate): Change | undefined =>
	changes.find(({ field }) => field === name);
