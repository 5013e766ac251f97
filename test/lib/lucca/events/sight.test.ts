import type { Happening } from '../../../../lib/lucca/events/events';
import { poll } from '../../../../lib/lucca/events/poll';
import { SimulatedLucca } from './simulated-lucca';
import { lookoutFor, SimulatedN8n } from './simulated-n8n';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** A value in every form it has when one of its parts is missing, or of another kind. */
function damaged(value: unknown): unknown[] {
	if (typeof value !== 'object' || value === null) return [undefined, null, 7, 'x', {}];
	const forms = Object.entries(value).flatMap(([name, part]) =>
		damaged(part).map((form) => ({ ...value, [name]: form })),
	);
	return [undefined, null, 'x', ...forms];
}

const idsOf = (happenings: readonly Happening[]) =>
	happenings.map(({ employee }) => Number(employee.luccaId));

/** People of long ago: the key sees those in the middle, not the 50 before nor the 10 after. */
function halfHidden() {
	const lucca = new SimulatedLucca(Date.parse('2026-11-02T08:00:00Z'));
	const many = (length: number) => Array.from({ length }, () => lucca.create());
	const [before, shown, later] = [many(50), many(50), many(10)];
	const hidden = [...before, ...later];
	for (const id of hidden) lucca.hide(id);
	lucca.instant += DAY;
	lucca.edit(shown[0] ?? 0, {});
	return {
		lucca,
		shown,
		hidden,
		/** Gives the key the right to see them: nothing of theirs changes. */
		reveal: (ids: readonly number[]) => {
			for (const id of ids) lucca.show(id);
		},
	};
}

async function started(lucca: SimulatedLucca, ...look: Parameters<typeof lookoutFor>) {
	const n8n = new SimulatedN8n(lucca, lookoutFor(...look));
	await n8n.activate();
	return n8n;
}

describe('a right given to the key', () => {
	it('makes nobody created, whether someone revealed is then edited or somebody is really new', async () => {
		const { lucca, hidden, reveal } = halfHidden();
		const n8n = await started(lucca, 'userCreated');
		reveal(hidden);
		expect(await n8n.poll()).toEqual([]);
		lucca.instant += MINUTE;
		for (const id of hidden.slice(40, 55)) lucca.edit(id, {});
		const created = lucca.create();
		expect(idsOf(await n8n.poll())).toEqual([created]);
		lucca.instant += MINUTE;
		for (const id of hidden) lucca.edit(id, {});
		expect(await n8n.poll()).toEqual([]);
		expect(await n8n.activate()).toEqual([]);
	});

	it('makes nobody updated but those who are, each once', async () => {
		const { lucca, hidden, reveal } = halfHidden();
		const n8n = await started(lucca, 'userUpdated');
		reveal(hidden);
		expect(await n8n.poll()).toEqual([]);
		lucca.instant += MINUTE;
		lucca.edit(hidden[3] ?? 0, {});
		expect(idsOf(await n8n.poll())).toEqual([hidden[3]]);
		lucca.instant += MINUTE;
		lucca.edit(hidden[55] ?? 0, {});
		expect(idsOf(await n8n.poll())).toEqual([hidden[55]]);
		expect(await n8n.poll()).toEqual([]);
	});

	it('lets nobody who was revealed pass for changed in every watched field, but the first edited', async () => {
		const { lucca, hidden, reveal } = halfHidden();
		const n8n = await started(lucca, 'userUpdated', ['jobTitle', 'department']);
		reveal(hidden);
		lucca.instant += MINUTE;
		lucca.edit(hidden[3] ?? 0, { jobTitle: 'cook' });
		const first = await n8n.poll();
		expect(first.map(({ changedFields }) => changedFields)).toEqual([['department', 'jobTitle']]);
		lucca.instant += MINUTE;
		for (const id of hidden.slice(0, 10)) lucca.edit(id, {});
		lucca.edit(hidden[11] ?? 0, { jobTitle: 'cook' });
		const second = await n8n.poll();
		expect(idsOf(second)).toEqual([hidden[11]]);
		expect(second[0]?.changedFields).toEqual(['jobTitle']);
	});
});

it('makes nobody created or updated when a right reveals people who were all touched in the night', async () => {
	const { lucca, shown, hidden, reveal } = halfHidden();
	const touch = (ids: readonly number[]) => {
		for (const id of ids) lucca.edit(id, {});
		lucca.instant += MINUTE;
	};
	for (const ids of [hidden, shown]) touch(ids);
	const looks = [
		await started(lucca, 'userCreated'),
		await started(lucca, 'userUpdated'),
		await started(lucca, 'userUpdated', ['jobTitle']),
	];
	// Those with IDs below the highest known: of the others, nobody can tell whether they are new.
	const old = hidden.filter((id) => id < (shown[0] ?? 0));
	reveal(old);
	lucca.edit(old[0] ?? 0, { jobTitle: 'cook' });
	const told = [];
	for (const n8n of looks) told.push(idsOf(await n8n.poll()));
	expect(told).toEqual([[], [old[0]], [old[0]]]);
	for (const n8n of looks) expect(await n8n.poll()).toEqual([]);
});

it('takes a person moved to where the key may see them for one who arrives', async () => {
	const { lucca, hidden, reveal } = halfHidden();
	const moved = hidden[7] ?? 0;
	const [creations, updates] = [
		await started(lucca, 'userCreated'),
		await started(lucca, 'userUpdated'),
	];
	lucca.instant += MINUTE;
	reveal([moved]);
	lucca.edit(moved, { department: 'south' });
	expect(idsOf(await creations.poll())).toEqual([moved]);
	expect(idsOf(await updates.poll())).toEqual([moved]);
	lucca.instant += MINUTE;
	lucca.edit(moved, {});
	expect(await creations.poll()).toEqual([]);
});

describe('a right taken from the key', () => {
	it('tells nothing, and nothing when it is given back', async () => {
		const { lucca, shown } = halfHidden();
		const looks = [
			await started(lucca, 'userCreated'),
			await started(lucca, 'userUpdated'),
			await started(lucca, 'userUpdated', ['jobTitle']),
		];
		for (const step of ['hide', 'show'] as const) {
			lucca.instant += 5 * 60 * MINUTE;
			for (const id of shown) lucca[step](id);
			for (const n8n of looks) expect(await n8n.poll()).toEqual([]);
		}
	});

	it('and given back, does not make a field changed that was hidden meanwhile', async () => {
		const { lucca, shown } = halfHidden();
		const n8n = await started(lucca, 'userUpdated', ['jobTitle', 'department']);
		const [id = 0, other = 0] = shown;
		lucca.hideField('jobTitle');
		lucca.instant += MINUTE;
		lucca.edit(id, { department: 'south' });
		lucca.edit(other, { jobTitle: 'cook' });
		const meanwhile = await n8n.poll();
		expect(meanwhile.map(({ changedFields }) => changedFields)).toEqual([['department']]);
		lucca.hideField(undefined);
		lucca.instant += MINUTE;
		lucca.edit(id, {});
		lucca.edit(other, {});
		const after = await n8n.poll();
		expect(idsOf(after)).toEqual([other]);
		expect(after[0]?.changedFields).toEqual(['jobTitle']);
	});
});

it('tells 2,500 changes made in one moment, and as many more in the next, each once', async () => {
	const lucca = new SimulatedLucca(Date.parse('2026-11-02T08:00:00Z'));
	const ids = Array.from({ length: 2500 }, () => lucca.create());
	const n8n = await started(lucca, 'userUpdated');
	for (let round = 0; round < 2; round++) {
		lucca.instant += MINUTE;
		for (const id of ids) lucca.edit(id, {});
		expect(idsOf(await n8n.poll())).toEqual(ids);
		expect(await n8n.poll()).toEqual([]);
		expect(await n8n.activate()).toEqual([]);
	}
});

describe('the memory', () => {
	it('holds no personal data in clear, and little for each person', async () => {
		const lucca = new SimulatedLucca(Date.parse('2026-11-02T08:00:00Z'));
		for (let count = 0; count < 2000; count++) lucca.create({ jobTitle: 'taster of cheese' });
		lucca.instant += DAY;
		lucca.edit(101, {});
		const any = await started(lucca, 'userUpdated');
		const some = await started(lucca, 'userUpdated', ['jobTitle', 'department']);
		expect(any.size).toBeLessThan(300);
		expect(some.size / 2000).toBeLessThan(28);
		expect(some.text).not.toContain('cheese');
		const { prints } = JSON.parse(some.text).content.watch;
		expect(new Set(Object.values(prints)).size).toBe(2000);
	});

	it('begins anew for another event, other fields or another Lucca, and never misreads', async () => {
		const lucca = new SimulatedLucca(Date.parse('2026-11-02T08:00:00Z'));
		const ids = Array.from({ length: 20 }, () => lucca.create());
		const circumstances = { host: 'acme.ilucca.net', today: '2026-11-02', newSalt: () => 'salt' };
		const kinds = [
			{ host: 'acme.ilucca.net', lookout: lookoutFor('userCreated') },
			{ host: 'acme.ilucca.net', lookout: lookoutFor('userUpdated') },
			{ host: 'acme.ilucca.net', lookout: lookoutFor('userUpdated', ['jobTitle']) },
			{ host: 'acme.ilucca.net', lookout: lookoutFor('userUpdated', ['jobTitle', 'department']) },
			{ host: 'acme.ilucca.net', lookout: lookoutFor('contractStartingSoon') },
			{ host: 'acme.ilucca.net', lookout: lookoutFor('contractEndingSoon') },
			{ host: 'other.ilucca.net', lookout: lookoutFor('userUpdated') },
		];
		const look = async (kind: (typeof kinds)[number], stored: unknown) =>
			await poll(lucca.now(), kind.lookout, { ...circumstances, host: kind.host }, stored);
		for (const before of kinds) {
			const { memory } = await look(before, undefined);
			lucca.instant += MINUTE;
			for (const id of ids) lucca.edit(id, { jobTitle: `title ${lucca.instant}` });
			for (const after of kinds) {
				if (after === before) continue;
				const first = await look(after, memory);
				expect(first.happenings).toEqual([]);
				expect(first).toEqual(await look(after, undefined));
			}
		}
		const unreadable = [null, 'text', { version: 0 }, { version: 99, about: '[]' }];
		for (const stored of unreadable) {
			expect((await look(kinds[0]!, stored)).happenings).toEqual([]);
		}
	});

	it.each([
		lookoutFor('userCreated'),
		lookoutFor('userUpdated'),
		lookoutFor('userUpdated', ['jobTitle']),
		lookoutFor('contractEndingSoon'),
	])('of which a part is missing or damaged counts for none: %j', async (lookout) => {
		const lucca = new SimulatedLucca(Date.parse('2026-11-02T08:00:00Z'));
		lucca.create({ contractStart: '2026-11-04' });
		const circumstances = { host: 'acme.ilucca.net', today: '2026-11-02', newSalt: () => 'x' };
		const look = async (stored?: unknown) =>
			await poll(lucca.now(), lookout, circumstances, stored);
		const fresh = await look();
		expect(damaged(fresh.memory.content).length).toBeGreaterThan(6);
		for (const content of damaged(fresh.memory.content)) {
			expect(await look({ ...fresh.memory, content })).toEqual(fresh);
		}
	});

	it('is the same whatever the order in which the fields to watch were chosen', async () => {
		const lucca = new SimulatedLucca(Date.parse('2026-11-02T08:00:00Z'));
		const id = lucca.create();
		const circumstances = { host: 'acme.ilucca.net', today: '2026-11-02', newSalt: () => 'salt' };
		const look = async (fields: string[], stored?: unknown) =>
			await poll(lucca.now(), lookoutFor('userUpdated', fields), circumstances, stored);
		const { memory } = await look(['jobTitle', 'department']);
		lucca.instant += MINUTE;
		lucca.edit(id, { jobTitle: 'cook' });
		const { happenings } = await look(['department', 'jobTitle', 'department'], memory);
		expect(happenings.map(({ changedFields }) => changedFields)).toEqual([['jobTitle']]);
	});
});

describe('a moment of change that cannot be true yet', () => {
	it.each(['userCreated', 'userUpdated'] as const)(
		'hides nothing that happens after it was seen (%s)',
		async (event) => {
			const lucca = new SimulatedLucca(Date.parse('2026-11-02T08:00:00Z'));
			const [strange, other] = [lucca.create(), lucca.create()];
			const early = await started(lucca, event);
			lucca.instant += MINUTE;
			lucca.edit(strange, { modifiedAt: '2031-01-01T00:00:00.000' });
			const expected = event === 'userUpdated' ? [strange] : [];
			expect(idsOf(await early.poll())).toEqual(expected);
			const late = await started(lucca, event);
			lucca.instant += 5 * DAY;
			lucca.edit(other, {});
			const created = lucca.create();
			for (const n8n of [early, late]) {
				expect(idsOf(await n8n.poll())).toEqual([event === 'userUpdated' ? other : created]);
				expect(await n8n.poll()).toEqual([]);
			}
		},
	);

	it('is looked for in days, so that a machine whose clock is hours or years behind misses nothing', async () => {
		const lucca = new SimulatedLucca(Date.parse('2026-11-02T08:00:00Z'));
		const ids = [lucca.create(), lucca.create(), lucca.create()];
		for (const today of ['2026-11-01', '1970-01-01']) {
			const n8n = new SimulatedN8n(lucca, lookoutFor('userUpdated'));
			await n8n.activate(today);
			for (const id of ids) {
				lucca.instant += 5 * 60 * MINUTE;
				lucca.edit(id, {});
				expect(idsOf(await n8n.poll(today))).toEqual([id]);
				expect(await n8n.poll(today)).toEqual([]);
			}
		}
	});
});

it('begins with a Lucca that shows nobody', async () => {
	const lucca = new SimulatedLucca(Date.parse('2026-11-02T08:00:00Z'));
	const [creations, updates] = [
		await started(lucca, 'userCreated'),
		await started(lucca, 'userUpdated'),
	];
	lucca.instant += MINUTE;
	const created = lucca.create();
	expect(idsOf(await creations.poll())).toEqual([created]);
	expect(await updates.poll()).toEqual([]);
});
