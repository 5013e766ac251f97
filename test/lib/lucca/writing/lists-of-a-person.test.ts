import { createOrUpdateUser } from '../../../../lib/lucca/writing/create-or-update-user';
import { createUser, keyOfNew } from '../../../../lib/lucca/writing/create-user';
import { updateUser } from '../../../../lib/lucca/writing/update-user';
import type { Reference, UserInput } from '../../../../lib/lucca/writing/user-input';
import type { CompanyUser } from '../../../../sandbox/company';
import type { FakeLuccaOptions } from '../../../../sandbox/lucca';
import { type Bench, closeAll, ines, input, plainPeople, startBench } from './run';

afterEach(closeAll);

const [one] = plainPeople as [CompanyUser];
const role = (value: number): Reference => ({ by: 'id', value: String(value) });

async function start(
	held: Partial<CompanyUser>,
	options: Partial<FakeLuccaOptions> = {},
): Promise<Bench> {
	const bench = await startBench(options);
	Object.assign(bench.held(one.id), structuredClone(held));
	return bench;
}

async function update(bench: Bench, others: Partial<UserInput>) {
	const key = { by: 'id', value: String(one.id) } as const;
	const asked = input({}, others);
	return (await updateUser(bench.open([{ key, input: asked }]), key, asked)).outcome;
}

describe('secondary roles', () => {
	const two = { habilitedRoles: [{ id: 72 }, { id: 73 }] };
	const change = (how: 'add' | 'remove' | 'replace', ...ids: number[]) => ({
		secondaryRoles: { change: how, roles: ids.map(role) },
	});

	it.each<[string, Partial<UserInput>, number[]]>([
		['are added to those there are', change('add', 63, 72), [72, 73, 63]],
		['are taken out of those there are', change('remove', 72, 63), [73]],
		['are replaced', change('replace', 63), [63]],
		['are all taken away when replaced by none', change('replace'), []],
		['are all taken away when named to be emptied', { clear: ['secondaryRoles'] }, []],
	])('%s', async (_, others, ids) => {
		const bench = await start(two);
		expect(await update(bench, others)).toBe('updated');
		expect(bench.writes()[0]?.body).toEqual({ habilitedRoles: ids.map((id) => ({ id })) });
		expect(await update(bench, others)).toBe('unchanged');
		expect(bench.writes()).toHaveLength(1);
	});

	it.each<[string, Partial<UserInput>]>([
		['those there are, in another order', change('replace', 73, 72)],
		['to add what is there', change('add', 73)],
		['to remove what is not', change('remove', 63)],
		[
			'blanks to replace with',
			{ secondaryRoles: { change: 'replace', roles: [{ by: 'name', value: ' ' }] } },
		],
		['none to add', change('add')],
	])('stay as they are: %s', async (_, others) => {
		const bench = await start(two);
		expect(await update(bench, others)).toBe('unchanged');
		expect(bench.writes()).toEqual([]);
	});

	it('are not emptied by taking away the last', async () => {
		const bench = await start(two);
		await expect(update(bench, change('remove', 72, 73))).rejects.toThrow(/would leave no role/);
		expect(bench.writes()).toEqual([]);
	});

	it('are not merged with what the key does not see', async () => {
		const bench = await start(two, { rights: { hiddenFields: ['habilitedRoles'] } });
		await expect(update(bench, change('add', 63))).rejects.toThrow(/what would be lost/);
		expect(bench.writes()).toEqual([]);
	});

	it('come with somebody new, and are not sent when none', async () => {
		const bench = await startBench();
		const asked = { ...ines, ...change('add', 72, 72) };
		await createUser(bench.open([{ key: keyOfNew(asked), input: asked }]), asked);
		expect(bench.byLogin('ines.varlet.new')[0]?.habilitedRoles).toEqual([{ id: 72 }]);
		const none = { ...ines, ...change('replace'), texts: { ...ines.texts, login: 'none.new' } };
		await createUser(bench.open([{ key: keyOfNew(none), input: none }]), none);
		expect(bench.writes()[1]?.body).not.toHaveProperty('habilitedRoles');
	});
});

describe('a work cycle', () => {
	const cycle = (id: number, workCycleID: number, startsOn: string, endsOn = '9999-12-31') => ({
		id,
		ownerID: one.id,
		workCycleID,
		startsOn: `${startsOn}T00:00:00`,
		endsOn: `${endsOn}T00:00:00`,
	});
	const sent = (workCycleID: number, startsOn: string, endsOn = '9999-12-31', id?: number) => ({
		...(id === undefined ? {} : { id }),
		workCycleID,
		startsOn: `${startsOn}T00:00:00`,
		endsOn: `${endsOn}T00:00:00`,
	});
	const past = cycle(1, 1, '2018-01-01', '2020-12-31');
	const running = cycle(2, 2, '2021-01-01');
	const works = (id: number, startsOn?: string) => ({
		workCycle: { cycle: role(id), ...(startsOn ? { startsOn } : {}) },
	});

	it.each<[string, CompanyUser['userWorkCycles'], object, unknown]>([
		[
			'ends the one that runs the day before',
			[past, running],
			works(3, '2027-01-01'),
			[
				sent(1, '2018-01-01', '2020-12-31', 1),
				sent(2, '2021-01-01', '2026-12-31', 2),
				sent(3, '2027-01-01'),
			],
		],
		['is the first', [], works(3, '2027-01-01'), [sent(3, '2027-01-01')]],
		[
			'takes the place of one that begins that day',
			[past, running],
			works(3, '2021-01-01'),
			[sent(1, '2018-01-01', '2020-12-31', 1), sent(3, '2021-01-01', '9999-12-31', 2)],
		],
		[
			'ends before one planned later',
			[past, cycle(3, 1, '2028-01-01')],
			works(2, '2027-01-01'),
			[
				sent(1, '2018-01-01', '2020-12-31', 1),
				sent(2, '2027-01-01', '2027-12-31'),
				sent(1, '2028-01-01', '9999-12-31', 3),
			],
		],
	])('%s', async (_, userWorkCycles, others, body) => {
		const bench = await start({ userWorkCycles });
		expect(await update(bench, others)).toBe('updated');
		expect(bench.writes()[0]).toMatchObject({ status: 200 });
		expect(bench.writes()[0]?.body).toEqual({ userWorkCycles: body });
		expect(await update(bench, others)).toBe('unchanged');
		expect(bench.writes()).toHaveLength(1);
	});

	it('stays when the person works in it then', async () => {
		const bench = await start({ userWorkCycles: [past, running] });
		expect(await update(bench, works(2, '2027-01-01'))).toBe('unchanged');
		expect(bench.writes()).toEqual([]);
	});

	it('needs a first day, and to be seen', async () => {
		const bench = await start({ userWorkCycles: [running] });
		await expect(update(bench, works(3))).rejects.toThrow(/not said from when on/);
		const blind = await start({}, { rights: { hiddenFields: ['userWorkCycles'] } });
		await expect(update(blind, works(3, '2027-01-01'))).rejects.toThrow(/what would be lost/);
	});

	it('without a first day is nothing to write where it is worked already', async () => {
		const bench = await startBench();
		const key = keyOfNew(ines);
		const asked = { ...ines, ...works(2) };
		const outcomes = [];
		for (let run = 1; run <= 2; run++) {
			const session = bench.open([{ key, input: asked }]);
			outcomes.push((await createOrUpdateUser(session, key, asked)).outcome);
		}
		expect(outcomes).toEqual(['created', 'unchanged']);
		const worked = await start({ userWorkCycles: [past, running] });
		expect(await update(worked, works(running.workCycleID))).toBe('unchanged');
	});

	it('of somebody new begins with the contract', async () => {
		const bench = await startBench();
		const asked = { ...ines, ...works(2) };
		await createUser(bench.open([{ key: keyOfNew(asked), input: asked }]), asked);
		expect(bench.writes()[0]?.body).toMatchObject({ userWorkCycles: [sent(2, '2026-12-01')] });
	});
});
