import type { Employee } from '../../../../lib/employee/record';
import type { LuccaNow } from '../../../../lib/lucca/events/events';

export interface SimulatedPerson {
	readonly id: number;
	modifiedAt: string;
	jobTitle: string;
	department: string;
	contractStart: string;
	/** In milliseconds: before it, nobody outside the transaction sees the change that is under way. */
	visibleFrom: number;
}

/** In the night of this instant, clocks in Paris go back from 3 to 2. */
export const SUMMER_TIME_ENDS = Date.parse('2026-10-25T01:00:00Z');

/** The wall clock in Paris, in autumn 2026, as Lucca writes it. */
export function parisClock(instant: number): string {
	const offset = instant < SUMMER_TIME_ENDS ? 2 : 1;
	return new Date(instant + offset * 3_600_000).toISOString().slice(0, 23);
}

/** A Lucca small and quick enough for thousands of polls. A change of a person may become visible late. */
export class SimulatedLucca {
	/** Of each person the versions, oldest first: the last visible one is what Lucca shows. */
	private readonly versions = new Map<number, SimulatedPerson[]>();
	private lastId = 100;
	private readonly hidden = new Set<number>();
	private hiddenField: keyof SimulatedPerson | undefined;
	/** How many more calls go well; Infinity when none fails. */
	callsUntilFailure = Infinity;
	/** Done before whole records are read: somebody edits while a poll is under way. */
	betweenReadings = () => {};

	constructor(public instant: number) {}

	create(details: Partial<SimulatedPerson> = {}): number {
		const id = details.id ?? ++this.lastId;
		this.versions.set(id, [
			{
				id,
				jobTitle: 'analyst',
				department: 'north',
				contractStart: '2020-01-01',
				visibleFrom: this.instant,
				modifiedAt: parisClock(this.instant),
				...details,
			},
		]);
		return id;
	}

	edit(id: number, details: Partial<SimulatedPerson>): void {
		const versions = this.versions.get(id) ?? [];
		const last = versions.at(-1);
		if (!last) return;
		const now = { visibleFrom: this.instant, modifiedAt: parisClock(this.instant) };
		versions.push({ ...last, ...now, ...details });
	}

	/** Takes or gives the right to see a person, whose record stays as it is. */
	hide(id: number): void {
		this.hidden.add(id);
	}

	show(id: number): void {
		this.hidden.delete(id);
	}

	/** Takes the right to see a field of anybody, or gives it back. */
	hideField(field: keyof SimulatedPerson | undefined): void {
		this.hiddenField = field;
	}

	/** As everybody else sees them now. */
	people(): SimulatedPerson[] {
		return [...this.versions.values()]
			.filter(([first]) => first && !this.hidden.has(first.id))
			.flatMap((versions) => versions.filter((each) => each.visibleFrom <= this.instant).slice(-1))
			.sort((one, other) => one.id - other.id);
	}

	/** Whether somebody's last change is still under way, or was made in this very millisecond. */
	isBusyWith(id: number): boolean {
		const last = this.versions.get(id)?.at(-1);
		if (!last) return false;
		return last.visibleFrom > this.instant || last.modifiedAt === parisClock(this.instant);
	}

	now(): LuccaNow {
		const read = async <T>(from: () => T): Promise<T> => {
			if (this.callsUntilFailure-- <= 0) throw new Error('Lucca did not answer');
			return from();
		};
		const sightings = (start: string) =>
			this.people()
				.filter(({ modifiedAt }) => modifiedAt >= start)
				.map(({ id, modifiedAt }) => ({ id, modifiedAt }));
		return {
			everybody: async () => await read(() => sightings('')),
			changedSince: async (moment = '') => await read(() => sightings(moment)),
			contractDates: async (_, from, to) =>
				await read(() =>
					this.people()
						.filter(({ contractStart }) => contractStart >= from && contractStart <= to)
						.map(({ id, contractStart }) => ({ id, date: contractStart })),
				),
			records: async (ids) =>
				await read(() => {
					this.betweenReadings();
					return this.people()
						.filter(({ id }) => ids.includes(id))
						.map((person) => this.employeeOf(person));
				}),
			everyRecord: async () =>
				await read(() => this.people().map((person) => this.employeeOf(person))),
		};
	}

	private employeeOf(person: SimulatedPerson): Employee {
		const { id, modifiedAt, jobTitle, department, contractStart } = person;
		const employee = { luccaId: String(id), modifiedAt, jobTitle, department, contractStart };
		return this.hiddenField ? { ...employee, [this.hiddenField]: undefined } : employee;
	}
}
