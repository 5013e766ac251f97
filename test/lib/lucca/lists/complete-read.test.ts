import { LuccaApiError } from '../../../../lib/lucca/client/lucca-api-error';
import { readDepartments, readEstablishments } from '../../../../lib/lucca/lists/organisation';
import { readPeople } from '../../../../lib/lucca/people/users';
import type { Fault, On } from '../../../../sandbox/lucca';
import { type Against, company, startAgainst, TODAY } from '../against-fake';
import { expectedPeople } from '../expected';
import { answer, scriptedClient } from '../scripted';

const USERS = '/api/v3/users';
const everybody = { filters: { formerEmployees: true } };
const expected = expectedPeople(company, () => true);

/** Every request a whole reading makes. */
const places: Array<[string, On]> = [
	['the first page', { path: USERS, query: { paging: '0,1000' } }],
	['the last page', { path: USERS, query: { paging: '999,1000' } }],
];

let against: Against;
beforeEach(async () => {
	against = await startAgainst();
});
afterEach(() => against.lucca.close());

async function refusal(run: Promise<unknown>): Promise<LuccaApiError> {
	const failure = await run.then(
		() => undefined,
		(error: unknown) => error,
	);
	expect(failure).toBeInstanceOf(LuccaApiError);
	return failure as LuccaApiError;
}

describe.each(places)('at %s', (_, on) => {
	const lasting: Array<[string, Fault, RegExp]> = [
		['401', { status: 401 }, /does not know this API key \(401\)/],
		['an empty 401', { status: 401, body: 'empty' }, /does not know this API key \(401\)$/],
		['403', { status: 403 }, /may not read the users \(403\)/],
		['429', { status: 429, retryAfter: 30 }, /limit of requests a minute is reached \(429\)/],
		['500', { status: 500 }, /stumbled while giving the users \(500\)/],
		['503 in HTML', { status: 503, body: 'html' }, /is unavailable \(503\)$/],
		['a login page', { status: 200, body: 'html' }, /answered with a web page/],
		['an empty 200', { status: 200, body: 'empty' }, /sent an empty answer/],
		['a reset', { reset: 'beforeAnswer' }, /broke before the users had arrived/],
		['a reset in the body', { reset: 'inBody' }, /broke before the users had arrived/],
		['half a body', { half: true }, /arrived cut short/],
	];
	it.each(lasting)(
		'%s that lasts gives nobody and one clear message',
		async (_name, fault, message) => {
			against.lucca.script([{ on: { ...on, times: 99 }, answer: fault }]);
			const failure = await refusal(readPeople(against.client, everybody));
			expect(failure.message).toMatch(message);
			expect(failure.remedy).not.toBe('');
		},
	);

	const passing: Array<[string, Fault]> = [
		['408', { status: 408 }],
		['429', { status: 429, retryAfter: { dateIn: 20 } }],
		['500', { status: 500 }],
		['a reset', { reset: 'beforeAnswer' }],
		['a reset in the body', { reset: 'inBody' }],
		['half a body', { half: true }],
	];
	it.each(passing)('%s that passes leaves the reading whole', async (_name, fault) => {
		against.lucca.script([{ on: { ...on, times: 1 }, answer: fault }]);
		const { employees } = await readPeople(against.client, everybody);
		expect(employees).toStrictEqual(expected);
	});
});

describe('pages that look right and are not', () => {
	const wrong: Array<[string, On, Fault, RegExp]> = [
		[
			'a page that lacks one person',
			{ path: USERS, query: { paging: '0,1000' } },
			{ page: { keep: 999 } },
			/announced 1200 users, but gave 999 instead of 1000 from number 1 on \(3 readings\)$/,
		],
		[
			'an empty last page',
			{ path: USERS, query: { paging: '999,1000' } },
			{ page: { keep: 0 } },
			/announced 1200 users, but gave 0 instead of 201 from number 1000 on/,
		],
		[
			'a page that repeats one person',
			{ path: USERS, query: { paging: '999,1000' } },
			{ page: { shift: -1, keep: 201 } },
			/moved between two pages: ID \d+ came where ID \d+ had been/,
		],
		[
			'a page that skips one person',
			{ path: USERS, query: { paging: '999,1000' } },
			{ page: { shift: 1 } },
			/announced 1200 users, but gave 200 instead of 201/,
		],
		[
			'a first page sent twice',
			{ path: USERS, query: { paging: '999,1000' } },
			{ page: { shift: -999, keep: 201 } },
			/moved between two pages: ID \d+ came where ID \d+ had been/,
		],
		[
			'a count that is too low',
			{ path: USERS },
			{ page: { countOff: -100 } },
			/announced 1100 users, but gave 201 instead of 101/,
		],
		[
			'a count that is too high',
			{ path: USERS },
			{ page: { countOff: 1 } },
			/announced 1201 users, but gave 201 instead of 202/,
		],
		[
			'a count that is another at the end',
			{ path: USERS, query: { paging: '999,1000' } },
			{ page: { countOff: 1 } },
			/announced 1200 users at the beginning and 1201 later/,
		],
	];
	it.each(wrong)('%s, lasting: refused after three readings', async (_, on, answer, message) => {
		against.lucca.script([{ on, answer }]);
		const failure = await refusal(readPeople(against.client, everybody));
		expect(failure.message).toMatch(message);
		expect(failure.message).toMatch(/^The list of users could not be read whole: /);
	});

	it.each(wrong)('%s, once: read again, whole', async (_, on, answer) => {
		against.lucca.script([{ on: { ...on, nth: 1, times: 1 }, answer }]);
		const { employees } = await readPeople(against.client, everybody);
		expect(employees).toStrictEqual(expected);
	});

	it('a population that never holds still is refused', async () => {
		const leavers = company.users.slice(0, 3).map(({ id }) => id);
		against.lucca.script(
			leavers.map((id, index) => ({
				on: { path: USERS, query: { paging: '999,1000' }, nth: index + 1 },
				answer: { people: { leave: [id] } },
			})),
		);
		const failure = await refusal(readPeople(against.client, everybody));
		expect(failure.message).toBe(
			'The list of users could not be read whole: Lucca announced 1198 users at the beginning and 1197 later (3 readings)',
		);
	});

	it('someone who leaves between two pages is noticed, and the list read again', async () => {
		const gone = company.users[0]?.id ?? 0;
		against.lucca.script([
			{
				on: { path: USERS, query: { paging: '999,1000' }, nth: 1 },
				answer: { people: { leave: [gone] } },
			},
		]);
		const { employees } = await readPeople(against.client, everybody);
		expect(employees).toHaveLength(1199);
		expect(employees.map(({ luccaId }) => luccaId)).not.toContain(String(gone));
	});

	const inOrder = company.users.toSorted((one, other) => one.id - other.id);
	const [first] = inOrder;
	const border = inOrder[999];
	if (!first || !border) throw new Error('the sample company changed');
	const newcomer = { ...first, id: Math.max(...company.users.map(({ id }) => id)) + 1 };

	it.each([
		['somebody of the first page', first.id],
		['the last of the first page', border.id],
	])('%s who leaves while somebody else arrives leaves no one out', async (_, leaver) => {
		const on = { path: USERS, query: { paging: /^(999|1000),/ }, nth: 1 };
		against.lucca.script([{ on, answer: { people: { arrive: [newcomer], leave: [leaver] } } }]);
		const { employees } = await readPeople(against.client, everybody);
		const ids = [...inOrder.map(({ id }) => id), newcomer.id].filter((id) => id !== leaver);
		expect(employees.map(({ luccaId }) => luccaId)).toEqual(ids.map(String));
	});

	it('people who change places at every reading are refused', async () => {
		against.lucca.script(
			inOrder.slice(0, 3).map(({ id }, index) => ({
				on: { path: USERS, query: { paging: /^(999|1000),/ }, nth: index + 1 },
				answer: { people: { arrive: [{ ...newcomer, id: newcomer.id + index }], leave: [id] } },
			})),
		);
		const failure = await refusal(readPeople(against.client, everybody));
		expect(failure.message).toMatch(
			/^The list of users could not be read whole: .* moved between two pages: .* \(3 readings\)$/,
		);
	});

	it('users that come in no order of their IDs are refused', async () => {
		const items = [{ id: 1 }, { id: 3 }, { id: 2 }];
		const { client } = scriptedClient([answer(200, { data: { count: 3, items } })]);
		expect((await refusal(readPeople(client, everybody))).message).toMatch(
			/gave ID 2 after ID 3, although its users were asked for in the order of their IDs/,
		);
	});

	it('one person at a time gets on too', async () => {
		for (const user of against.lucca.company.users) {
			if (user.id === first.id) user.dtContractStart = '2030-01-01T00:00:00';
		}
		const { employees } = await readPeople(against.client, {
			...everybody,
			startedBy: TODAY,
			limit: 1,
		});
		expect(employees.map(({ luccaId }) => luccaId)).toEqual([String(inOrder[1]?.id)]);
	});

	it('one person after many who are left out costs a few requests', async () => {
		const ids = against.lucca.company.users.map(({ id }) => id).sort((one, other) => one - other);
		const upcoming = new Set(ids.slice(0, 700));
		for (const user of against.lucca.company.users) {
			if (upcoming.has(user.id)) user.dtContractStart = '2030-01-01T00:00:00';
		}
		const before = against.lucca.requests.length;
		const { employees } = await readPeople(against.client, {
			filters: {},
			startedBy: TODAY,
			limit: 1,
		});
		expect(employees).toHaveLength(1);
		expect(Number(employees[0]?.luccaId)).toBeGreaterThanOrEqual(ids[700] ?? 0);
		// The last may be for managers.
		expect(against.lucca.requests.length - before).toBeLessThanOrEqual(6);
	});

	it('a list of first people is held against the count too', async () => {
		against.lucca.script([
			{ on: { path: USERS, query: { paging: '0,50' } }, answer: { page: { keep: 49 } } },
		]);
		const failure = await refusal(readPeople(against.client, { ...everybody, limit: 50 }));
		expect(failure.message).toMatch(/gave 49 instead of 50 from number 1 on/);
	});

	it('managers outside a filter that come back short are refused, not taken for unseen', async () => {
		against.lucca.script([{ on: { path: USERS, nth: 2 }, answer: { page: { keep: 2 } } }]);
		const run = readPeople(against.client, { filters: { establishmentIds: ['9'] } });
		expect((await refusal(run)).message).toMatch(/^The list of managers could not be read whole/);
	});
});

describe('time-outs', () => {
	it('halve the page, from where the reading stands', async () => {
		against.lucca.script([
			{ on: { path: USERS, query: { paging: '0,1000' } }, answer: { status: 408 } },
			{ on: { path: USERS, query: { paging: '0,500' } }, answer: { status: 408 } },
		]);
		const { employees } = await readPeople(against.client, everybody);
		expect(employees).toStrictEqual(expected);
		const pages = against.lucca.requests.map(({ query }) => query.paging).filter(Boolean);
		expect(pages).toEqual(['0,1000', '0,500', '0,250', '249,250', '498,250', '747,250', '996,250']);
	});

	it.each([[true], [false]])(
		'of a Lucca that says nothing at all (for good: %s)',
		async (forGood) => {
			const silenced = await startAgainst({}, 300);
			try {
				const on = { path: USERS, query: { paging: '0,1000' }, nth: 1, times: forGood ? 99 : 1 };
				silenced.lucca.script([{ on, answer: { silent: true } }]);
				const run = readPeople(silenced.client, everybody);
				if (forGood)
					expect((await refusal(run)).message).toMatch(/^'127.0.0.1:\d+' did not answer in time$/);
				else expect((await run).employees).toHaveLength(1200);
			} finally {
				await silenced.lucca.close();
			}
		},
	);

	it('end with one message when even small pages take too long', async () => {
		against.lucca.script([
			...['0,1000', '0,500', '0,250', '0,125'].map((paging) => ({
				on: { path: USERS, query: { paging } },
				answer: { status: 408 },
			})),
		]);
		const failure = await refusal(readPeople(against.client, everybody));
		expect(failure.httpCode).toBe(408);
		expect(failure.message).toMatch(/longer than it allows itself \(5 seconds\)/);
	});
});

it('waits out the real limit of 50 requests a minute, told in any form', async () => {
	for (const retryAfter of ['seconds', 'date', 'absent'] as const) {
		const limited = await startAgainst({
			switches: { rateLimit: { requests: 1, seconds: 60 }, retryAfter },
		});
		try {
			const { employees } = await readPeople(limited.client, everybody);
			expect(employees).toHaveLength(1200);
			expect(limited.clock.slept.length).toBeGreaterThan(0);
		} finally {
			await limited.lucca.close();
		}
	}
});

describe('the v4 lists', () => {
	it('are read whole over several pages', async () => {
		const departments = await readDepartments(against.client);
		expect(departments.map(({ id, name, parentId }) => ({ id, name, parentId }))).toStrictEqual(
			[...company.departments]
				.sort((one, other) => one.id - other.id)
				.map(({ id, name, parentLuccaId }) => ({
					id: String(id),
					name,
					parentId: parentLuccaId === null ? null : String(parentLuccaId),
				})),
		);
		expect(departments.length).toBeGreaterThan(99);
		const establishments = await readEstablishments(against.client);
		expect(establishments.map(({ id, name }) => ({ id, name }))).toStrictEqual(
			[...company.establishments]
				.filter(({ isArchived }) => !isArchived)
				.sort((one, other) => one.id - other.id)
				.map(({ id, name }) => ({ id: String(id), name })),
		);
	});

	it('are refused when a page gives somebody again', async () => {
		against.lucca.script([
			{
				on: { path: /departments$/, query: { page: '2' } },
				answer: { page: { shift: -1, keep: 38 } },
			},
		]);
		const failure = await refusal(readDepartments(against.client));
		expect(failure.message).toMatch(/gave ID \d+ twice among its departments/);
	});

	it('are refused when a page comes short', async () => {
		against.lucca.script([
			{ on: { path: /departments$/, query: { page: '2' } }, answer: { page: { keep: 3 } } },
		]);
		const failure = await refusal(readDepartments(against.client));
		expect(failure.message).toMatch(/^The list of departments could not be read whole/);
	});
});
