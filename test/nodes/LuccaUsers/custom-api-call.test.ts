import type { IDataObject } from 'n8n-workflow';
import { LuccaUsers } from '../../../nodes/LuccaUsers/LuccaUsers.node';
import { type FakeLucca, startFakeLucca } from '../../../sandbox/lucca';
import { API_KEY, company, TODAY } from '../../lib/lucca/against-fake';
import { type Given, luccaExecuteFunctions } from '../../support/lucca-execute-functions';

let lucca: FakeLucca;
beforeEach(async () => {
	lucca = await startFakeLucca({
		company,
		apiKey: API_KEY,
		today: TODAY,
		switches: { rateLimit: false },
	});
});
afterEach(() => lucca.close());

async function call(parameters: IDataObject, given: Partial<Given> = {}) {
	const { context } = luccaExecuteFunctions({
		credentials: { baseUrl: lucca.url, apiKey: API_KEY },
		parameters: { resource: 'api', operation: 'customCall', method: 'GET', ...parameters },
		...given,
	});
	const [items = []] = await new LuccaUsers().execute.call(context);
	return items;
}

const query = (...parameters: Array<[string, unknown]>) => ({
	query: { parameter: parameters.map(([name, value]) => ({ name, value })) },
});

it('gives the answer as one item, asked with the parameters of both places', async () => {
	const items = await call({
		path: '/api/v3/roles?fields=id,name',
		...query(['paging', '0,2'], ['orderBy', 'id,asc']),
	});
	expect(items).toStrictEqual([
		{
			json: {
				header: expect.anything(),
				data: {
					items: [
						{ id: 61, name: 'Salarié' },
						{ id: 62, name: 'Manager' },
					],
				},
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(lucca.requests).toEqual([
		{
			method: 'GET',
			path: '/api/v3/roles',
			query: { fields: 'id,name', paging: '0,2', orderBy: 'id,asc' },
			status: 200,
		},
	]);
});

it.each([
	['/api/v3/roles', ['id', 'name', 'url']],
	['/organization/structure/api/countries', ['id', 'name', 'code']],
])('splits the list of %s into items when told', async (path, names) => {
	const items = await call({ path, splitItems: true });
	expect(items.length).toBeGreaterThan(2);
	expect(Object.keys(items[0]?.json ?? {})).toEqual(names);
});

it('says that there is no list to split', async () => {
	await expect(call({ path: '/api/v3/roles/61', splitItems: true })).rejects.toMatchObject({
		message: "The answer to '/api/v3/roles/61' holds no list to split",
	});
});

describe('a write', () => {
	const put = {
		method: 'PUT',
		path: '/api/v3/users/3830',
		...query(['fields', 'id,jobTitle']),
		body: '{"jobTitle": "Contrôleuse"}',
	};
	const jobTitle = () => lucca.company.users.find(({ id }) => id === 3830)?.jobTitle;

	it('sends its body and gives the answer', async () => {
		const items = await call(put);
		expect(items[0]?.json.data).toEqual({ id: 3830, jobTitle: 'Contrôleuse' });
		expect(jobTitle()).toBe('Contrôleuse');
		expect(lucca.requests).toHaveLength(1);
	});

	it('takes an object of an expression for its body', async () => {
		await call({ ...put, body: { jobTitle: 'Experte' } });
		expect(jobTitle()).toBe('Experte');
	});

	it('sends nothing in a dry run, and shows what it would send', async () => {
		const items = await call({ ...put, dryRun: true });
		expect(items).toStrictEqual([
			{
				json: {
					dryRun: true,
					request: {
						method: 'PUT',
						url: `${lucca.url}/api/v3/users/3830?fields=id%2CjobTitle`,
						body: { jobTitle: 'Contrôleuse' },
					},
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(lucca.requests).toEqual([]);
	});

	it('sends nothing when its body is no JSON', async () => {
		await expect(call({ ...put, body: '{jobTitle}' })).rejects.toThrow("'JSON Body' is no JSON");
		expect(lucca.requests).toEqual([]);
	});
});

describe('the key goes to its own Lucca only', () => {
	it('from a pasted address only the path is taken', async () => {
		await call({ path: `${lucca.url}/api/v3/roles?fields=id` });
		await call({ path: 'api/v3/roles' });
		expect(lucca.requests.map(({ path, status }) => [path, status])).toEqual([
			['/api/v3/roles', 200],
			['/api/v3/roles', 200],
		]);
	});

	it.each([
		['https://evil.example/api/v3/users', "'evil.example'"],
		['//evil.example/api/v3/users', "'evil.example'"],
		['/\\evil.example/api', "'evil.example'"],
		['https://127.0.0.1@evil.example/', "'evil.example'"],
		['file:///etc/passwd', 'no web address'],
		['javascript:alert(1)', 'no web address'],
		['https://[', 'no web address'],
	])('%j is refused', async (path, where) => {
		await expect(call({ path })).rejects.toMatchObject({
			message: `'Path' leads to ${where}, and the credential is of '${new URL(lucca.url).host}'`,
		});
		expect(lucca.requests).toEqual([]);
	});

	it('a path that only looks like a host stays a path', async () => {
		await expect(call({ path: `${lucca.url}//evil.example/x` })).rejects.toThrow(/404/);
		expect(lucca.requests.map(({ path }) => path)).toEqual(['/evil.example/x']);
	});
});

it.each([
	[{ path: '' }, "'Path' is empty"],
	[{ path: '/x?a=1', ...query(['a', 2]) }, "The query parameter 'a' is given twice"],
	[{ path: '/x', method: 'BREW' }, "'Method' is none that Lucca's API has"],
	[{ path: '/x', splitItems: 'maybe' }, "'Split Into Items' must be either true or false"],
])('refuses %j', async (parameters, message) => {
	await expect(call(parameters)).rejects.toThrow(message);
});

it.each([
	['/nowhere', /has nothing under '\/nowhere' \(404\)/, /^Check 'Path' against/],
	['/api/v3/users?paging=x', /did not accept .*\(400\)/, /^Check 'Path' and 'Query Parameters'/],
])('advises to look at the call when Lucca refuses %s', async (path, message, remedy) => {
	await expect(call({ path })).rejects.toMatchObject({
		message: expect.stringMatching(message),
		description: expect.stringMatching(remedy),
	});
});

it('goes on with the other items when told to', async () => {
	const items = await call(
		{ path: '/nowhere' },
		{ items: [{ json: {} }, { json: {} }], continueOnFail: true },
	);
	expect(items.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
		[expect.stringMatching(/has nothing under '\/nowhere' \(404\)/), { item: 0 }],
		[expect.stringMatching(/has nothing under '\/nowhere' \(404\)/), { item: 1 }],
	]);
});
