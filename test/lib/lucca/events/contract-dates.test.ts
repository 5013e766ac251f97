import { addDays } from '../../../../lib/employee/civil-date';
import type { Happening } from '../../../../lib/lucca/events/events';
import { random } from '../../../support/random';
import { SimulatedLucca } from './simulated-lucca';
import { lookoutFor, SimulatedN8n } from './simulated-n8n';

const DAY_ONE = '2026-11-02';

const told = (happenings: readonly Happening[]) =>
	happenings.map(({ event, employee: { luccaId, contractStart } }) => ({
		event,
		id: Number(luccaId),
		date: contractStart,
	}));

const starting = (id: number, date: string) => ({ event: 'contractStartingSoon', id, date });

function withStarts(...dates: string[]) {
	const lucca = new SimulatedLucca(Date.parse(`${DAY_ONE}T08:00:00Z`));
	const ids = dates.map((contractStart) => lucca.create({ contractStart }));
	const n8n = (daysBefore = 7) =>
		new SimulatedN8n(lucca, lookoutFor('contractStartingSoon', [], daysBefore));
	return { lucca, ids, n8n };
}

it('tells at activation who starts within the days, the first and the last of them included', async () => {
	const { ids, n8n } = withStarts(
		addDays(DAY_ONE, -1),
		DAY_ONE,
		addDays(DAY_ONE, 7),
		addDays(DAY_ONE, 8),
	);
	expect(told(await n8n().activate(DAY_ONE))).toEqual([
		starting(ids[1] ?? 0, DAY_ONE),
		starting(ids[2] ?? 0, addDays(DAY_ONE, 7)),
	]);
	expect(told(await n8n(0).activate(DAY_ONE))).toEqual([starting(ids[1] ?? 0, DAY_ONE)]);
});

it('tells each date once, a moved one anew, and one moved back not again', async () => {
	const { lucca, ids, n8n } = withStarts('2026-11-05');
	const [id = 0] = ids;
	const running = n8n();
	expect(told(await running.activate(DAY_ONE))).toEqual([starting(id, '2026-11-05')]);
	expect(await running.poll(DAY_ONE)).toEqual([]);
	lucca.edit(id, { contractStart: '2026-11-07' });
	expect(told(await running.poll('2026-11-03'))).toEqual([starting(id, '2026-11-07')]);
	lucca.edit(id, { contractStart: '2026-11-05' });
	expect(await running.poll('2026-11-03')).toEqual([]);
	lucca.edit(id, { contractStart: '2026-12-24' });
	expect(await running.poll('2026-11-04')).toEqual([]);
	expect(await running.activate('2026-12-16')).toEqual([]);
	expect(told(await running.poll('2026-12-17'))).toEqual([starting(id, '2026-12-24')]);
});

it('makes up for the days n8n was down', async () => {
	const { ids, n8n } = withStarts('2026-11-04', '2026-11-20', '2026-12-05', '2026-12-24');
	const running = n8n();
	expect(told(await running.activate(DAY_ONE))).toEqual([starting(ids[0] ?? 0, '2026-11-04')]);
	expect(told(await running.activate('2026-12-17'))).toEqual([
		starting(ids[1] ?? 0, '2026-11-20'),
		starting(ids[2] ?? 0, '2026-12-05'),
		starting(ids[3] ?? 0, '2026-12-24'),
	]);
});

it('tells nobody who started long ago after the clock of the machine began at 1970', async () => {
	const { ids, n8n } = withStarts('2026-11-01', '2026-10-01', '1999-01-01', '2026-11-10');
	const running = n8n();
	expect(await running.activate(DAY_ONE)).toEqual([]);
	expect(await running.activate('1970-01-01')).toEqual([]);
	expect(told(await running.activate('2026-11-03'))).toEqual([starting(ids[3] ?? 0, '2026-11-10')]);
});

it('tells what the record says when the date is moved between the two readings', async () => {
	const { lucca, ids, n8n } = withStarts('2026-11-05', '2026-11-05');
	const [one = 0, other = 0] = ids;
	lucca.betweenReadings = () => {
		lucca.edit(one, { contractStart: '2026-11-06' });
		lucca.edit(other, { contractStart: '2027-01-05' });
	};
	const running = n8n();
	expect(told(await running.activate(DAY_ONE))).toEqual([starting(one, '2026-11-06')]);
	lucca.betweenReadings = () => {};
	expect(await running.poll(DAY_ONE)).toEqual([]);
});

it('keeps, in a year, one line a day', async () => {
	const { lucca, n8n } = withStarts();
	const running = n8n();
	for (let day = 0; day < 365; day++) {
		for (let count = 0; count < 3; count++) {
			lucca.create({ contractStart: addDays(DAY_ONE, day) });
		}
		await running.poll(addDays(DAY_ONE, day));
	}
	expect(running.size).toBeLessThan(365 * 25);
	await running.poll('2029-01-01');
	expect(running.size).toBeLessThan(200);
});

it('tells exactly what is due, each date once, whatever the clock of the machine does', async () => {
	let events = 0;
	for (let seed = 1; seed <= 200; seed++) {
		const roll = random(seed);
		const { lucca, n8n } = withStarts();
		const daysBefore = roll(15);
		const running = n8n(daysBefore);
		expect(await running.activate(DAY_ONE)).toEqual([]);
		let day = 0;
		let today = DAY_ONE;
		// The account: the pairs told, and the latest day of a poll, each as known and as stored.
		let known = { pairs: new Set<string>(), polledOn: today };
		let stored = known;
		for (let step = 0; step < 80; step++) {
			if (roll(3) === 0) day += 1 + roll(3);
			// A clock wrong by up to ten days, now and then.
			today = addDays(DAY_ONE, day + (roll(6) === 0 ? roll(21) - 10 : 0));
			lucca.instant += 1000;
			const restarts = roll(5) === 0;
			if (roll(2) === 0) {
				const people = lucca.people();
				const person = people[roll(people.length)];
				const contractStart = addDays(DAY_ONE, day - 5 + roll(30));
				if (person && roll(2) === 0) lucca.edit(person.id, { contractStart });
				else lucca.create({ contractStart });
			} else if (!restarts && roll(4) === 0) {
				lucca.callsUntilFailure = 0;
				await expect(running.poll(today)).rejects.toThrow('Lucca did not answer');
			} else {
				if (restarts) known = stored;
				const from = known.polledOn < today ? known.polledOn : today;
				const due = lucca
					.people()
					.filter(({ contractStart: date }) => date >= from && date <= addDays(today, daysBefore))
					.filter(({ id, contractStart }) => !known.pairs.has(`${id} ${contractStart}`))
					.map(({ id, contractStart }) => starting(id, contractStart));
				const happenings = restarts ? await running.activate(today) : await running.poll(today);
				expect({ seed, step, told: told(happenings) }).toEqual({ seed, step, told: due });
				const pairs = due.map(({ id, date }) => `${id} ${date}`);
				expect(pairs.filter((pair) => known.pairs.has(pair))).toEqual([]);
				const latest = known.polledOn > today ? known.polledOn : today;
				known = { pairs: new Set([...known.pairs, ...pairs]), polledOn: latest };
				if (due.length > 0 || restarts) stored = known;
				events += due.length;
			}
		}
	}
	expect(events).toBeGreaterThan(1000);
});
