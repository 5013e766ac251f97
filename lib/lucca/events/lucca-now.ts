import { addDays } from '../../employee/civil-date';
import { ExplainedError } from '../../explained-error';
import { dateCell, property, textCell } from '../cells';
import type { LuccaClient, Query } from '../client/request';
import { LuccaApiError } from '../client/lucca-api-error';
import type { LuccaObject } from '../client/transport';
import { FEW, v3Collection } from '../lists/collections';
import { readAll } from '../lists/read-all';
import { USERS } from '../people/users-path';
import { findPeople, readPeople } from '../people/users';
import type { WantedContent } from '../people/wanted-content';
import type { ContractBound, ContractDate, LuccaNow } from './events';
import { isMoment, type Sighting } from './sightings';

const properties: Readonly<Record<ContractBound, string>> = {
	contractStart: 'dtContractStart',
	contractEnd: 'dtContractEnd',
};

/**
 * Lucca as a poll sees it. A quiet poll is one request: IDs and one property of those who match; whole
 * records are read of those only whom an event is about.
 * @param wanted what to know about each person told
 */
export function luccaNow(client: LuccaClient, wanted: WantedContent): LuccaNow {
	const list = async (name: string, filters: Query) => {
		const query = { ...filters, formerEmployees: 'true' };
		return await readAll(v3Collection(client, USERS, 'users', ['id', name], query));
	};
	const sightings = async (filters: Query) => (await list('modifiedAt', filters)).map(sightingIn);
	const everybodySince = async (modifiedSince: string | undefined) => {
		const filters = { formerEmployees: true, modifiedSince };
		return (await readPeople(client, { filters }, wanted)).employees;
	};
	return {
		everybody: async () => await sightings({}),
		changedSince: async (moment) =>
			await sightings(moment === undefined ? {} : { modifiedAt: `since,${moment}` }),
		contractDates: async (bound, from, to) => {
			// Whether 'between' includes its ends stands in no document of Lucca's.
			const between = `between,${addDays(from, -1)},${addDays(to, 1)}`;
			const users = await list(properties[bound], { [properties[bound]]: between });
			return users.map((user) => contractDateIn(user, bound));
		},
		records: async (ids, changedSince) => {
			if (ids.length > FEW && changedSince !== undefined) {
				const asked = new Set(ids.map(String));
				const people = await everybodySince(changedSince);
				return people.filter(({ luccaId }) => asked.has(luccaId ?? ''));
			}
			const records = [];
			for (let at = 0; at < ids.length; at += FEW) {
				const luccaIds = ids.slice(at, at + FEW).map(String);
				records.push(...(await findPeople(client, { luccaIds }, wanted)).employees);
			}
			return records;
		},
		everyRecord: async () => await everybodySince(undefined),
	};
}

function sightingIn(user: LuccaObject): Sighting {
	const modifiedAt = textCell(property(user, 'modifiedAt'));
	if (modifiedAt === undefined) throw hidden('modifiedAt', 'the moment of the last change', user);
	if (modifiedAt !== null && !isMoment(modifiedAt)) throw unreadable('modifiedAt', user);
	return { id: Number(user.id), modifiedAt: modifiedAt ?? '' };
}

function contractDateIn(user: LuccaObject, bound: ContractBound): ContractDate {
	const name = properties[bound];
	const date = dateCell(property(user, name));
	if (date === undefined) throw hidden(name, 'this date of the contract', user);
	if (typeof date !== 'string') throw unreadable(name, user);
	return { id: Number(user.id), date };
}

function hidden(name: string, meaning: string, { id }: LuccaObject): ExplainedError {
	return new ExplainedError(
		`Lucca does not show ${meaning} ('${name}') of the user with ID ${String(id)}, so no event can be told`,
		'Let the role of this API key see it, in its Co-workers part',
	);
}

function unreadable(name: string, { id }: LuccaObject): LuccaApiError {
	return new LuccaApiError(
		`Lucca sent a value for '${name}' of the user with ID ${String(id)} that cannot be read`,
		'Open the person in Lucca and check this value. When it looks right there, please report it to the makers of this node',
	);
}
