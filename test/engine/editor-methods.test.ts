import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callMethod, EngineCallError, type MethodRequest } from '../../sandbox/engine';
import { openSandbox, type Sandbox } from '../../sandbox/open';
import { packAndInstall } from '../../sandbox/package';

jest.setTimeout(60_000);

let installed: Awaited<ReturnType<typeof packAndInstall>>;
let folder: string;
let sandbox: Sandbox;

beforeAll(async () => {
	installed = await packAndInstall();
	folder = mkdtempSync(join(tmpdir(), 'lucca-sync-test-'));
	sandbox = await openSandbox(folder);
});
afterAll(async () => {
	await sandbox.close();
	await installed.remove();
	rmSync(folder, { recursive: true });
});

async function call(request: Omit<MethodRequest, 'packageFolder'>): Promise<unknown> {
	return await callMethod({
		packageFolder: installed.packageFolder,
		credentials: sandbox.credentials('sftp'),
		...request,
	});
}

it("lists Lucca's custom fields through the credential", async () => {
	const options = await call({
		node: 'luccaUsers',
		kind: 'loadOptions',
		method: 'getCustomFields',
	});

	expect(options).toContainEqual(expect.objectContaining({ value: 'e_statut360' }));
});

it('searches a list of a locator, whatever the accents', async () => {
	const found = await call({
		node: 'luccaUsers',
		kind: 'listSearch',
		method: 'searchRoles',
		filter: 'referent',
	});

	expect(found).toEqual({ results: [{ name: 'Référent formation', value: '73' }] });
});

it('searches people by last name, a page at a time', async () => {
	const page = async (paginationToken?: string) =>
		(await call({
			node: 'luccaUsers',
			kind: 'listSearch',
			method: 'searchUsers',
			...(paginationToken === undefined ? {} : { paginationToken }),
		})) as { results: unknown[]; paginationToken: string };

	const first = await page();
	const second = await page(first.paginationToken);

	expect(first.results).toHaveLength(100);
	expect(second.results).not.toEqual(first.results);
});

it('lists the columns of a partner for the mapper, before any person was read', async () => {
	const { fields } = (await call({
		node: 'trainingPartnerFile',
		kind: 'resourceMapping',
		method: 'getColumns',
		parameters: { operation: 'format', partner: 'threeSixtyLearning' },
	})) as { fields: Array<{ displayName: string; required: boolean }> };

	expect(fields.find(({ required }) => required)).toBeDefined();
});

it.each(['ftp', 'sftp'] as const)('tests the credential of an %s server', async (protocol) => {
	const test = async (password?: string) =>
		await call({
			node: 'partnerFileServer',
			kind: 'credentialTest',
			method: 'partnerFileServerTest',
			credentials: {
				partnerFileServerApi: {
					...sandbox.credentials(protocol).partnerFileServerApi,
					...(password ? { password } : {}),
				},
			},
		});

	expect(await test()).toMatchObject({ status: 'OK' });
	expect(await test('wrong')).toMatchObject({
		status: 'Error',
		message: expect.stringContaining('refused the user or the password'),
	});
});

it('tells what a method threw', async () => {
	const { luccaHrApi } = sandbox.credentials('sftp');
	const refused = call({
		node: 'luccaUsers',
		kind: 'loadOptions',
		method: 'getCustomFields',
		credentials: { luccaHrApi: { ...luccaHrApi, apiKey: 'wrong' } },
	});

	await expect(refused).rejects.toThrow(EngineCallError);
	await expect(refused).rejects.toMatchObject({ thrown: { name: 'NodeApiError' } });
});
