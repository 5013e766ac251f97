import type { CivilDate } from '../../employee/civil-date';
import type { Employee } from '../../employee/record';
import type { Found, Happening, LuccaNow } from './events';
import { sightingOf } from './events';
import { changesBetween, fieldsIn, type Fingerprint, fingerprint, lastSeen } from './fingerprints';
import {
	type Arrivals,
	type ChangeMemory,
	firstMemory,
	nobody,
	remember,
	sift,
	sortArrivals,
	startOf,
} from './sightings';

export interface UpdateMemory extends ChangeMemory {
	/** Only when fields are watched. */
	readonly watch?: Watch;
}

interface Watch {
	readonly salt: string;
	readonly prints: Readonly<Record<string, Fingerprint>>;
}

/**
 * People whose record changed, leavers and people who come back included. Somebody created since the
 * last poll is not updated as well.
 *
 * When fields are watched, only those in whom one of them changed. Of a person who came into sight
 * nobody knows what changed, so all watched fields are named.
 * @param fields the fields to watch; none: any change
 * @param memory undefined at the first poll, which finds nothing and learns how everybody is
 * @param newSalt gives a text nobody can guess
 * @param today the day it is where the workflow is
 */
export async function pollUpdated(
	now: LuccaNow,
	fields: readonly string[],
	memory: UpdateMemory | undefined,
	newSalt: () => string,
	today: CivilDate,
): Promise<Found<UpdateMemory>> {
	if (!memory) return { happenings: [], memory: await baseline(now, fields, newSalt, today) };
	const start = startOf(memory);
	const seen = await now.changedSince(start);
	const { changed, unseen } = sift(memory, seen);
	const arrivals =
		unseen.length === 0 ? nobody : sortArrivals(memory, unseen, await now.everybody());
	const { created, appeared, revealed } = arrivals;
	const { watch } = memory;
	// The created are read to learn how they are, not to be told.
	const wanted = [...changed, ...appeared, ...(watch ? created : [])].map(({ id }) => id);
	const records = wanted.length === 0 ? [] : await now.records(wanted, start);
	const dealtWith = [...(watch ? [] : created), ...revealed, ...records.map(sightingOf)];
	const next = remember(memory, seen, dealtWith, today);
	if (!watch) return { happenings: records.map(updated), memory: next };
	const { salt } = watch;
	const prints = new Map(Object.entries(watch.prints));
	const happenings = findChanges(records, arrivals, fields, salt, prints);
	if (revealed.length > 0) {
		const ids = new Set(revealed.map(({ id }) => String(id)));
		const shown = (await now.everyRecord()).filter(({ luccaId }) => ids.has(luccaId ?? ''));
		for (const [id, print] of printsOf(shown, fields, salt)) prints.set(id, print);
	}
	return {
		happenings,
		memory: { ...next, watch: { salt, prints: Object.fromEntries(prints) } },
	};
}

async function baseline(
	now: LuccaNow,
	fields: readonly string[],
	newSalt: () => string,
	today: CivilDate,
): Promise<UpdateMemory> {
	if (fields.length === 0) return firstMemory(await now.everybody(), today);
	const everybody = await now.everyRecord();
	const salt = newSalt();
	return {
		...firstMemory(everybody.map(sightingOf), today),
		watch: { salt, prints: Object.fromEntries(printsOf(everybody, fields, salt)) },
	};
}

/** @param prints as they were; they become what they are */
function findChanges(
	records: readonly Employee[],
	{ appeared }: Arrivals,
	fields: readonly string[],
	salt: string,
	prints: Map<string, Fingerprint>,
): Happening[] {
	const appearedIds = new Set(appeared.map(({ id }) => String(id)));
	return records.flatMap((employee) => {
		const id = String(employee.luccaId);
		const before = prints.get(id) ?? '';
		const after = fingerprint(employee, fields, salt);
		prints.set(id, lastSeen(before, after));
		// Of the created there is no fingerprint before, so nothing changed.
		const changedFields = appearedIds.has(id)
			? fieldsIn(after, fields)
			: changesBetween(before, after, fields);
		return changedFields.length === 0 ? [] : [{ ...updated(employee), changedFields }];
	});
}

function updated(employee: Employee): Happening {
	return { event: 'userUpdated', employee };
}

function printsOf(
	people: readonly Employee[],
	fields: readonly string[],
	salt: string,
): Array<[id: string, print: Fingerprint]> {
	return people.map((employee) => [String(employee.luccaId), fingerprint(employee, fields, salt)]);
}
