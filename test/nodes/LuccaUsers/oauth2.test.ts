import type { IDataObject, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { simplifiedFields } from '../../../lib/lucca/people/simplified';
import { LuccaUsers } from '../../../nodes/LuccaUsers/LuccaUsers.node';
import { type FakeLucca, startFakeLucca } from '../../../sandbox/lucca';
import { API_KEY, company, TODAY } from '../../lib/lucca/against-fake';
import { CLIENT, SCOPES, tokenSend } from '../../lib/lucca/newer-api/against-newer';
import { fakeExecution, nodeUnderTest } from '../../support/execute-functions';
import { luccaExecuteFunctions } from '../../support/lucca-execute-functions';

let lucca: FakeLucca;
beforeAll(async () => {
	lucca = await startFakeLucca({
		company,
		apiKey: API_KEY,
		today: TODAY,
		clients: { [CLIENT.id]: { secret: CLIENT.secret, scopes: SCOPES } },
		switches: { rateLimit: false },
	});
	jest.spyOn(Date, 'now').mockReturnValue(Date.parse(`${TODAY}T12:00:00Z`));
});
afterAll(async () => {
	jest.restoreAllMocks();
	await lucca.close();
});

const credential = () => ({
	baseUrl: lucca.url,
	accessTokenUrl: lucca.tokenUrl,
	clientId: CLIENT.id,
	clientSecret: CLIENT.secret,
	reservedRequests: 0,
});

/** n8n's part: the token. What the node must send itself is left to the node. */
function withToken() {
	const send = tokenSend(() => lucca, SCOPES, false);
	return async (type: string, options: IHttpRequestOptions) => {
		expect(type).toBe('luccaHrOAuth2Api');
		const { status, headers, body } = await send(
			{ method: 'GET', url: options.url },
			options.headers as Record<string, string>,
		);
		return { statusCode: status, headers, body };
	};
}

async function run(parameters: IDataObject, continueOnFail = false) {
	const { context, hints } = fakeExecution({
		items: [{ json: {} }],
		parameters: { authentication: 'oAuth2', resource: 'user', ...parameters },
		credentials: { luccaHrOAuth2Api: credential() },
		helpers: { httpRequestWithAuthentication: withToken() },
		continueOnFail,
	});
	const [items = []] = await new LuccaUsers().execute.call(context);
	return { items, hints: hints.map(({ message }) => message) };
}

describe('with OAuth2', () => {
	it('Get Many returns people, paired, without what the newer API does not know', async () => {
		const { items, hints } = await run({ operation: 'getAll', limit: 3 });
		const here = company.users.filter(
			({ dtContractEnd: end }) => !end || end.slice(0, 10) >= TODAY,
		);
		const first = Math.min(...here.map(({ id }) => id));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(Array(3).fill({ item: 0 }));
		expect(items[0]?.json).toMatchObject({
			luccaId: String(first),
			managerEmployeeNumber: expect.any(String),
		});
		expect(items[0]?.json).not.toHaveProperty('login');
		expect(hints).toEqual([
			"A partner's file or a sync plan needs everybody: switch on 'Return All' before it",
		]);
	});

	it('Get finds a person by email', async () => {
		const user = company.users.find(({ mail }) => mail !== null);
		const { items } = await run({
			operation: 'get',
			user: { mode: 'email', value: user?.mail },
			simplify: true,
		});
		expect(items).toEqual([
			{
				json: expect.objectContaining({ luccaId: String(user?.id), email: user?.mail }),
				pairedItem: { item: 0 },
			},
		]);
		expect(Object.keys(items[0]?.json ?? {})).toEqual([
			'luccaId',
			...simplifiedFields.filter((field) => field !== 'login'),
		]);
	});

	it('what needs a key is refused in words, as an item when so set', async () => {
		const departments = { resource: 'department', operation: 'getAll' };
		await expect(run(departments)).rejects.toMatchObject({
			message:
				"'Get Many' of 'department' needs an API key: through Lucca's newer API this node only reads people",
			description: "Choose a 'Lucca HR API' credential, which has an API key",
		});
		const { items } = await run(departments, true);
		expect(items[0]?.json.error).toMatch(/needs an API key/);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('the form offers what can be done, and no more', () => {
		const { description } = new LuccaUsers();
		const offeredBy = (name: string, parameters: IDataObject) =>
			description.properties
				.filter((property) => property.name === name)
				.filter((property) => shown(property, parameters))
				.flatMap(({ options = [] }) => options)
				.filter((option) => shown(option, parameters))
				.map(({ name: label }) => label);
		const shown = (what: object, parameters: IDataObject) =>
			NodeHelpers.displayParameter(parameters as never, what as never, nodeUnderTest, description);

		const newer = { authentication: 'oAuth2', resource: 'user' };
		expect(offeredBy('resource', newer)).toEqual(['User']);
		expect(offeredBy('operation', newer)).toEqual(['Get', 'Get Many']);
		const key = { authentication: 'apiKey', resource: 'user' };
		expect(offeredBy('resource', key).length).toBeGreaterThan(5);
		expect(offeredBy('operation', key)).toContain('Create');
	});

	it('a workflow saved before there was a choice has the key', () => {
		const { description } = new LuccaUsers();
		const saved = { resource: 'user', operation: 'getAll' };
		const filled = NodeHelpers.getNodeParameters(
			description.properties,
			saved,
			true,
			false,
			nodeUnderTest,
			description,
		);
		expect(filled).toMatchObject({ authentication: 'apiKey', simplify: false, options: {} });
	});
});

describe('the lists of the editor with OAuth2', () => {
	const { methods } = new LuccaUsers();
	const form = () =>
		({
			getNode: () => nodeUnderTest,
			getCredentials: async () => credential(),
			getCurrentNodeParameter: (name: string) => (name === 'authentication' ? 'oAuth2' : undefined),
			helpers: { httpRequestWithAuthentication: withToken() },
		}) as unknown as ILoadOptionsFunctions;

	it('hold departments and establishments in use', async () => {
		const departments = await methods.loadOptions.getDepartments.call(form());
		expect(departments).toHaveLength(company.departments.filter(({ isActive }) => isActive).length);
		const establishments = await methods.loadOptions.getEstablishments.call(form());
		const inUse = company.establishments.filter(({ isArchived }) => !isArchived);
		expect(establishments.map(({ value }) => value).sort()).toEqual(
			inUse.map(({ id }) => `${id}`).sort(),
		);
	});

	it('seek people by what is typed, a page at a time', async () => {
		const first = await methods.listSearch.searchUsers.call(form(), '');
		expect(first.results).toHaveLength(100);
		const token = first.paginationToken as string;
		const second = await methods.listSearch.searchUsers.call(form(), '', token);
		expect(second.results).toHaveLength(100);
		expect(first.results).not.toContainEqual(second.results[0]);
		const some = await methods.listSearch.searchUsers.call(form(), 'saint-amand');
		expect(some.results[0]?.name).toMatch(/^Saint-Amand \S+ \(\S+\)$/);
	});

	it('tell that custom fields need a key', async () => {
		await expect(methods.loadOptions.getCustomFields.call(form())).rejects.toThrow(
			"This list needs an API key: through Lucca's newer API this node only reads people",
		);
	});
});

describe('Simplify with an API key', () => {
	it('asks for ten fields and returns them, whatever the options', async () => {
		const { context } = luccaExecuteFunctions({
			credentials: { baseUrl: lucca.url, apiKey: API_KEY },
			parameters: {
				resource: 'user',
				operation: 'getAll',
				limit: 2,
				simplify: true,
				options: { customFields: ['all'], departmentLevels: true, sensitiveFields: ['birthDate'] },
			},
		});
		const before = lucca.requests.length;
		const [items = []] = await new LuccaUsers().execute.call(context);
		expect(items.map(({ json }) => Object.keys(json))).toEqual(
			Array(2).fill(['luccaId', ...simplifiedFields]),
		);
		const asked = lucca.requests.slice(before).map(({ path }) => path);
		expect(new Set(asked)).toEqual(new Set(['/api/v3/users']));
	});

	it('is off unless switched on, and hides the options', () => {
		const { properties } = new LuccaUsers().description;
		const simplify = properties.find(({ name }) => name === 'simplify');
		expect(simplify).toMatchObject({
			default: false,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		});
		expect(properties.find(({ name }) => name === 'options')?.displayOptions?.show).toMatchObject({
			simplify: [false],
		});
	});
});
