import type { Employee } from '../../../../lib/employee/record';
import { LuccaApiError } from '../../../../lib/lucca/client/lucca-api-error';
import { newerPeople } from '../../../../lib/lucca/newer-api/newer-people';
import type { Fault } from '../../../../sandbox/lucca';
import { API_KEY, company, TODAY } from '../against-fake';
import { answer, scriptedClient } from '../scripted';
import { type AgainstNewer, SCOPES, startNewer } from './against-newer';

const everybody = { filters: { formerEmployees: true } };
const LISTS = [
	'employees',
	'employments',
	'job-positions',
	'departments',
	'business-establishments',
];

/** Three pages of people are enough to go wrong in. */
const few = { ...company, users: company.users.slice(0, 230) };

let newer: AgainstNewer;
let whole: readonly Employee[];
beforeAll(async () => {
	newer = await startNewer({ company: few });
	whole = (await newer.people.read(everybody)).employees;
});
afterAll(async () => await newer.lucca.close());

/** A source that has read nothing yet. */
const fresh = () => newerPeople(newer.client, 'Europe/Paris');

const passing: ReadonlyArray<readonly [string, Fault]> = [
	['408', { status: 408, body: 'problem' }],
	['429', { status: 429, body: 'problem', retryAfter: 20 }],
	['500', { status: 500, body: 'html' }],
	['a reset', { reset: 'inBody' }],
	['half an answer', { half: true }],
];

describe.each(LISTS)('on a page of %s', (list) => {
	const path = `/lucca-api/${list}`;
	// The second request is the first page: the first one was refused its thousand.
	const pages = list === 'business-establishments' ? [2] : [2, 3];

	it.each(passing)('%s that passes costs nobody', async (_, fault) => {
		for (const nth of pages) {
			newer.lucca.script([{ on: { path, nth }, answer: fault }]);
			expect((await fresh().read(everybody)).employees).toStrictEqual(whole);
		}
	});

	// Nothing comes before a single page, nor after it.
	const onAny: Array<[string, Fault]> = [
		['an item missed', { page: { shift: 1 } }],
		['another count', { page: { countOff: 1 } }],
		['a smaller count', { page: { countOff: -1 } }],
	];
	const onSecond: Array<[string, Fault]> = [
		['an item twice', { page: { shift: -1 } }],
		['few items', { page: { keep: 7 } }],
	];
	const isPaged = list === 'employees' || list === 'departments';
	it.each(isPaged ? [...onAny, ...onSecond] : onAny)(
		'%s is read again, and refused when it lasts',
		async (_, fault) => {
			const nth = pages.at(-1) ?? 2;
			newer.lucca.script([{ on: { path, nth }, answer: fault }]);
			expect((await fresh().read(everybody)).employees).toStrictEqual(whole);
			newer.lucca.script([{ on: { path, query: { limit: '100' } }, answer: fault }]);
			await expect(fresh().read(everybody)).rejects.toThrow(
				/^The list of [a-z ]+ could not be read whole: .* \(3 readings\)$/,
			);
		},
	);

	it('a status that lasts is refused, whatever was read before', async () => {
		newer.lucca.script([{ on: { path, nth: 2, times: 99 }, answer: { status: 503 } }]);
		await expect(fresh().read(everybody)).rejects.toBeInstanceOf(LuccaApiError);
	});
});
afterEach(() => newer.lucca.script([]));

it.each(['employments', 'job-positions'])(
	'an item of %s missed or twice in a list too long to be asked for by ID is refused',
	async (list) => {
		const long = await startNewer();
		try {
			const query = { limit: '100', page: /./ };
			for (const shift of [1, -1]) {
				long.lucca.script([
					{ on: { path: `/lucca-api/${list}`, query }, answer: { page: { shift } } },
				]);
				await expect(newerPeople(long.client, 'UTC').read(everybody)).rejects.toThrow(
					/could not be read whole/,
				);
			}
		} finally {
			await long.lucca.close();
		}
	},
);

it('leaves a list that gives more people than it has, and never ends', async () => {
	let id = 0;
	const { client, requests } = scriptedClient([], {
		send: async (request) => {
			requests.push(request);
			if (requests.length > 50) throw new Error('read without end');
			const items = [{ id: String(++id), status: 'active' }];
			return answer(200, {
				items,
				totalCount: 2,
				links: { next: { href: `/lucca-api/employees?page=!${id}` } },
			});
		},
	});
	await expect(newerPeople(client, 'UTC').read(everybody)).rejects.toThrow(
		'Lucca announced 2 employees, but gave 3 (3 readings)',
	);
});

it('finds one person after many who are left out in a few requests', async () => {
	const ids = company.users.map(({ id }) => id).sort((one, other) => one - other);
	const upcoming = new Set(ids.slice(0, 700));
	const users = company.users.map((user) =>
		upcoming.has(user.id) ? { ...user, dtContractStart: '2030-01-01T00:00:00' } : user,
	);
	const late = await startNewer({ company: { ...company, users } });
	try {
		const { employees } = await late.people.read({ filters: {}, startedBy: TODAY, limit: 1 });
		expect(employees).toHaveLength(1);
		const pages = late.lucca.requests.filter(({ path }) => path === '/lucca-api/employees');
		expect(pages.length).toBeLessThanOrEqual(12);
	} finally {
		await late.lucca.close();
	}
});

it('holds together while people come and go between two pages', async () => {
	const [leaver, model] = company.users;
	if (!leaver || !model) throw new Error('the sample company changed');
	const moving = await startNewer({ company: few });
	try {
		const newcomer = { ...model, id: 9_999, login: 'newcomer', employeeNumber: 'N9999' };
		moving.lucca.script([
			{
				on: { path: '/lucca-api/employees', nth: 3 },
				answer: { people: { leave: [leaver.id], arrive: [newcomer] } },
			},
		]);
		const { employees } = await moving.people.read(everybody);
		const ids = employees.map(({ luccaId }) => luccaId);
		expect(new Set(ids).size).toBe(ids.length);
		const now = moving.lucca.company.users.map(({ id }) => `${id}`);
		// Who left after having been read may still be told; nobody who stays is missing.
		expect(now.filter((id) => !ids.includes(id))).toEqual([]);
	} finally {
		await moving.lucca.close();
	}
});

describe('the token', () => {
	it('is renewed once when it is over, in the midst of a list', async () => {
		const short = await startNewer({ company: few, switches: { tokenSeconds: 60 } });
		try {
			short.lucca.script([
				{ on: { path: '/lucca-api/employees', nth: 3 }, answer: { status: 429, retryAfter: 90 } },
			]);
			expect((await short.people.read(everybody)).employees).toStrictEqual(whole);
			expect(short.lucca.requests.filter(({ path }) => path === '/connect/token')).toHaveLength(2);
		} finally {
			await short.lucca.close();
		}
	});

	it('that is never accepted is told in words of its own', async () => {
		newer.lucca.script([
			{
				on: { path: /^\/lucca-api/ },
				answer: { status: 401, body: 'problem', message: 'Expired' },
			},
		]);
		await expect(fresh().read(everybody)).rejects.toMatchObject({
			message: expect.stringMatching(
				/^Lucca at '127\.0\.0\.1:\d+' does not accept the access token, not even a new one \(401\)\. Lucca says: /,
			),
			remedy: expect.stringContaining("'Client ID' and 'Client Secret'"),
			httpCode: 401,
		});
	});

	it.each(SCOPES)('without the scope %s names it', async (missing) => {
		const scopes = SCOPES.filter((scope) => scope !== missing);
		const poor = await startNewer({ company: few }, scopes);
		try {
			await expect(
				poor.people.read(everybody, { sensitiveFields: ['nationality'] }),
			).rejects.toMatchObject({
				message: expect.stringMatching(/^This client application may not read the .* \(403\)/),
				remedy: expect.stringMatching(
					new RegExp(
						`Give it the scope '${missing.replaceAll('.', '\\.')}' on https://[^ ]+/identity/admin/integration-keys`,
					),
				),
				httpCode: 403,
			});
		} finally {
			await poor.lucca.close();
		}
	});
});

describe('an answer of another form', () => {
	const person = { id: '1', status: 'active', givenName: 'Inès', familyName: 'Varlet' };
	const page = (more: object) =>
		answer(200, { type: 'employees', items: [person], totalCount: 2, links: {}, ...more });
	const reading = async (...pages: Parameters<typeof scriptedClient>[0]) =>
		await newerPeople(scriptedClient(pages).client, 'UTC').read({ filters: {} });

	it.each<[string, object]>([
		[
			'leads to another host',
			{ links: { next: { href: 'https://evil.example/lucca-api/employees?page=2' } } },
		],
		['leads to another list', { links: { next: { href: '/lucca-api/employments?page=2' } } }],
		['has a link that is none', { links: { next: 'page2' } }],
		['has no links', { links: undefined }],
		['has no count', { totalCount: undefined }],
		['has an item without ID', { items: [{}] }],
		['has a number for an ID', { items: [{ ...person, id: 1 }] }],
	])('that %s is refused', async (_, more) => {
		const script = scriptedClient([page(more)]);
		await expect(newerPeople(script.client, 'UTC').read({ filters: {} })).rejects.toThrow(
			'The answer of Lucca with the employees has a form this node does not know',
		);
		expect(script.requests).toHaveLength(1);
	});

	it('whose cursor leads in a circle is refused', async () => {
		const circle = { links: { next: { href: '/lucca-api/employees?page=!again' } } };
		await expect(reading(page(circle))).rejects.toThrow(
			/Lucca gave ID 1 twice among its employees/,
		);
	});

	it('whose pages hold nothing and never end is refused', async () => {
		const nothing = { items: [], links: { next: { href: '/lucca-api/employees?page=!more' } } };
		await expect(reading(page(nothing))).rejects.toThrow(/Lucca gave a page without employees/);
	});

	it('whose count changes from page to page is refused, even if as many came as were announced', async () => {
		const next = { next: { href: '/lucca-api/employees?page=!2' } };
		const pages = [
			page({ items: [{ ...person, id: '500' }], links: next }),
			page({ items: [{ ...person, id: '600' }], totalCount: 3 }),
		];
		await expect(reading(...pages, ...pages, ...pages)).rejects.toThrow(
			/Lucca announced 2 employees on one page, 3 on another \(3 readings\)/,
		);
	});

	it('out of order is refused', async () => {
		const items = [
			{ ...person, id: '500' },
			{ ...person, id: '400' },
		];
		await expect(reading(page({ items }))).rejects.toThrow(/Lucca gave ID 400 after ID 500/);
	});

	it('with a value that cannot be read names it, and not what it holds', async () => {
		const items = [{ ...person, employeeNumber: { secret: 'E-1' } }];
		await expect(reading(page({ items, totalCount: 1 }))).rejects.toThrow(
			"Lucca sent a value for 'employeeNumber' of the employee with ID 1 that cannot be read",
		);
	});
});

it('asks with the version, the order and the count on every page', () => {
	const lists = newer.lucca.requests.filter(({ path }) => path.startsWith('/lucca-api/'));
	for (const { query } of lists) {
		expect(query).toMatchObject({ include: 'totalCount,links', sort: 'id' });
		expect(JSON.stringify(query)).not.toContain(API_KEY);
	}
});
