import { property, textCell } from '../cells';
import type { LuccaClient } from '../client/request';
import { isLuccaObject, type LuccaObject } from '../client/transport';
import { v3Collection } from '../lists/collections';
import type { Named } from '../lists/organisation';
import { readAll } from '../lists/read-all';
import { USERS } from './users-path';

/** How many people Lucca shows with it, employed or yet to come. */
interface Held {
	readonly people: number;
}

export type HeldCalendar = Named & Held;

/** Lucca tells no name of a work cycle. */
export type HeldWorkCycle = { readonly id: string } & Held;

/**
 * The public-holiday calendars of the people Lucca shows, most used first: no document tells of a list
 * of them.
 * @throws LuccaApiError when the people cannot be read whole
 */
export async function readCalendars(client: LuccaClient): Promise<HeldCalendar[]> {
	const names = new Map<string, string>();
	const counts = count(await people(client, 'calendar[id,name]'), (user) => {
		const calendar = property(user, 'calendar');
		const id = isLuccaObject(calendar) ? textCell(property(calendar, 'id')) : null;
		if (typeof id !== 'string' || !isLuccaObject(calendar)) return [];
		const name = property(calendar, 'name');
		names.set(id, typeof name === 'string' ? name : id);
		return [id];
	});
	return counts.map(({ id, people: holders }) => ({
		id,
		name: names.get(id) ?? id,
		people: holders,
	}));
}

/**
 * The IDs of the work cycles of the people Lucca shows, most used first.
 * @throws LuccaApiError when the people cannot be read whole
 */
export async function readWorkCycles(client: LuccaClient): Promise<HeldWorkCycle[]> {
	return count(await people(client, 'userWorkCycles'), (user) => {
		const cycles = property(user, 'userWorkCycles');
		if (!Array.isArray(cycles)) return [];
		return cycles
			.filter(isLuccaObject)
			.map((cycle) => textCell(property(cycle, 'workCycleID')))
			.filter((id) => typeof id === 'string');
	});
}

async function people(client: LuccaClient, ask: string): Promise<LuccaObject[]> {
	return await readAll(v3Collection(client, USERS, 'users', ['id', ask], {}));
}

function count(users: readonly LuccaObject[], idsOf: (user: LuccaObject) => string[]) {
	const counts = new Map<string, number>();
	for (const user of users) {
		for (const id of new Set(idsOf(user))) counts.set(id, (counts.get(id) ?? 0) + 1);
	}
	return [...counts]
		.map(([id, holders]) => ({ id, people: holders }))
		.sort((one, other) => other.people - one.people || Number(one.id) - Number(other.id));
}
