import { addDays, type CivilDate } from '../../employee/civil-date';
import type { ContractBound, ContractDate, EventKind, Found, LuccaNow } from './events';
import { type IdRanges, idsIn, rangesOf } from './id-set';

export interface ContractMemory {
	/**
	 * The latest day of a poll. A machine whose clock begins at 1970 until it is told the time must not
	 * make this poll make up for all the years since.
	 */
	readonly polledOn: CivilDate;
	/** Who was told, by the date told. */
	readonly told: Readonly<Record<CivilDate, IdRanges>>;
}

/**
 * Longer than a clock that knows the time is wrong: a day that comes a second time must not be told a
 * second time. Nor is anything of longer ago made up for.
 */
const KEPT_DAYS = 400;

const events: Readonly<Record<ContractBound, EventKind>> = {
	contractStart: 'contractStartingSoon',
	contractEnd: 'contractEndingSoon',
};

/**
 * Contracts that start or end within some days, each date of a person once; a date moved to another day
 * is told anew. Days passed since the last poll are made up for.
 * @param bound which end of the contract
 * @param daysBefore how many days ahead, 0 for today alone
 * @param today where the workflow is
 * @param memory undefined at the first poll, which tells what lies ahead already
 */
export async function pollContracts(
	now: LuccaNow,
	bound: ContractBound,
	daysBefore: number,
	today: CivilDate,
	memory: ContractMemory = { polledOn: today, told: {} },
): Promise<Found<ContractMemory>> {
	const oldest = addDays(today, -KEPT_DAYS);
	const isGap = oldest <= memory.polledOn && memory.polledOn < today;
	const from = isGap ? memory.polledOn : today;
	const to = addDays(today, daysBefore);
	const told = new Map(Object.entries(memory.told).map(([date, ids]) => [date, idsIn(ids)]));
	const isDue = ({ id, date }: ContractDate) =>
		date >= from && date <= to && !told.get(date)?.has(id);
	const due = (await now.contractDates(bound, from, to)).filter(isDue);
	const records = due.length === 0 ? [] : await now.records(due.map(({ id }) => id));
	const happenings = records.flatMap((employee) => {
		// The record is the later reading: what is told is what it says.
		const contract = { id: Number(employee.luccaId), date: employee[bound] ?? '' };
		if (!isDue(contract)) return [];
		told.set(contract.date, new Set([...(told.get(contract.date) ?? []), contract.id]));
		return [{ event: events[bound], employee }];
	});
	const kept = [...told].filter(([date]) => date >= oldest);
	return {
		happenings,
		memory: {
			polledOn: memory.polledOn > today ? memory.polledOn : today,
			told: Object.fromEntries(kept.map(([date, ids]) => [date, rangesOf(ids)])),
		},
	};
}
