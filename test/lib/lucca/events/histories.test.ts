import type { Happening } from '../../../../lib/lucca/events/events';
import { random } from '../../../support/random';
import { SimulatedLucca, type SimulatedPerson, SUMMER_TIME_ENDS } from './simulated-lucca';
import { lookoutFor, SimulatedN8n } from './simulated-n8n';

/**
 * Long random histories: people are created and edited, several in the same millisecond, some changes
 * become visible half an hour late; polls succeed and fail; n8n ends without warning, and what it had
 * not stored is gone. The night summer time ends lies in the middle of each.
 */
const HISTORIES = 150;
const STEPS = 80;
const WATCHED = ['department', 'jobTitle'] as const;

type Told = Array<{ id: number; changedFields?: readonly string[] }>;

/** A second, plain account of what should be told, which looks at everybody each time. */
class Ledger {
	private dealtWith = new Map<number, SimulatedPerson>();
	private stored = new Map<number, SimulatedPerson>();

	constructor(people: SimulatedPerson[]) {
		this.dealWith(people);
		this.store();
	}

	dealWith(people: SimulatedPerson[]) {
		for (const person of people) this.dealtWith.set(person.id, { ...person });
	}

	store() {
		this.stored = new Map(this.dealtWith);
	}

	restore() {
		this.dealtWith = new Map(this.stored);
	}

	created(people: SimulatedPerson[]): Told {
		return people.filter(({ id }) => !this.dealtWith.has(id)).map(({ id }) => ({ id }));
	}

	updated(people: SimulatedPerson[]): Told {
		return this.touched(people).map(({ id }) => ({ id }));
	}

	updatedIn(people: SimulatedPerson[]): Told {
		return this.touched(people)
			.map((person) => {
				const before = this.dealtWith.get(person.id);
				const changedFields = WATCHED.filter((field) => person[field] !== before?.[field]);
				return { id: person.id, changedFields };
			})
			.filter(({ changedFields }) => changedFields.length > 0);
	}

	private touched(people: SimulatedPerson[]): SimulatedPerson[] {
		const highest = Math.max(...this.dealtWith.keys());
		return people.filter(({ id, modifiedAt }) => {
			const before = this.dealtWith.get(id);
			return before ? before.modifiedAt !== modifiedAt : id < highest;
		});
	}
}

function told(happenings: readonly Happening[]): Told {
	return happenings
		.map(({ employee, changedFields }) => ({
			id: Number(employee.luccaId),
			...(changedFields ? { changedFields } : {}),
		}))
		.sort((one, other) => one.id - other.id);
}

/** Something that may happen at Lucca. */
function live(lucca: SimulatedLucca, roll: (bound: number) => number): void {
	const late = () => (roll(4) === 0 ? lucca.instant + roll(30 * 60_000) : lucca.instant);
	if (roll(4) === 0) {
		for (let count = roll(3); count >= 0; count--) lucca.create({ visibleFrom: late() });
		return;
	}
	const people = lucca.people();
	for (let count = roll(5); count >= 0; count--) {
		const person = people[roll(people.length)];
		if (!person || lucca.isBusyWith(person.id)) continue;
		lucca.edit(person.id, {
			...(roll(2) === 0 ? { jobTitle: ['analyst', 'baker', 'cook'][roll(3)] } : {}),
			...(roll(3) === 0 ? { department: ['north', 'south'][roll(2)] } : {}),
			visibleFrom: late(),
		});
	}
}

function populated(roll: (bound: number) => number): SimulatedLucca {
	const lucca = new SimulatedLucca(SUMMER_TIME_ENDS - 5 * 3_600_000);
	for (let count = 20 + roll(20); count > 0; count--) {
		lucca.instant += roll(5 * 60_000);
		lucca.create();
	}
	return lucca;
}

describe.each([
	['userCreated', [], 'created'],
	['userUpdated', [], 'updated'],
	['userUpdated', [...WATCHED], 'updatedIn'],
] as const)('%s, watching %j', (event, fields, account) => {
	it('tells exactly what happened, each thing once', async () => {
		let events = 0;
		for (let seed = 1; seed <= HISTORIES; seed++) {
			const roll = random(seed);
			const lucca = populated(roll);
			const n8n = new SimulatedN8n(lucca, lookoutFor(event, [...fields]));
			expect(await n8n.activate()).toEqual([]);
			const ledger = new Ledger(lucca.people());
			for (let step = 0; step < STEPS; step++) {
				lucca.instant += 1 + roll(roll(2) === 0 ? 60_000 : 20 * 60_000);
				switch (roll(5)) {
					case 0:
					case 1: {
						const expected = ledger[account](lucca.people());
						expect({ seed, step, told: told(await n8n.poll()) }).toEqual({
							seed,
							step,
							told: expected,
						});
						events += expected.length;
						ledger.dealWith(lucca.people());
						if (expected.length > 0) ledger.store();
						break;
					}
					case 2: {
						ledger.restore();
						const expected = ledger[account](lucca.people());
						expect({ seed, step, told: told(await n8n.activate()) }).toEqual({
							seed,
							step,
							told: expected,
						});
						events += expected.length;
						ledger.dealWith(lucca.people());
						ledger.store();
						break;
					}
					case 3:
						lucca.callsUntilFailure = 0;
						await expect(n8n.poll()).rejects.toThrow('Lucca did not answer');
						break;
					default:
						live(lucca, roll);
				}
			}
		}
		expect(events).toBeGreaterThan(HISTORIES);
	});
});

it.each([[[]], [[...WATCHED]]])(
	'watching %j, tells each state once and the last one always, edited while it reads or not',
	async (fields) => {
		for (let seed = 1; seed <= HISTORIES; seed++) {
			const roll = random(seed);
			const lucca = populated(roll);
			const n8n = new SimulatedN8n(lucca, lookoutFor('userUpdated', fields));
			await n8n.activate();
			const start = lucca.people();
			const states = new Map<number, string[]>();
			lucca.betweenReadings = () => {
				lucca.instant += 1;
				if (roll(2) === 0) live(lucca, roll);
			};
			const look = async () => {
				for (const { employee } of await n8n.poll()) {
					const id = Number(employee.luccaId);
					states.set(id, [...(states.get(id) ?? []), String(employee.modifiedAt)]);
				}
			};
			for (let step = 0; step < STEPS; step++) {
				lucca.instant += 1 + roll(10 * 60_000);
				lucca.callsUntilFailure = roll(4) === 0 ? roll(3) : Infinity;
				if (roll(2) === 0) live(lucca, roll);
				else await look().catch(({ message }) => expect(message).toBe('Lucca did not answer'));
			}
			lucca.betweenReadings = () => {};
			lucca.callsUntilFailure = Infinity;
			lucca.instant += 3_600_000;
			await look();

			for (const moments of states.values()) {
				expect(new Set(moments).size).toBe(moments.length);
			}
			if (fields.length > 0) continue;
			const now = new Map(lucca.people().map((person) => [person.id, person.modifiedAt]));
			for (const { id, modifiedAt } of start) {
				const last = states.get(id)?.at(-1) ?? modifiedAt;
				expect({ seed, id, last }).toEqual({ seed, id, last: now.get(id) });
			}
		}
	},
);
