import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type EngineRun, runWorkflow } from '../../sandbox/engine';
import { openSandbox, protocolOf, type Sandbox } from '../../sandbox/open';
import { installPackage, packPackage } from '../../sandbox/package';
import { temporaryFolder } from '../../sandbox/places';
import { type ShippedWorkflow, shippedWorkflows } from '../../sandbox/shipped-workflows';
import { expectedFiles } from './expected-files';

let folder: string;
let packageFolder: string;
let sandbox: Sandbox;
let workflows: ShippedWorkflow[];

beforeAll(async () => {
	folder = await temporaryFolder('workflows');
	packageFolder = await installPackage((await packPackage(folder)).tarball, folder);
	workflows = await shippedWorkflows();
});

beforeEach(async () => {
	sandbox = await openSandbox(await temporaryFolder('servers'));
});

afterEach(async () => {
	await sandbox.close();
	for (const root of Object.values(sandbox.folders))
		await rm(join(root, '..'), { recursive: true, force: true });
});

afterAll(async () => {
	await rm(folder, { recursive: true, force: true });
});

const shipped = (id: string) => workflows.find((one) => one.id === id) as ShippedWorkflow;

async function execute(id: string, binaryMode: 'default' | 'filesystem'): Promise<EngineRun> {
	return await runWorkflow({
		packageFolder,
		workflow: shipped(id).json,
		credentials: sandbox.credentials(protocolOf(id)),
		binaryMode,
	});
}

const IDS = ['lucca-to-360learning', 'lucca-to-skillup', 'lucca-to-place-de-la-formation'];

it('ships the workflows tested here, no more and no fewer', () => {
	expect(workflows.map(({ id }) => id).sort()).toEqual([...IDS].sort());
});

describe.each(['default', 'filesystem'] as const)('with files kept in n8n as %s', (binaryMode) => {
	it.each(IDS)('%s delivers exactly the expected bytes', async (id) => {
		const done = await execute(id, binaryMode);
		expect([done.status, done.error]).toEqual(['success', undefined]);
		const root = sandbox.folders[protocolOf(id)];
		const [fileName, ...others] = await readdir(root);
		expect(others).toEqual([]);
		expect(fileName).toMatch(/^[a-z0-9-]+_\d{4}-\d{2}-\d{2}\.csv$/);
		const delivered = await readFile(join(root, fileName ?? ''));
		expect(delivered.toString('utf8')).toBe(
			expectedFiles(sandbox.lucca.company)[id]?.toString('utf8'),
		);
	});
});

it.each(IDS)('%s accounts for everybody it read', async (id) => {
	const done = await execute(id, 'filesystem');
	const outputs = (type: string) => {
		const node = shipped(id).json.nodes.find((one) => one.type.endsWith(`.${type}`));
		return done.nodes[node?.name ?? '']?.outputs ?? [];
	};
	const people = outputs('luccaUsers')[0] ?? [];
	const [file = [], rejected = []] = outputs('trainingPartnerFile');
	const summary = file[0]?.json as Record<string, number>;
	expect(people.length).toBeGreaterThan(1_000);
	expect(summary.read).toBe(people.length);
	expect((summary.written ?? 0) + (summary.rejected ?? 0) + (summary.filtered ?? 0)).toBe(
		people.length,
	);
	expect(rejected).toHaveLength(summary.rejected ?? -1);
	// A node nothing came to is not run at all.
	expect(outputs('noOp')[0] ?? []).toHaveLength(rejected.length);
	expect(outputs('partnerFileServer')[0]?.[0]?.json).toMatchObject({
		bytes: summary.bytes,
		sha256: summary.sha256,
	});
});

describe('when Lucca does not answer rightly, nothing is delivered and one message says why', () => {
	it.each([
		['401', { status: 401 }, /401|API key/i],
		['403', { status: 403 }, /403|right/i],
		['nothing', { reset: 'beforeAnswer' as const }, /./],
		['half a page', { half: true as const }, /./],
	])('%s', async (_, answer, message) => {
		sandbox.lucca.script([{ on: { path: '/api/v3/users' }, answer }]);
		const done = await execute('lucca-to-skillup', 'default');
		expect(done.status).toBe('error');
		expect(done.error?.message).toMatch(message);
		expect(done.error?.description).toMatch(/./);
		expect(await readdir(sandbox.folders.ftp)).toEqual([]);
	});
});
