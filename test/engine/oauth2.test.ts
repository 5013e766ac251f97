import { civilDateAt } from '../../lib/employee/civil-date';
import { sampleCompany } from '../../sandbox/company';
import { type EngineRun, runWorkflow } from '../../sandbox/engine';
import { type FakeLucca, startFakeLucca } from '../../sandbox/lucca';
import { packAndInstall } from '../../sandbox/package';

jest.setTimeout(120_000);

const SCOPE = [
	'employees.readonly',
	'employments.readonly',
	'job-positions.readonly',
	'departments.readonly',
	'business-establishments.readonly',
].join(' ');
const SECRET = 'not-a-real-secret';
const company = sampleCompany(civilDateAt(Date.now(), 'Europe/Paris'));

let installed: Awaited<ReturnType<typeof packAndInstall>>;
let lucca: FakeLucca;
/** How many requests after which the fake's clock is an hour ahead. */
let hourAfter: number;

beforeAll(async () => {
	installed = await packAndInstall();
});
afterAll(async () => await installed.remove());
beforeEach(async () => {
	hourAfter = Infinity;
	lucca = await startFakeLucca({
		company,
		apiKey: 'unused-in-these-tests',
		clients: { reader: { secret: SECRET, scopes: SCOPE.split(' ') } },
		clock: () => Date.now() + (lucca?.requests.length > hourAfter ? 3_600_000 : 0),
		switches: { rateLimit: false },
	});
});
afterEach(async () => await lucca.close());

async function run(parameters: object, credential: object = {}): Promise<EngineRun> {
	return await runWorkflow({
		packageFolder: installed.packageFolder,
		workflow: {
			name: 'OAuth2',
			nodes: [
				{
					id: '1',
					name: 'Start',
					type: 'n8n-nodes-base.manualTrigger',
					typeVersion: 1,
					position: [0, 0],
					parameters: {},
				},
				{
					id: '2',
					name: 'Users',
					type: 'n8n-nodes-lucca-sync.luccaUsers',
					typeVersion: 1,
					position: [0, 0],
					parameters: { authentication: 'oAuth2', ...parameters },
				},
			],
			connections: { Start: { main: [[{ node: 'Users', type: 'main', index: 0 }]] } },
		},
		credentials: {
			luccaHrOAuth2Api: {
				baseUrl: lucca.url,
				accessTokenUrl: lucca.tokenUrl,
				clientId: 'reader',
				clientSecret: SECRET,
				scope: SCOPE,
				reservedRequests: 0,
				...credential,
			},
		},
	});
}

const everybody = {
	resource: 'user',
	operation: 'getAll',
	returnAll: true,
	filters: { includeFormerEmployees: true },
};

const tokensAsked = () => lucca.requests.filter(({ path }) => path === '/connect/token');

it('reads everybody on the engine of n8n, with one token', async () => {
	const done = await run(everybody);
	expect(done.error).toBeUndefined();
	const people = done.nodes.Users?.outputs[0]?.map(({ json }) => json) ?? [];
	expect(people.map(({ luccaId }) => luccaId)).toEqual(
		company.users
			.map(({ id }) => id)
			.sort((one, other) => one - other)
			.map(String),
	);
	expect(people.some((person) => 'login' in person)).toBe(false);
	expect(tokensAsked().map(({ body }) => body)).toEqual([
		{ grant_type: 'client_credentials', client_id: 'reader', scope: SCOPE },
	]);
	expect(JSON.stringify(done)).not.toContain(SECRET);
});

it('gets a new token when the first is over, once, and goes on', async () => {
	hourAfter = 8;
	const done = await run(everybody);
	expect(done.error).toBeUndefined();
	expect(done.nodes.Users?.outputs[0]).toHaveLength(company.users.length);
	expect(tokensAsked()).toHaveLength(2);
	expect(lucca.requests.filter(({ status }) => status === 401)).toHaveLength(2);
});

it.each<[string, object, string]>([
	[
		'a wrong secret',
		{ clientSecret: 'another-secret' },
		"'Client ID' or 'Client Secret' is wrong: Lucca does not know a client application with both",
	],
	[
		'a scope the application lacks',
		{ scope: `${SCOPE} events.readonly` },
		"The client application does not have every scope named in 'Scope'",
	],
	[
		'a scope too few',
		{ scope: SCOPE.replace('employments.readonly ', '') },
		'This client application may not read the employments (403)',
	],
	[
		'a token server that would be told the secret in clear',
		{ accessTokenUrl: 'http://accounts.example/connect/token' },
		"'Access Token URL' is no https:// address, so the client secret would travel unencrypted",
	],
])('tells %s in words, without the secret', async (_, credential, message) => {
	const done = await run(everybody, credential);
	expect(done.status).toBe('error');
	expect(done.error?.message).toContain(message);
	expect(done.error?.description).toBeTruthy();
	expect(JSON.stringify(done)).not.toMatch(/not-a-real-secret|another-secret|Bearer/);
});

it('refuses what needs a key, in words', async () => {
	const done = await run({ resource: 'department', operation: 'getAll' });
	expect(done.error?.message).toContain("'Get Many' of 'department' needs an API key");
});
