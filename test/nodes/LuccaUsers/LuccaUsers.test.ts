import { readFileSync } from 'node:fs';
import type { IDataObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { LuccaUsers } from '../../../nodes/LuccaUsers/LuccaUsers.node';
import { type FakeLucca, startFakeLucca } from '../../../sandbox/lucca';
import { API_KEY, company, TODAY } from '../../lib/lucca/against-fake';
import { expectedEmployee, expectedPeople } from '../../lib/lucca/expected';
import { type Given, luccaExecuteFunctions } from '../../support/lucca-execute-functions';

let lucca: FakeLucca;
beforeAll(async () => {
	lucca = await startFakeLucca({
		company,
		apiKey: API_KEY,
		today: TODAY,
		switches: { rateLimit: false },
	});
	// The node takes 'today' from the clock.
	jest.spyOn(Date, 'now').mockReturnValue(Date.parse(`${TODAY}T12:00:00Z`));
});
afterAll(async () => {
	jest.restoreAllMocks();
	await lucca.close();
});
beforeEach(() => lucca.script([]));

const credentials = () => ({ baseUrl: lucca.url, apiKey: API_KEY });

async function run(parameters: Given['parameters'], given: Partial<Given> = {}) {
	const { context, hints } = luccaExecuteFunctions({
		credentials: credentials(),
		parameters,
		...given,
	});
	const [items = []] = await new LuccaUsers().execute.call(context);
	return { items, hints: hints.map(({ message }) => message) };
}

const isHere = ({ dtContractEnd }: { dtContractEnd: string | null }) =>
	dtContractEnd === null || dtContractEnd.slice(0, 10) >= TODAY;

const getMany: IDataObject = { resource: 'user', operation: 'getAll' };
const everybody: IDataObject = {
	...getMany,
	returnAll: true,
	filters: { includeFormerEmployees: true },
};
const get = (mode: string, value: unknown): IDataObject => ({
	resource: 'user',
	operation: 'get',
	user: { mode, value },
});

describe('Get Many', () => {
	it('returns the whole population, one item a person, paired', async () => {
		const { items, hints } = await run(everybody);
		expect(items).toStrictEqual(
			expectedPeople(company, () => true).map((json) => ({ json, pairedItem: { item: 0 } })),
		);
		expect(hints).toEqual([]);
	});

	it('returns 50 without being told, as many as told otherwise', async () => {
		expect((await run(getMany)).items).toHaveLength(50);
		const few = await run({ ...getMany, limit: 3 });
		expect(few.items).toHaveLength(3);
		expect(few.hints).toEqual([
			"A partner's file or a sync plan needs everybody: switch on 'Return All' before it",
		]);
	});

	it('leaves out future hires when told, and says how many', async () => {
		const { items, hints } = await run({
			...everybody,
			filters: { includeFormerEmployees: true, includeFutureHires: false },
		});
		expect(items).toHaveLength(1200 - 32);
		expect(hints).toEqual(['Future hires left out: 32']);
	});

	it('takes departments, establishments and a moment from lists, texts and dates', async () => {
		const zoned = new Date('2026-02-12T14:40:52.851Z');
		const { items } = await run({
			...everybody,
			filters: {
				includeFormerEmployees: true,
				departmentIds: '29, 28',
				establishmentIds: [3, '4'],
				modifiedSince: zoned,
			},
		});
		// In Paris, in winter, one hour later.
		const expected = expectedPeople(
			company,
			(user) =>
				[28, 29].includes(user.departmentId) &&
				[3, 4].includes(user.legalEntityId) &&
				user.modifiedAt >= '2026-02-12T15:40:52',
		);
		expect(items.map(({ json }) => json)).toStrictEqual(expected);
		expect(expected.length).toBeGreaterThan(0);
	});

	it('adds custom fields, department levels and sensitive fields when asked', async () => {
		const { items } = await run({
			...everybody,
			options: {
				customFields: ['e_site', 'e_statut360'],
				departmentLevels: true,
				sensitiveFields: ['birthDate'],
			},
		});
		const user = company.users.find(({ id }) => id === 3830);
		if (!user) throw new Error('the sample company changed');
		expect(items.find(({ json }) => json.luccaId === '3830')?.json).toStrictEqual({
			...expectedEmployee(user, company),
			e_site: 'Lyon Part-Dieu',
			e_statut360: 'Actif',
			birthDate: '1986-03-10',
			departmentLevel1: 'Acme',
			departmentLevel2: 'Direction Finances',
			departmentLevel3: expect.any(String),
		});
	});

	it('gives no item for nobody, and says so', async () => {
		const { items, hints } = await run({ ...everybody, filters: { departmentIds: ['1'] } });
		expect(items).toEqual([]);
		expect(hints).toEqual(['Lucca has nobody to show for these filters, so there are no items']);
	});

	it('says when former employees do not come although they were asked for', async () => {
		const blind = await startFakeLucca({
			company,
			apiKey: API_KEY,
			today: TODAY,
			rights: { seesFormer: false },
		});
		try {
			const { hints } = await run(everybody, {
				credentials: { baseUrl: blind.url, apiKey: API_KEY },
			});
			expect(hints).toContainEqual(expect.stringContaining("'See former employees'"));
		} finally {
			await blind.close();
		}
	});

	it('runs in an n8n without hints or cancel signal', async () => {
		const { items } = await run({ ...getMany, filters: { departmentIds: ['1'] } }, { old: true });
		expect(items).toEqual([]);
	});

	it('reads for each item, with its own parameters, and pairs', async () => {
		const { items } = await run(
			[
				{ ...getMany, limit: 2 },
				{ ...getMany, limit: 1 },
			],
			{ items: [{ json: {} }, { json: {} }] },
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
			{ item: 1 },
		]);
	});
});

describe('Get', () => {
	const user = company.users.find(({ id }) => id === company.oddities.leftYesterday);
	if (!user) throw new Error('the sample company changed');
	const expected = { json: expectedEmployee(user, company), pairedItem: { item: 0 } };

	it.each([
		['list', () => String(user.id)],
		['id', () => user.id],
		['id', () => ` ${user.id} `],
		['id', () => `${lucca.url}/directory/users/${user.id}?tab=contract`],
		['id', () => `${lucca.url}/directory/users/${user.id}/contracts/45?year=2026`],
		['id', () => `${lucca.url}/v2/planning/2026-11-16?x=9&ownerId=${user.id}&y=3`],
		['id', () => `${lucca.url}/#/files?userID=${user.id}`],
		['id', () => `${lucca.url}/people/${user.id}`],
		['login', () => user.login],
		['email', () => user.mail],
		['employeeNumber', () => user.employeeNumber],
	])('finds a person by %s, even one who left', async (mode, value) => {
		expect((await run(get(mode, value()))).items).toStrictEqual([expected]);
	});

	it.each([
		['id', '99999999', "Lucca shows nobody with the Lucca ID '99999999'"],
		['id', 'abc', "'abc' is no Lucca ID of 'Lucca ID'"],
		['login', '', "'User' is empty"],
		['id', 'https://elsewhere.example/users/12', "The address in 'User' names no person of"],
	])('says what is wrong with %s %j', async (mode, value, message) => {
		await expect(run(get(mode, value))).rejects.toThrow(message);
	});

	it.each([
		['/files/12/contracts/45', /^The address in 'User' holds several numbers: 12, 45$/],
		['/users/12?ownerId=45', /^The address in 'User' holds several numbers: 12, 45$/],
		['/planning/2026-11-16', /^The address in 'User' names no person of '127/],
		['/superusers/12abc', /^The address in 'User' names no person of '127/],
	])('does not guess whom the address %s means', async (path, message) => {
		await expect(run(get('id', lucca.url + path))).rejects.toThrow(message);
	});

	it('refuses an employee number that names two people in two establishments', async () => {
		const [one, other] = [...company.oddities.sharedEmployeeNumber].sort();
		const shared = company.users.find(({ id }) => id === one)?.employeeNumber;
		await expect(run(get('employeeNumber', shared))).rejects.toThrow(
			`Several people have the employee number '${shared}': their Lucca IDs are ${one}, ${other}`,
		);
	});
});

describe('when Lucca cannot be read', () => {
	it('ends with what happened, what to do, the status and the item', async () => {
		lucca.script([{ on: { path: '/api/v3/users' }, answer: { status: 403, message: 'No right' } }]);
		const failure = await run(everybody).then(
			() => undefined,
			(error: unknown) => error,
		);
		expect(failure).toBeInstanceOf(NodeApiError);
		const { message, description, httpCode, context } = failure as NodeApiError;
		expect({ message, httpCode, item: context.itemIndex }).toEqual({
			message: 'This API key may not read the users (403). Lucca says: No right',
			httpCode: '403',
			item: 0,
		});
		expect(description).toMatch(/^Ask a Lucca administrator/);
	});

	it('goes on with the other items when told to, and gives one clear item', async () => {
		lucca.script([{ on: { path: '/api/v3/users', nth: 1 }, answer: { status: 401 } }]);
		const { items } = await run(
			{ ...getMany, limit: 1 },
			{ items: [{ json: {} }, { json: {} }], continueOnFail: true },
		);
		expect(items).toHaveLength(2);
		expect(items[0]).toMatchObject({
			json: { error: expect.stringMatching(/does not know this API key \(401\)/) },
			pairedItem: { item: 0 },
		});
		const first = Math.min(...company.users.filter(isHere).map(({ id }) => id));
		expect(items[1]).toMatchObject({ json: { luccaId: String(first) }, pairedItem: { item: 1 } });
	});

	it('gives no item when the second page is cut, whatever the other settings', async () => {
		lucca.script([{ on: { query: { paging: '999,1000' } }, answer: { page: { keep: 199 } } }]);
		const { items } = await run(everybody, { continueOnFail: true });
		expect(items).toHaveLength(1);
		expect(items[0]?.json.error).toMatch(/^The list of users could not be read whole/);
		expect(Object.keys(items[0]?.json ?? {}).sort()).toEqual(['error', 'remedy']);
	});

	it.each([
		['ftp://acme.example', "'Base URL' is not a web address"],
		['http://acme.ilucca.net', "'Base URL' would send the API key unencrypted"],
		['', "'Base URL' is empty"],
	])('refuses the Base URL %j', async (baseUrl, message) => {
		const failing = run(getMany, { credentials: { baseUrl, apiKey: API_KEY } });
		await expect(failing).rejects.toThrow(NodeOperationError);
		await expect(failing).rejects.toThrow(message);
	});

	it.each([
		(url: string) => `${url}/`,
		(url: string) => `${url}/timmi-absences/planning?x=1#y`,
		(url: string) => `  ${url} `,
	])('takes the Base URL as people paste it (%#)', async (written) => {
		const { items } = await run(getMany, {
			credentials: { baseUrl: written(lucca.url), apiKey: API_KEY },
		});
		expect(items).toHaveLength(50);
	});

	it('stops waiting when the workflow is cancelled', async () => {
		lucca.script([{ on: {}, answer: { status: 429, retryAfter: 60 } }]);
		const cancel = new AbortController();
		const running = run(getMany, { signal: cancel.signal });
		setTimeout(() => cancel.abort(), 100);
		await expect(running).rejects.toThrow(/stopped because the workflow was cancelled/);
	});

	it('waits as Retry-After says, in real time', async () => {
		lucca.script([{ on: { nth: 1 }, answer: { status: 429, retryAfter: 0.2 } }]);
		expect((await run({ ...getMany, limit: 1 })).items).toHaveLength(1);
	});
});

describe('what n8n shows', () => {
	it.each(['get', 'getAll'])('the schema of %s lists the fields every person has', (operation) => {
		const file = `nodes/LuccaUsers/__schema__/v1.0.0/user/${operation}.json`;
		const { properties } = JSON.parse(readFileSync(file, 'utf8')) as { properties: object };
		const [user] = company.users;
		if (!user) throw new Error('nobody there');
		expect(Object.keys(properties)).toEqual(Object.keys(expectedEmployee(user, company)));
	});

	it('is a tool, and speaks of no key of its own', () => {
		const { description } = new LuccaUsers();
		expect(description.usableAsTool).toBe(true);
		expect(description.credentials).toEqual([
			{
				name: 'luccaHrApi',
				required: true,
				displayOptions: { show: { authentication: ['apiKey'] } },
			},
			{
				name: 'luccaHrOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
		]);
	});
});
