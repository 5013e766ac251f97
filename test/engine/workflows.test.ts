import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EngineRun, fileOf, runWorkflow } from '../../sandbox/engine';
import { openSandbox, protocolOf, type Sandbox } from '../../sandbox/open';
import { packAndInstall } from '../../sandbox/package';
import { type ShippedWorkflow, shippedWorkflows } from '../../sandbox/shipped-workflows';

jest.setTimeout(120_000);

const ids = ['lucca-to-360learning', 'lucca-to-place-de-la-formation', 'lucca-to-skillup'];

let installed: Awaited<ReturnType<typeof packAndInstall>>;
let workflows: ShippedWorkflow[];
let folder: string;
let sandbox: Sandbox;

beforeAll(async () => {
	installed = await packAndInstall();
	workflows = await shippedWorkflows();
});
afterAll(async () => await installed.remove());

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'lucca-sync-test-'));
	sandbox = await openSandbox(folder, { switches: { rateLimit: false } });
});
afterEach(async () => {
	await sandbox.close();
	rmSync(folder, { recursive: true });
});

function workflow(id: string): ShippedWorkflow {
	const found = workflows.find((one) => one.id === id);
	if (!found) throw new Error(`No workflow '${id}' is shipped`);
	return found;
}

async function run(
	id: string,
	further: Partial<Parameters<typeof runWorkflow>[0]> = {},
): Promise<EngineRun> {
	return await runWorkflow({
		packageFolder: installed.packageFolder,
		workflow: workflow(id).json,
		credentials: sandbox.credentials(protocolOf(id)),
		...further,
	});
}

/** The node of a type in a workflow, as it was run. */
function ran(done: EngineRun, id: string, type: string) {
	const name = workflow(id).json.nodes.find((node) => node.type.endsWith(`.${type}`))?.name ?? '';
	const node = done.nodes[name];
	if (!node) throw new Error(`'${name}' was not run: ${done.error?.message}`);
	return node;
}

/** What stands on the server, by file name. */
async function delivered(id: string): Promise<Record<string, Buffer>> {
	const root = sandbox.folders[protocolOf(id)];
	const names = await readdir(root, { recursive: true });
	return Object.fromEntries(
		await Promise.all(names.map(async (name) => [name, await readFile(join(root, name))])),
	) as Record<string, Buffer>;
}

it('covers every workflow of the package', () => {
	expect(workflows.map(({ id }) => id)).toEqual(ids);
});

describe.each(ids)('%s, run on the engine of n8n', (id) => {
	it.each(['default', 'filesystem'] as const)(
		'accounts for everybody and delivers the file it wrote, with files in mode %s',
		async (binaryMode) => {
			const done = await run(id, { binaryMode });

			expect(done.error).toBeUndefined();
			expect(done.status).toBe('success');
			const people = ran(done, id, 'luccaUsers').outputs[0]?.length;
			const [[file], rejected] = ran(done, id, 'trainingPartnerFile').outputs as [
				[Parameters<typeof fileOf>[0]],
				unknown[],
			];
			const { written, filtered } = file?.json as Record<string, number>;
			expect(people).toBeGreaterThan(1000);
			expect(written).toBeGreaterThan(500);
			expect((written ?? 0) + rejected.length + (filtered ?? 0)).toBe(people);

			const { fileName, id: storedAs } = file?.binary?.data ?? {};
			expect(storedAs !== undefined).toBe(binaryMode === 'filesystem');
			expect(await delivered(id)).toEqual({ [fileName ?? '']: fileOf(file) });
		},
	);

	it('starts from its schedule as well', async () => {
		const schedule = workflow(id).json.nodes.find(({ type }) => type.endsWith('.scheduleTrigger'));
		const done = await run(id, { startNode: schedule?.name, mode: 'trigger' });

		expect(done.status).toBe('success');
		expect(Object.keys(done.nodes)).toContain(schedule?.name);
		const [file] = ran(done, id, 'trainingPartnerFile').outputs[0] ?? [];
		expect(Object.values(await delivered(id))).toEqual([fileOf(file)]);
	});

	it('delivers nothing when Lucca refuses the key', async () => {
		const credentials = sandbox.credentials(protocolOf(id));
		const done = await run(id, {
			credentials: {
				...credentials,
				luccaHrApi: { ...credentials.luccaHrApi, apiKey: 'another-key' },
			},
		});

		expect(done.status).toBe('error');
		expect(done.error).toMatchObject({ httpCode: '401', description: expect.any(String) });
		expect(JSON.stringify(done)).not.toContain('another-key');
		expect(await delivered(id)).toEqual({});
	});
});
