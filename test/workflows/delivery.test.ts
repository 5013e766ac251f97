import { readdir, readFile, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type EngineRun, fileOf, runWorkflow } from '../../sandbox/engine';
import { openSandbox, protocolOf, type Sandbox } from '../../sandbox/open';
import { packAndInstall } from '../../sandbox/package';
import { temporaryFolder } from '../../sandbox/places';
import {
	deliversAlone,
	type ShippedWorkflow,
	shippedWorkflows,
} from '../../sandbox/shipped-workflows';
import { expectedFiles } from './expected-files';

jest.setTimeout(120_000);

const IDS = ['lucca-to-360learning', 'lucca-to-place-de-la-formation', 'lucca-to-skillup'];

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
	folder = await temporaryFolder('servers');
	sandbox = await openSandbox(folder, { switches: { rateLimit: false } });
});
afterEach(async () => {
	await sandbox.close();
	await rm(folder, { recursive: true, force: true });
});

type Further = Partial<Parameters<typeof runWorkflow>[0]>;

const shipped = (id: string) => workflows.find((one) => one.id === id) as ShippedWorkflow;

const run = async (id: string, further: Further = {}): Promise<EngineRun> =>
	await runWorkflow({
		packageFolder: installed.packageFolder,
		workflow: shipped(id).json,
		credentials: sandbox.credentials(protocolOf(id)),
		binaryMode: 'filesystem',
		...further,
	});

/** As every night, with nobody watching. */
const atNight = async (id: string): Promise<EngineRun> => {
	const schedule = shipped(id).json.nodes.find(({ type }) => type.endsWith('.scheduleTrigger'));
	return await run(id, { startNode: schedule?.name, mode: 'trigger' });
};

/** The items a workflow's node of a type gave, by output; none if it was not run. */
function outputs(done: EngineRun, id: string, type: string) {
	const name = shipped(id).json.nodes.find((node) => node.type.endsWith(`.${type}`))?.name ?? '';
	return done.nodes[name]?.outputs ?? [];
}

/** What stands on the server, by path; the archive apart, whose names tell the moment. */
async function files(
	id: string,
): Promise<{ delivered: Record<string, string>; archive: string[] }> {
	const root = sandbox.folders[protocolOf(id)];
	const entries = await readdir(root, { recursive: true, withFileTypes: true });
	const paths = entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
		.sort();
	const inArchive = (path: string) => path.startsWith(`archive${sep}`);
	const delivered = paths.filter((path) => !inArchive(path));
	return {
		delivered: Object.fromEntries(
			await Promise.all(
				delivered.map(async (path) => [path, await readFile(join(root, path), 'utf8')]),
			),
		) as Record<string, string>,
		archive: paths.filter(inArchive),
	};
}

it('runs here every workflow that delivers alone', () => {
	expect(workflows.filter(deliversAlone).map(({ id }) => id)).toEqual(IDS);
});

describe.each(IDS)('%s', (id) => {
	it.each(['default', 'filesystem'] as const)(
		'delivers exactly the expected bytes and accounts for everybody, with files kept as %s',
		async (binaryMode) => {
			const done = await run(id, { binaryMode });
			expect([done.status, done.error]).toEqual(['success', undefined]);

			const people = outputs(done, id, 'luccaUsers')[0]?.length ?? 0;
			const [[file] = [], rejected = []] = outputs(done, id, 'trainingPartnerFile');
			const summary = file?.json as Record<string, number>;
			expect(people).toBeGreaterThan(1_000);
			expect(summary.read).toBe(people);
			expect((summary.written ?? 0) + rejected.length + (summary.filtered ?? 0)).toBe(people);
			// A node nothing came to is not run at all.
			expect(outputs(done, id, 'noOp')[0] ?? []).toHaveLength(rejected.length);

			const { fileName = '', id: storedAs } = file?.binary?.data ?? {};
			expect(storedAs !== undefined).toBe(binaryMode === 'filesystem');
			expect(fileName).toMatch(/^[a-z0-9-]+_\d{4}-\d{2}-\d{2}\.csv$/);
			const { delivered, archive } = await files(id);
			expect(Object.keys(delivered)).toEqual([fileName]);
			const expected = expectedFiles(sandbox.lucca.company)[id];
			expect(delivered[fileName]).toBe(expected?.toString('utf8'));
			expect(file && fileOf(file).equals(expected ?? Buffer.of())).toBe(true);

			expect(archive.map((path) => path.replace(/\d{8}T\d{9}Z_[0-9a-f]{8}_/, ''))).toEqual([
				`archive${sep}${fileName}`,
				`archive${sep}${fileName}.memory`,
			]);
			expect(outputs(done, id, 'partnerFileServer')).toMatchObject([
				[
					{
						json: {
							status: 'delivered',
							decision: 'firstDelivery',
							bytes: summary.bytes,
							sha256: summary.sha256,
						},
					},
				],
				[],
			]);
		},
	);

	it('holds an unattended first run, and skips the second run of a day', async () => {
		const first = await atNight(id);
		expect(first.status).toBe('success');
		const [passed, [held] = []] = outputs(first, id, 'partnerFileServer');
		expect(passed).toEqual([]);
		expect(held?.json).toMatchObject({ status: 'held', decision: 'held', comparedWith: null });
		expect((await files(id)).delivered).toEqual({});

		await run(id);
		const before = await files(id);
		const again = await atNight(id);
		expect(outputs(again, id, 'partnerFileServer')[0]?.[0]?.json.status).toBe('identical');
		expect((await files(id)).delivered).toEqual(before.delivered);
	});

	it('holds the night in which a third of the company is not there', async () => {
		await run(id);
		const before = await files(id);
		const { users } = sandbox.lucca.company;
		users.splice(0, Math.floor(users.length / 3));
		const done = await atNight(id);

		expect(done.status).toBe('success');
		const [passed, [held] = []] = outputs(done, id, 'partnerFileServer');
		expect(passed).toEqual([]);
		expect(held?.json).toMatchObject({ status: 'held', decision: 'held' });
		expect(held?.json.reasons).toEqual([expect.stringMatching(/gone or deactivated/)]);
		expect(Object.keys(held?.binary ?? {}).sort()).toEqual(['data', 'report']);
		expect(await files(id)).toEqual(before);
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
		expect(done.error).toMatchObject({
			httpCode: '401',
			message: expect.stringMatching(/401|API key/i) as string,
			description: expect.any(String) as string,
		});
		expect(JSON.stringify(done)).not.toContain('another-key');
		expect(await files(id)).toEqual({ delivered: {}, archive: [] });
	});
});

describe('when Lucca does not answer rightly, nothing is delivered and one message says why', () => {
	it.each([
		['403', { status: 403 }, /403|right/i],
		['nothing', { reset: 'beforeAnswer' as const }, /./],
		['half a page', { half: true as const }, /./],
	])('%s', async (_, answer, message) => {
		sandbox.lucca.script([{ on: { path: '/api/v3/users' }, answer }]);
		const done = await run('lucca-to-skillup');
		expect(done.status).toBe('error');
		expect(done.error?.message).toMatch(message);
		expect(done.error?.description).toMatch(/./);
		expect((await files('lucca-to-skillup')).delivered).toEqual({});
	});
});
