import { LuccaHrApi } from '../../../credentials/LuccaHrApi.credentials';
import { luccaOrigin } from '../../../lib/lucca/client/base-url';
import { type FakeLucca, startFakeLucca } from '../../../sandbox/lucca';
import { API_KEY, company, TODAY } from '../../lib/lucca/against-fake';
import { credentialExpression } from '../../support/lucca-execute-functions';

const credential = new LuccaHrApi();
const { request, rules } = credential.test;

let lucca: FakeLucca;
beforeAll(async () => {
	lucca = await startFakeLucca({ company, apiKey: API_KEY, today: TODAY });
});
afterAll(() => lucca.close());
beforeEach(() => lucca.script([]));

/** Plays n8n's credential tester: sends the request, then applies the rules. */
async function test(baseUrl: string, apiKey: string): Promise<string> {
	const credentials = { baseUrl, apiKey };
	const base = credentialExpression(String(request.baseURL), credentials);
	const query = new URLSearchParams(request.qs as Record<string, string>);
	const authorization = credentialExpression(
		String(credential.authenticate.properties.headers?.Authorization),
		credentials,
	);
	const response = await fetch(`${base}${request.url}?${query}`, {
		redirect: 'manual',
		headers: { authorization },
	});
	const body = await response.text();
	for (const { type, properties } of rules ?? []) {
		if (type === 'responseCode' && response.status === properties.value) return properties.message;
		if (type !== 'responseSuccessBody' || !response.ok) continue;
		if (!body.startsWith('{') || !/"items":\[/.test(body)) return properties.message;
	}
	return response.ok ? 'OK' : response.statusText;
}

it('proves a key', async () => {
	await expect(test(lucca.url, API_KEY)).resolves.toBe('OK');
	await expect(test(`${lucca.url}/users/12?x#y`, ` ${API_KEY} `)).resolves.toBe('OK');
	expect(lucca.requests.at(-1)).toEqual({
		method: 'GET',
		path: '/api/v3/users',
		query: { fields: 'id', paging: '0,1' },
		status: 200,
	});
});

it('says what is wrong with a key or an address', async () => {
	await expect(test(lucca.url, 'another-key')).resolves.toMatch(/^Lucca does not know this key/);
	const on = { path: '/api/v3/users' };
	lucca.script([{ on, answer: { status: 403 } }]);
	await expect(test(lucca.url, API_KEY)).resolves.toMatch(
		/give the role that bears the key's name/,
	);
	lucca.script([{ on, answer: { status: 200, body: 'html' } }]);
	await expect(test(lucca.url, API_KEY)).resolves.toMatch(/^This address is not that of a Lucca/);
	lucca.script([{ on, answer: { status: 404 } }]);
	await expect(test(lucca.url, API_KEY)).resolves.toMatch(/^This address is not that of a Lucca/);
});

it.each([
	['https://acme.ilucca.net', 'https://acme.ilucca.net'],
	['https://acme.ilucca.net/', 'https://acme.ilucca.net'],
	['acme.ilucca.ch', 'https://acme.ilucca.ch'],
	['  https://ACME.ilucca-test.net/timmi/#/x ', 'https://acme.ilucca-test.net'],
	[
		'https://acme-box.sandbox.eu1.luccasoftware.com?x=1',
		'https://acme-box.sandbox.eu1.luccasoftware.com',
	],
	['http://127.0.0.1:4010/x', 'http://127.0.0.1:4010'],
	['HTTP://Localhost:4010', 'http://localhost:4010'],
	['http://[::1]:4010/x', 'http://[::1]:4010'],
	['https://acme.ilucca.net/@home?a@b', 'https://acme.ilucca.net'],
])('the test asks the host the node asks: %j', (typed, origin) => {
	expect(luccaOrigin(typed)).toBe(origin);
	const base = credentialExpression(String(request.baseURL), { baseUrl: typed, apiKey: 'k' });
	expect(base.toLowerCase()).toBe(origin);
});

it.each([
	['http://acme.ilucca.net', 'https://acme.ilucca.net'],
	['HTTP://acme.ilucca.net/x?y#z', 'https://acme.ilucca.net'],
	['http://acme.ilucca.net:8080', 'https://acme.ilucca.net:8080'],
	['http://127.0.0.1.evil.example', 'https://127.0.0.1.evil.example'],
	['http://localhost.evil.example', 'https://localhost.evil.example'],
	['http://localhost:1@evil.example', 'https://evil.example'],
	['https://bob:hunter2@acme.ilucca.net/x', 'https://acme.ilucca.net'],
	['https://bob@hunter2@acme.ilucca.net', 'https://acme.ilucca.net'],
	['https://evil.example\\@acme.ilucca.net', 'https://evil.example'],
	['ftp://acme.ilucca.net', 'ftp://acme.ilucca.net'],
])('the test sends no key in clear and no user name where the node refuses: %j', (typed, base) => {
	if (!typed.includes('\\')) expect(() => luccaOrigin(typed)).toThrow(/^'Base URL'/);
	expect(credentialExpression(String(request.baseURL), { baseUrl: typed, apiKey: 'k' })).toBe(base);
});

it.each([
	'lucca application=8f0c-SECRET',
	'https://bob:SECRET@ho st',
	'https://lucca application=SECRET',
	'bob:SECRET@acme.ilucca.net',
	'SECRET://x',
	'ftp://bob:SECRET@acme.example',
	'http://bob:SECRET@acme.example',
	'http://acme.example/?key=SECRET',
	'ftp://acme.example/SECRET',
	'8F0C0000-1111-2222-3333-4444SECRET55'.replace('SECRET', 'abcdef'),
])('no message repeats what may be a secret: %s', (typed) => {
	const message = refusalOf(typed);
	expect(message).toMatch(/^'Base URL'/);
	expect(message).not.toMatch(/SECRET|8f0c/i);
});

it('a message repeats what can only be an address', () => {
	expect(refusalOf('ftp://acme.example')).toBe(
		"'Base URL' is not a web address: 'ftp://acme.example'",
	);
	expect(refusalOf('acme.example:99999')).toBe(
		"'Base URL' is not a web address: 'acme.example:99999'",
	);
});

function refusalOf(typed: string): string {
	try {
		return luccaOrigin(typed);
	} catch (cause) {
		return (cause as Error).message;
	}
}

it.each([301, 302, 303, 307, 308])(
	'a redirect (%i) is said to be a wrong address',
	async (status) => {
		lucca.script([{ on: {}, answer: { status } }]);
		await expect(test(lucca.url, API_KEY)).resolves.toMatch(/^This address is not that of a Lucca/);
	},
);

it('sends the key in the header Lucca wants, and masks it in the form', () => {
	const key = credential.properties.find(({ name }) => name === 'apiKey');
	expect(key?.typeOptions?.password).toBe(true);
	expect(
		credentialExpression(String(credential.authenticate.properties.headers?.Authorization), {
			baseUrl: '',
			apiKey: 'a-key',
		}),
	).toBe('lucca application=a-key');
});
