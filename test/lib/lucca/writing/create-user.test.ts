import { createUser, keyOfNew } from '../../../../lib/lucca/writing/create-user';
import type { UserInput } from '../../../../lib/lucca/writing/user-input';
import type { Scene } from '../../../../sandbox/lucca';
import { type Bench, closeAll, ines, leaver, plainPeople, startBench } from './run';

afterEach(closeAll);

const [someone] = plainPeople;
const POST = { method: 'POST', path: '/api/v3/users' } as const;
const expecting = (...inputs: UserInput[]) =>
	inputs.map((input) => ({ key: keyOfNew(input), input }));
const with_ = (texts: UserInput['texts'], others: Partial<UserInput> = {}): UserInput => ({
	...ines,
	...others,
	texts: { ...ines.texts, ...texts },
});

async function create(bench: Bench, input: UserInput, dryRun = false) {
	return await createUser(bench.open(expecting(input), dryRun), input);
}

const sent = {
	firstName: 'Inès',
	lastName: 'Varlet',
	login: 'ines.varlet.new',
	mail: 'ines.varlet@acme.example',
	dtContractStart: '2026-12-01T00:00:00',
	legalEntityId: 3,
	rolePrincipalId: 61,
};

it('sends somebody new in one flat request, with a work contract, and all names as numbers', async () => {
	const bench = await startBench();
	const departmentId = bench.lucca.company.departments.find(({ code }) => code === 'D3.2')?.id;
	const written = await create(bench, ines);
	const [user] = bench.byLogin('ines.varlet.new');
	expect(written).toEqual({
		outcome: 'created',
		luccaId: String(user?.id),
		login: 'ines.varlet.new',
		employeeNumber: null,
		firstName: 'Inès',
		lastName: 'Varlet',
		changedFields: [
			'firstName',
			'lastName',
			'login',
			'email',
			'contractStart',
			'legalEntity',
			'department',
			'primaryRole',
		],
		returningLeaver: false,
	});
	expect(bench.writes()).toEqual([
		{
			...POST,
			query: { contract: 'true', fields: expect.stringMatching(/^id,login,mail,/) },
			status: 200,
			body: { ...sent, departmentId },
		},
	]);
});

it('shows the request in a dry run, and sends nothing', async () => {
	const bench = await startBench();
	const written = await create(bench, ines, true);
	expect(written).toEqual({
		outcome: 'created',
		luccaId: null,
		login: 'ines.varlet.new',
		employeeNumber: null,
		firstName: 'Inès',
		lastName: 'Varlet',
		changedFields: expect.any(Array),
		returningLeaver: false,
		dryRun: {
			request: {
				method: 'POST',
				url: expect.stringMatching(/\/api\/v3\/users\?contract=true&fields=id/),
				body: expect.objectContaining(sent),
			},
		},
	});
	expect([bench.writes(), bench.byLogin('ines.varlet.new')]).toEqual([[], []]);
});

it('makes no work contract when told so', async () => {
	const bench = await startBench();
	await createUser(bench.open(expecting(ines)), ines, { contract: false });
	expect(bench.writes()[0]?.query.contract).toBe('false');
});

describe('what can be known before is said before sending', () => {
	it.each<[string, UserInput, RegExp]>([
		[
			'a login taken',
			with_({ login: someone!.login }),
			new RegExp(`^The login '.*' is taken by .*ID ${someone!.id}, login '${someone!.login}'`),
		],
		[
			'a login taken in other capitals, by somebody who left',
			with_({ login: leaver.login.toUpperCase() }),
			new RegExp(`is taken by .*ID ${leaver.id}, .*until 2026-11-15\\), who left$`),
		],
		[
			'an employee number of the establishment',
			with_(
				{ employeeNumber: someone!.employeeNumber! },
				{
					references: {
						...ines.references,
						legalEntity: { by: 'id', value: String(someone!.legalEntityId) },
					},
				},
			),
			new RegExp(`^The employee number '.*' is taken by .*ID ${someone!.id}`),
		],
		['no first name', with_({ firstName: '  ' }), /creat.*'First Name' is not given/],
		[
			'several missing',
			{ texts: { login: 'x.new', culture: 'fr-FR' }, references: {} },
			/'First Name', 'Last Name', 'Email', 'Contract Start', 'Establishment', .*are not given/,
		],
		['an end before the start', with_({ contractEnd: '2026-11-30' }), /end on 2026-11-30, before/],
		['a date that is none', with_({ contractStart: '2026-02-30' }), /'2026-02-30' in 'Contract/],
		['an e-mail that is none', with_({ email: 'ines' }), /'ines' in 'Email' is no e-mail/],
		['a language Lucca lacks', with_({ culture: 'pt-PT' }), /'pt-PT' in 'Language' is no lang/],
	])('%s', async (_, input, message) => {
		const bench = await startBench();
		await expect(create(bench, input)).rejects.toThrow(message);
		expect(bench.writes()).toEqual([]);
	});

	it('but not a number used in another establishment', async () => {
		const bench = await startBench();
		const legalEntity = { by: 'id', value: someone!.legalEntityId === 4 ? '3' : '4' } as const;
		const input = with_(
			{ employeeNumber: someone!.employeeNumber! },
			{ references: { ...ines.references, legalEntity } },
		);
		expect((await create(bench, input)).outcome).toBe('created');
	});
});

describe('whatever becomes of the request, one user is created', () => {
	it.each<[string, Scene[], number]>([
		['carried out, then the connection breaks', [{ on: POST, answer: { afterwards: 'reset' } }], 1],
		['the connection breaks in the answer', [{ on: POST, answer: { reset: 'inBody' } }], 1],
		['half an answer', [{ on: POST, answer: { half: true } }], 1],
		['carried out, then 500', [{ on: POST, answer: { afterwards: { status: 500 } } }], 1],
		['carried out, then 408', [{ on: POST, answer: { afterwards: { status: 408 } } }], 1],
		[
			'carried out, then a web page',
			[{ on: POST, answer: { afterwards: { status: 502, body: 'html' } } }],
			1,
		],
		['not carried out, and 503', [{ on: { ...POST, nth: 1 }, answer: { status: 503 } }], 2],
		[
			'not carried out, and reset',
			[{ on: { ...POST, nth: 1, times: 2 }, answer: { reset: 'beforeAnswer' } }],
			3,
		],
		['the limit reached', [{ on: { ...POST, nth: 1, times: 2 }, answer: { status: 429 } }], 3],
		[
			'500, then carried out and 500',
			[
				{ on: { ...POST, nth: 1 }, answer: { status: 500 } },
				{ on: { ...POST, nth: 2 }, answer: { afterwards: { status: 500 } } },
			],
			2,
		],
	])('%s', async (_, scenes, posts) => {
		const bench = await startBench();
		bench.lucca.script(scenes);
		const written = await create(bench, ines);
		const found = bench.byLogin('ines.varlet.new');
		expect(found).toHaveLength(1);
		expect(written).toMatchObject({ outcome: 'created', luccaId: String(found[0]?.id) });
		expect(bench.writes()).toHaveLength(posts);
	});

	it('carried out, and silence', async () => {
		const bench = await startBench({}, 300);
		bench.lucca.script([{ on: POST, answer: { afterwards: 'silent' } }]);
		expect((await create(bench, ines)).outcome).toBe('created');
		expect([bench.byLogin('ines.varlet.new').length, bench.writes().length]).toEqual([1, 1]);
	});

	it('waits until Lucca must have done with it before it looks', async () => {
		const bench = await startBench();
		bench.lucca.script([{ on: POST, answer: { afterwards: { status: 500 } } }]);
		await create(bench, ines);
		expect(bench.clock.slept).toEqual([6_000]);
	});

	it('looks at what is there now, however long Lucca takes', async () => {
		const bench = await startBench();
		const look = { method: 'GET', path: '/api/v3/users', query: { login: 'ines.varlet.new' } };
		bench.lucca.script([
			{ on: POST, answer: { afterwards: 'reset' } },
			{ on: { ...look, nth: 1 }, answer: { status: 408 } },
		]);
		expect((await create(bench, ines)).outcome).toBe('created');
		expect(bench.writes()).toHaveLength(1);
	});

	it('a refusal of the second try may mean that the first was carried out late', async () => {
		const bench = await startBench();
		const look = { method: 'GET', path: '/api/v3/users', query: { login: 'ines.varlet.new' } };
		// The look finds nobody, as the user has yet to appear.
		bench.lucca.script([
			{ on: { ...POST, nth: 1 }, answer: { afterwards: { status: 500 } } },
			{ on: { ...look, nth: 1 }, answer: { page: { keep: 0, countOff: -1 } } },
		]);
		expect((await create(bench, ines)).outcome).toBe('created');
		expect(bench.byLogin('ines.varlet.new')).toHaveLength(1);
		expect(bench.writes().map(({ status }) => status)).toEqual([500, 400]);
	});
});

describe('when it cannot be told', () => {
	const words = {
		httpCode: 500,
		mayHaveHappened: true,
		remedy: expect.stringMatching(/^Look for the login 'ines.varlet.new' in Lucca/),
	};

	it('three tries without a trace say so', async () => {
		const bench = await startBench();
		bench.lucca.script([{ on: POST, answer: { status: 500 } }]);
		const refusal = await create(bench, ines).catch((cause: unknown) => cause);
		expect(refusal).toMatchObject(words);
		expect(refusal).toMatchObject({
			message: expect.stringMatching(
				/^Whether the user 'ines.varlet.new' was created is not known/,
			),
			cause: { httpCode: 500 },
		});
		expect(bench.writes()).toHaveLength(3);
	});

	it('a look that fails says so, with the first cause', async () => {
		const bench = await startBench();
		bench.lucca.script([
			{ on: POST, answer: { afterwards: { status: 500 } } },
			{ on: { method: 'GET', query: { login: 'ines.varlet.new' } }, answer: { status: 403 } },
		]);
		const refusal = await create(bench, ines).catch((cause: unknown) => cause);
		expect(refusal).toMatchObject({ ...words, cause: { httpCode: 500 } });
		expect(bench.writes()).toHaveLength(1);
	});

	it('a key that does not see the newcomer ends with what Lucca says', async () => {
		const bench = await startBench({ rights: { seesUpcoming: false } });
		bench.lucca.script([{ on: { ...POST, nth: 1 }, answer: { afterwards: 'reset' } }]);
		const refusal = await create(bench, ines).catch((cause: unknown) => cause);
		expect(refusal).toMatchObject({
			message: expect.stringMatching(/is not known.*Tried again, .*already exists/),
			mayHaveHappened: true,
		});
		expect(bench.byLogin('ines.varlet.new')).toHaveLength(1);
	});

	it('somebody else with the login since then is not taken for the one sent', async () => {
		const bench = await startBench();
		const stranger = { ...structuredClone(someone!), id: 9_999, login: 'ines.varlet.new' };
		bench.lucca.script([
			{ on: POST, answer: { status: 500 } },
			{
				on: { method: 'GET', query: { login: 'ines.varlet.new' } },
				answer: { people: { arrive: [stranger] } },
			},
		]);
		await expect(create(bench, ines)).rejects.toThrow(/somebody with other data has this login/);
		expect(bench.writes()).toHaveLength(1);
	});
});

it('a refusal of Lucca is given as it is, at once', async () => {
	const bench = await startBench({ rights: { mayCreate: false } });
	const refusal = await create(bench, ines).catch((cause: unknown) => cause);
	expect(refusal).toMatchObject({
		httpCode: 403,
		mayHaveHappened: false,
		remedy: expect.stringContaining("'Create users'"),
	});
	expect(bench.writes()).toHaveLength(1);
});

describe('of several items', () => {
	it('a later one sees whom an earlier one created', async () => {
		const bench = await startBench();
		const managedBy = (value: string) => ({
			references: { ...ines.references, manager: { by: 'name', value } as const },
		});
		// The names of people have been looked through once when the newcomer arrives.
		const newcomer = with_({}, managedBy(someone!.login));
		const second = with_(
			{ login: 'second.new', email: 'second@acme.example' },
			managedBy('varlet INES'),
		);
		const session = bench.open(expecting(newcomer, second));
		const first = await createUser(session, newcomer);
		await createUser(session, second);
		expect(bench.byLogin('ines.varlet.new')[0]?.managerId).toBe(someone!.id);
		expect(bench.byLogin('second.new')[0]?.managerId).toBe(Number(first.luccaId));
	});

	it('two that ask for different things of one login are refused before anything is written', async () => {
		const bench = await startBench();
		const other = with_({ login: 'INES.varlet.new', jobTitle: 'Ingénieure' });
		const session = bench.open(expecting(ines, other));
		await expect(createUser(session, ines)).rejects.toThrow(/Several items ask for different/);
		await expect(createUser(session, other)).rejects.toThrow(/Several items ask for different/);
		expect(bench.writes()).toEqual([]);
	});

	it('two that ask for the same are one in a dry run too', async () => {
		const bench = await startBench();
		const session = bench.open(expecting(ines, ines), true);
		const written = [await createUser(session, ines), await createUser(session, ines)];
		expect(written.map(({ outcome, dryRun }) => [outcome, dryRun?.request?.method])).toEqual([
			['created', 'POST'],
			['unchanged', undefined],
		]);
	});

	it('two that ask for the same create one', async () => {
		const bench = await startBench();
		const session = bench.open(expecting(ines, ines));
		const outcomes = [await createUser(session, ines), await createUser(session, ines)];
		expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'unchanged']);
		expect(bench.writes()).toHaveLength(1);
	});
});
