import { departureInput, setDeparture } from '../../../../lib/lucca/writing/departure';
import { updateUser } from '../../../../lib/lucca/writing/update-user';
import type { PersonKey, UserInput } from '../../../../lib/lucca/writing/user-input';
import type { CompanyUser } from '../../../../sandbox/company';
import { company, TODAY } from '../against-fake';
import { type Bench, closeAll, input, leaver, plainPeople, startBench } from './run';

afterEach(closeAll);

const [one, two, three] = plainPeople as [CompanyUser, CompanyUser, CompanyUser];
const byId = (user: CompanyUser): PersonKey => ({ by: 'id', value: String(user.id) });

async function update(bench: Bench, key: PersonKey, asked: UserInput, dryRun = false) {
	return await updateUser(bench.open([{ key, input: asked }], dryRun), key, asked);
}

it('sends what differs and nothing else, and nothing the second time', async () => {
	const bench = await startBench();
	const asked = input(
		{
			firstName: one.firstName,
			jobTitle: 'Responsable qualité',
			birthDate: '1980-02-29',
			quote: ' ',
		},
		{ references: { manager: { by: 'id', value: String(two.id) } } },
	);
	const written = await update(bench, byId(one), asked);
	expect(written).toEqual({
		outcome: 'updated',
		luccaId: String(one.id),
		login: one.login,
		employeeNumber: one.employeeNumber,
		firstName: one.firstName,
		lastName: one.lastName,
		changedFields: ['jobTitle', 'birthDate', 'manager'],
		returningLeaver: false,
	});
	expect(bench.writes()).toEqual([
		{
			method: 'PUT',
			path: `/api/v3/users/${one.id}`,
			query: { fields: expect.stringMatching(/,jobTitle,birthDate,quote,managerId$/) },
			status: 200,
			body: {
				jobTitle: 'Responsable qualité',
				birthDate: '1980-02-29T00:00:00',
				managerId: two.id,
			},
		},
	]);
	expect(bench.held(one.id)).toEqual({
		...one,
		jobTitle: 'Responsable qualité',
		birthDate: '1980-02-29T00:00:00',
		managerId: two.id,
		modifiedAt: expect.any(String),
	});
	const again = await update(bench, byId(one), asked);
	expect(again).toEqual({ ...written, outcome: 'unchanged', changedFields: [] });
	expect(bench.writes()).toHaveLength(1);
});

it('shows the request in a dry run, or that there is none', async () => {
	const bench = await startBench();
	const changed = await update(bench, byId(one), input({ jobTitle: 'Autre' }), true);
	expect(changed.dryRun).toEqual({
		request: {
			method: 'PUT',
			url: expect.stringMatching(new RegExp(`/api/v3/users/${one.id}\\?fields=`)),
			body: { jobTitle: 'Autre' },
		},
	});
	const same = await update(bench, byId(one), input({ lastName: one.lastName }), true);
	expect([same.outcome, same.dryRun]).toEqual(['unchanged', { request: null }]);
	expect(bench.writes()).toEqual([]);
});

it('compares in the terms of Lucca', async () => {
	const bench = await startBench();
	const user = bench.held(one.id);
	user.cultureID = 3082;
	user.gender = 'Female';
	user.nationalityId = 'UK';
	user.birthDate = '1980-02-29T00:00:00';
	user.employeeNumber = '00412';
	user.address = '1 rue de l’Essai\r\n69000 Lyon';
	user.firstName = 'Ine\u0300s';
	user.mail = 'Ines.Varlet@acme.example';
	const asked = input({
		culture: 'es-ES',
		gender: 'Mme',
		nationality: 'United Kingdom',
		birthDate: '1980-02-29T00:00:00.000Z',
		employeeNumber: '00412',
		address: '1 rue de l’Essai\n69000 Lyon ',
		firstName: 'In\u00e8s',
		email: 'ines.varlet@acme.example',
		login: one.login.toUpperCase(),
		contractStart: one.dtContractStart.slice(0, 10),
	});
	expect((await update(bench, byId(one), asked)).outcome).toBe('unchanged');
	const other = await update(
		bench,
		byId(one),
		input({ employeeNumber: '00413', culture: 'Français' }),
	);
	expect(other.changedFields).toEqual(['employeeNumber', 'culture']);
});

it('empties only what is named to be emptied, in the form Lucca takes', async () => {
	const bench = await startBench();
	const user = bench.held(one.id);
	Object.assign(user, {
		address: '1 rue',
		dtContractEnd: '2030-01-01T00:00:00',
		managerId: two.id,
	});
	const asked = input(
		{ jobTitle: '', personalEmail: '  ' },
		{
			clear: ['address', 'contractEnd', 'manager', 'birthDate'],
			references: { calendar: { by: 'id', value: ' ' } },
		},
	);
	expect((await update(bench, byId(one), asked)).changedFields).toEqual([
		'address',
		'contractEnd',
		'manager',
		...(one.birthDate === null ? [] : ['birthDate']),
	]);
	expect(bench.writes()[0]?.body).toMatchObject({
		address: '',
		dtContractEnd: null,
		managerId: null,
	});
	expect((await update(bench, byId(one), asked)).outcome).toBe('unchanged');
});

describe('refused before sending is', () => {
	it.each<[string, UserInput, RegExp]>([
		[
			'to empty what Lucca wants filled',
			input({}, { clear: ['lastName'] }),
			/'Last Name' cannot be emptied/,
		],
		['to empty what is no field', input({}, { clear: ['adress'] }), /no field 'adress' to clear/],
		[
			'to fill and to empty',
			input({ address: 'x' }, { clear: ['address'] }),
			/'Address' is to be filled and/,
		],
		[
			'an end before the start in Lucca',
			input({ contractEnd: '1999-01-01' }),
			/would end on 1999-01-01/,
		],
		[
			'a start after the end given',
			input({ contractStart: '2031-01-01', contractEnd: '2030-12-31' }),
			/end on 2030-12-31, before it starts on 2031-01-01/,
		],
		[
			'a moment that may be another day',
			input({ contractEnd: '2026-12-31T23:00:00.000Z' }),
			/is a moment in UTC/,
		],
		[
			'a private date, without repeating it',
			input({ birthDate: '31/12/1980' }),
			/^The value of 'Date of Birth' is no date$/,
		],
		['a gender', input({ gender: 'x' }), /^The value of 'Gender' is none/],
		['a country', input({ nationality: 'Frnace' }), /^The value of 'Nationality' is no country/],
		[
			'a login somebody has',
			input({ login: two.login.toUpperCase() }),
			new RegExp(`taken by .*ID ${two.id}`),
		],
		[
			'an ID that is none',
			input({}, { references: { department: { by: 'id', value: '21a' } } }),
			/'21a' in 'Department' is no Lucca ID/,
		],
	])('%s', async (_, asked, message) => {
		const bench = await startBench();
		await expect(update(bench, byId(one), asked)).rejects.toThrow(message);
		expect(bench.writes()).toEqual([]);
	});

	it('an employee number somebody has in the establishment', async () => {
		const bench = await startBench();
		const colleague = plainPeople.find(
			({ id, legalEntityId }) => id !== one.id && legalEntityId === one.legalEntityId,
		)!;
		const asked = input({ employeeNumber: colleague.employeeNumber! });
		await expect(update(bench, byId(one), asked)).rejects.toThrow(`ID ${colleague.id}`);
		expect(bench.writes()).toEqual([]);
	});

	it('a field the key does not see, which would be written at each run', async () => {
		const bench = await startBench({ rights: { hiddenFields: ['managerId'] } });
		const asked = input({}, { references: { manager: { by: 'id', value: String(two.id) } } });
		const refusal = await update(bench, byId(one), asked).catch((cause: unknown) => cause);
		expect(refusal).toMatchObject({
			message: expect.stringMatching(/does not show this API key 'Manager'/),
			remedy: expect.stringContaining("'View employee managers'"),
		});
		expect(bench.writes()).toEqual([]);
	});
});

describe('a person is found', () => {
	it.each<[string, PersonKey]>([
		['by ID', byId(one)],
		['by login, whatever the capitals', { by: 'login', value: ` ${one.login.toUpperCase()} ` }],
		['by e-mail, whatever the capitals', { by: 'email', value: one.mail!.toUpperCase() }],
		[
			'by establishment and number',
			{
				by: 'employeeNumber',
				value: one.employeeNumber!,
				establishment: { by: 'id', value: String(one.legalEntityId) },
			},
		],
	])('%s', async (_, key) => {
		const bench = await startBench();
		const written = await update(bench, key, input({ jobTitle: 'Autre' }));
		expect(written).toMatchObject({ outcome: 'updated', luccaId: String(one.id) });
	});

	it('by the address of a page of this Lucca', async () => {
		const bench = await startBench();
		const key: PersonKey = { by: 'id', value: `${bench.lucca.url}/api/v3/users/${one.id}?x=1` };
		expect((await update(bench, key, input({ jobTitle: 'A' }))).luccaId).toBe(String(one.id));
		const foreign: PersonKey = { by: 'id', value: `https://other.ilucca.net/users/${one.id}` };
		await expect(update(bench, foreign, input({ jobTitle: 'A' }))).rejects.toThrow(
			/names no person/,
		);
	});

	it('or the three nearest are told', async () => {
		const bench = await startBench();
		const key: PersonKey = { by: 'login', value: `${one.login}x` };
		const refusal = await update(bench, key, input({ jobTitle: 'A' })).catch(
			(cause: unknown) => cause,
		);
		expect(refusal).toMatchObject({
			message: `Lucca shows nobody with the login '${one.login}x'`,
			remedy: expect.stringMatching(new RegExp(`^Nearest are: '${one.login}', '.*', '.*'\\.`)),
		});
	});

	it('or all who answer are told', async () => {
		const bench = await startBench();
		const [first, second] = company.oddities.sharedEmployeeNumber;
		const { employeeNumber } = bench.held(first);
		const key: PersonKey = { by: 'employeeNumber', value: employeeNumber! };
		const refusal = await update(bench, key, input({ jobTitle: 'A' })).catch(
			(cause: unknown) => cause,
		);
		expect(refusal).toMatchObject({
			message: expect.stringMatching(
				new RegExp(`^Several people .*ID (${first}|${second}).*; .*ID (${first}|${second})`),
			),
			remedy: expect.stringContaining('establishment'),
		});
	});
});

describe('a run', () => {
	it('looks its people up together, and writes once for each that changed', async () => {
		const bench = await startBench();
		const items = plainPeople.slice(0, 40).map((user, at) => ({
			key: byId(user),
			input: input({ lastName: at % 4 === 0 ? `${user.lastName}-Neuf` : user.lastName }),
		}));
		const session = bench.open(items);
		const outcomes = [];
		for (const { key, input: asked } of items) {
			outcomes.push((await updateUser(session, key, asked)).outcome);
		}
		expect(outcomes.filter((outcome) => outcome === 'updated')).toHaveLength(10);
		expect([bench.reads().length, bench.writes().length]).toEqual([1, 10]);
		const second = bench.open(items);
		for (const { key, input: asked } of items) await updateUser(second, key, asked);
		expect([bench.reads().length, bench.writes().length]).toEqual([2, 10]);
	});

	it('reads everybody when that takes fewer requests', async () => {
		const bench = await startBench();
		const items = company.users.map((user) => ({
			key: { by: 'login', value: user.login } as const,
			input: input({ lastName: user.lastName }),
		}));
		const session = bench.open(items);
		for (const { key, input: asked } of items) {
			expect((await updateUser(session, key, asked)).outcome).toBe('unchanged');
		}
		expect(bench.reads().length).toBeLessThanOrEqual(5);
		expect(bench.writes()).toEqual([]);
	});

	it('asks for a value with a comma among everybody', async () => {
		const bench = await startBench();
		bench.held(one.id).login = 'varlet, ines';
		const key: PersonKey = { by: 'login', value: 'varlet, ines' };
		expect((await update(bench, key, input({ jobTitle: 'A' }))).luccaId).toBe(String(one.id));
	});

	it('refuses items that ask for different things of one person, however they name them', async () => {
		const bench = await startBench();
		const items = [
			{ key: byId(one), input: input({ jobTitle: 'A' }) },
			{
				key: { by: 'login', value: one.login.toUpperCase() } as const,
				input: input({ jobTitle: 'B' }),
			},
			{ key: byId(two), input: input({ jobTitle: 'C' }) },
		];
		bench.lucca.script([]);
		const session = bench.open([...items, { key: { by: 'id', value: 'x' }, input: input({}) }]);
		const results = [];
		for (const { key, input: asked } of items) {
			results.push(await updateUser(session, key, asked).then(({ outcome }) => outcome, String));
		}
		expect(results).toEqual([
			expect.stringMatching(/Several items ask/),
			expect.stringMatching(/Several items ask/),
			'updated',
		]);
	});

	it('writes once for two items that ask for the same', async () => {
		const bench = await startBench();
		const item = { key: byId(one), input: input({ jobTitle: 'Autre' }) };
		const session = bench.open([item, item]);
		const outcomes = [];
		for (const { key, input: asked } of [item, item]) {
			outcomes.push((await updateUser(session, key, asked)).outcome);
		}
		expect(outcomes).toEqual(['updated', 'unchanged']);
		expect(bench.lucca.requests.map(({ method }) => method)).toEqual(['GET', 'PUT']);
	});

	it('puts the names of people in order again only when one has changed', async () => {
		const bench = await startBench();
		const asked = [input({ jobTitle: 'Autre' }), input({ lastName: 'Autre' })];
		const versions = [];
		for (const each of asked) {
			const session = bench.open([{ key: byId(one), input: each }]);
			await session.people.everybody();
			const { version } = session.people;
			await updateUser(session, byId(one), each);
			versions.push(session.people.version - version);
		}
		expect(versions).toEqual([0, 1]);
	});

	it('shows in a dry run what the run would send', async () => {
		const bench = await startBench();
		const item = { key: byId(one), input: input({ jobTitle: 'Autre' }) };
		const named = { key: { by: 'login', value: one.login } as const, input: item.input };
		const session = bench.open([item, named], true);
		const shown = [];
		for (const { key, input: asked } of [item, named]) {
			shown.push((await updateUser(session, key, asked)).dryRun?.request?.method ?? null);
		}
		expect(shown).toEqual(['PUT', null]);
	});

	it('reads a person again whose last write had no answer to read', async () => {
		const bench = await startBench();
		bench.lucca.script([{ on: { method: 'PUT' }, answer: { status: 500 } }]);
		const items = [{ key: byId(one), input: input({ jobTitle: 'Autre' }) }];
		const session = bench.open(items);
		await expect(updateUser(session, byId(one), items[0]!.input)).rejects.toThrow(/500/);
		bench.held(one.id).jobTitle = 'Autre';
		bench.lucca.script([]);
		expect((await updateUser(session, byId(one), items[0]!.input)).outcome).toBe('unchanged');
	});

	it('stays short enough for the headers Lucca takes', async () => {
		const bench = await startBench({ switches: { slowBeyond: 30 } });
		const items = plainPeople.slice(0, 300).map((user) => ({
			key: { by: 'email', value: user.mail! } as const,
			input: input({ lastName: user.lastName }),
		}));
		const session = bench.open(items);
		for (const { key, input: asked } of items) await updateUser(session, key, asked);
		expect(bench.reads().every(({ status }) => status === 200 || status === 408)).toBe(true);
	});
});

describe('a departure', () => {
	const depart = async (bench: Bench, user: CompanyUser, lastDay: string | null) => {
		const session = bench.open([{ key: byId(user), input: departureInput(lastDay) }]);
		return await setDeparture(session, byId(user), lastDay);
	};

	it('is written as the last day of employment, once, and taken back', async () => {
		const bench = await startBench();
		expect(await depart(bench, three, '2026-12-31')).toMatchObject({
			outcome: 'updated',
			changedFields: ['contractEnd'],
		});
		expect(bench.writes()[0]?.body).toEqual({ dtContractEnd: '2026-12-31T00:00:00' });
		expect((await depart(bench, three, '2026-12-31')).outcome).toBe('unchanged');
		expect((await depart(bench, three, null)).outcome).toBe('updated');
		expect(bench.held(three.id).dtContractEnd).toBeNull();
		expect((await depart(bench, three, null)).outcome).toBe('unchanged');
		expect(bench.writes()).toHaveLength(2);
	});

	it('is refused before the first day, and when blank', async () => {
		const bench = await startBench();
		await expect(depart(bench, three, '1999-12-31')).rejects.toThrow(/before it starts/);
		await expect(depart(bench, three, ' ')).rejects.toThrow(/is empty/);
		expect(bench.writes()).toEqual([]);
	});

	it('of somebody who left is taken back too', async () => {
		const bench = await startBench();
		expect(leaver.dtContractEnd! < TODAY).toBe(true);
		expect((await depart(bench, leaver, null)).outcome).toBe('updated');
	});
});
