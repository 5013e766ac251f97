import { readdir, readFile, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type EngineRun, runWorkflow } from '../../sandbox/engine';
import type { ReceivedRequest } from '../../sandbox/lucca';
import { openSandbox, protocolOf } from '../../sandbox/open';
import { packAndInstall } from '../../sandbox/package';
import { temporaryFolder } from '../../sandbox/places';
import { type ShippedWorkflow, shippedWorkflows } from '../../sandbox/shipped-workflows';
import type { CompanyUser, SampleCompany } from '../../sandbox/company';
import {
	changedPeople,
	inboundWorkflows,
	placeThirdPartyFiles,
} from '../../sandbox/third-party/scene';
import { expectedImports } from './expected-imports';

jest.setTimeout(240_000);

/** What two runs of a workflow did: by hand, then at night with nobody watching. */
interface Scene {
	workflow: ShippedWorkflow;
	/** Before the third party left anything. */
	tooEarly: { done: EngineRun; writes: ReceivedRequest[]; delivered: Record<string, string> };
	runs: [EngineRun, EngineRun];
	/** Outside the archive and the third party's own folder, after each run: content by path. */
	delivered: [Record<string, string>, Record<string, string>];
	/** Requests that change something, in each run. */
	writes: [ReceivedRequest[], ReceivedRequest[]];
	/** Before the first run, and after the second. */
	before: SampleCompany;
	after: SampleCompany;
}

let scenes: Record<string, Scene>;

beforeAll(async () => {
	const installed = await packAndInstall();
	try {
		const shipped = (await shippedWorkflows()).filter(({ id }) => inboundWorkflows.includes(id));
		// Each waits ten seconds for its file to stand still, so they wait together.
		const played = shipped.map(async (workflow) => {
			return [workflow.id, await play(workflow, installed.packageFolder)] as const;
		});
		scenes = Object.fromEntries(await Promise.all(played));
	} finally {
		await installed.remove();
	}
});

async function play(workflow: ShippedWorkflow, packageFolder: string): Promise<Scene> {
	const folder = await temporaryFolder('inbound');
	const sandbox = await openSandbox(folder, { switches: { rateLimit: false } });
	const protocol = protocolOf(workflow.id);
	const root = sandbox.folders[protocol];
	const before = structuredClone(sandbox.lucca.company);
	const schedule = workflow.json.nodes.find(({ type }) => type.endsWith('.scheduleTrigger'));
	const atNight = { startNode: schedule?.name, mode: 'trigger' } as const;
	const runOnce = async (further: Partial<typeof atNight>) => {
		const since = sandbox.lucca.requests.length;
		const done = await runWorkflow({
			packageFolder,
			workflow: workflow.json,
			credentials: sandbox.credentials(protocol),
			binaryMode: 'filesystem',
			...further,
		});
		const writes = sandbox.lucca.requests.slice(since).filter(({ method }) => method !== 'GET');
		return { done, writes, delivered: await deliveredTo(root) };
	};
	try {
		const tooEarly = await runOnce({});
		await placeThirdPartyFiles(root, before, workflow.id);
		const first = await runOnce({});
		const second = await runOnce(atNight);
		return {
			workflow,
			tooEarly,
			runs: [first.done, second.done],
			delivered: [first.delivered, second.delivered],
			writes: [first.writes, second.writes],
			before,
			after: structuredClone(sandbox.lucca.company),
		};
	} finally {
		await sandbox.close();
		await rm(folder, { recursive: true, force: true });
	}
}

async function deliveredTo(root: string): Promise<Record<string, string>> {
	const entries = await readdir(root, { recursive: true, withFileTypes: true });
	const paths = entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
		.filter((path) => !/^(archive|outgoing)$/.test(path.split(sep)[0] ?? ''))
		.sort();
	const read = paths.map(async (path) => [path, await readFile(join(root, path), 'utf8')]);
	return Object.fromEntries(await Promise.all(read)) as Record<string, string>;
}

const scene = (id: string): Scene => {
	const played = scenes[id];
	if (!played) throw new Error(`No workflow '${id}' was played`);
	return played;
};

/** The JSON of the items a node gave on an output. */
const items = (run: EngineRun, node: string, output = 0) =>
	(run.nodes[node]?.outputs[output] ?? []).map(({ json }) => json);

it('plays every shipped workflow that reads a file', async () => {
	const readers = (await shippedWorkflows()).filter(({ json }) =>
		json.nodes.some(({ parameters }) => parameters.operation === 'collect'),
	);
	expect(readers.map(({ id }) => id).sort()).toEqual([...inboundWorkflows].sort());
});

it.each([...inboundWorkflows])('%s fails with the first cause when there is no file', (id) => {
	const { done, writes, delivered } = scene(id).tooEarly;
	expect(done.status).toBe('error');
	expect(done.error?.message).toMatch(/^There is no folder 'outgoing' on .*\. Check 'Folder'/);
	expect(items(done, 'Tell HR it did not work')).toHaveLength(1);
	expect([writes, delivered]).toEqual([[], {}]);
});

const byFile = inboundWorkflows.filter((id) => id !== 'third-party-to-lucca');

describe.each(byFile)('%s', (id) => {
	it('delivers exactly the expected bytes', () => {
		const { runs, delivered, before } = scene(id);
		expect([runs[0].status, runs[0].error]).toEqual(['success', undefined]);
		expect(Object.values(delivered[0])).toEqual([expectedImports(before)[id]?.toString('utf8')]);
		expect(Object.keys(delivered[0])).toEqual([
			expect.stringMatching(/^import.[a-z0-9-]+_\d{4}-\d{2}-\d{2}\.csv$/),
		]);
	});

	it('changes nothing when it runs again', () => {
		const { workflow, runs, delivered } = scene(id);
		const delivery = workflow.json.nodes.find(
			({ parameters }) => parameters.operation === 'deliver',
		);
		expect([runs[1].status, runs[1].error]).toEqual(['success', undefined]);
		expect(items(runs[1], delivery?.name ?? '')).toMatchObject([{ status: 'identical' }]);
		expect(delivered[1]).toEqual(delivered[0]);
	});
});

it('tells about every row that is not right, with a report to attach', () => {
	const [run] = scene('third-party-to-lucca-import').runs;
	const told = run.nodes['Tell HR about unreadable rows']?.outputs[0] ?? [];
	expect(told.map(({ json }) => json.reasons)).toEqual([
		[expect.stringMatching(/^F\d+ - "31\/02\/2026" - is no existing date/)],
	]);
	expect(told[0]?.binary?.report?.fileName).toMatch(/\.csv$/);
	const rejected = run.nodes['Tell HR about rejected people']?.outputs[0] ?? [];
	expect(rejected.map(({ json }) => json.name)).toEqual(['Basile Erroné']);
	expect(rejected[0]?.binary?.report?.fileName).toMatch(/\.csv$/);
});

describe('third-party-to-lucca', () => {
	const id = 'third-party-to-lucca';
	const withoutTraces = (user: CompanyUser) => ({ ...user, modifiedAt: undefined });
	const byId = (users: readonly CompanyUser[]) =>
		[...users].sort((one, other) => one.id - other.id).map(withoutTraces);

	it('makes Lucca equal to the third party, and touches nobody else', () => {
		const { runs, before, after } = scene(id);
		expect([runs[0].status, runs[0].error]).toEqual(['success', undefined]);
		const known = new Set(before.users.map(({ id: userId }) => userId));
		const source = changedPeople(before);
		const changed = new Map(source.map((person) => [person.id, person]));
		expect(byId(after.users.filter((user) => known.has(user.id)))).toEqual(
			byId(before.users.map((user) => changed.get(user.id) ?? user)),
		);

		const fresh = after.users.filter((user) => !known.has(user.id));
		const idOf = (login: string | undefined) =>
			after.users.find((user) => user.login === login)?.id;
		const facts = (user: CompanyUser, managerId: number | null | undefined) => ({
			...Object.fromEntries(
				(
					[
						...['login', 'mail', 'employeeNumber', 'firstName', 'lastName', 'jobTitle'],
						...['dtContractStart', 'dtContractEnd', 'legalEntityId', 'departmentId', 'cultureID'],
					] as Array<keyof CompanyUser>
				).map((name) => [name, user[name]]),
			),
			managerId,
			rolePrincipalId: user.rolePrincipalId,
		});
		const byLogin = (one: CompanyUser, other: CompanyUser) => (one.login < other.login ? -1 : 1);
		const wanted = source.filter((person) => !known.has(person.id)).sort(byLogin);
		expect(wanted).toHaveLength(3);
		expect(fresh.sort(byLogin).map((user) => facts(user, user.managerId))).toEqual(
			wanted.map((person) => ({
				...facts(person, idOf(person.managerLogin)),
				rolePrincipalId: 61,
			})),
		);
	});

	it('writes as often as people differ, and not at all when it runs again', () => {
		const { writes, runs } = scene(id);
		expect(writes.map((each) => each.length)).toEqual([12, 0]);
		expect([runs[1].status, runs[1].error]).toEqual(['success', undefined]);
		expect(items(runs[1], 'Compare with Lucca', 5)).toMatchObject([
			{ status: 'ready', create: 0, update: 0, held: 0 },
		]);
	});

	it('tells what was planned, and who is absent', () => {
		const { runs, before } = scene(id);
		expect(items(runs[0], 'Tell HR what is planned')).toMatchObject([
			{ status: 'ready', create: 3, update: 9, held: 0, source: changedPeople(before).length },
		]);
		const plan = runs[0].nodes['Tell HR what is planned']?.outputs[0]?.[0];
		expect(plan?.binary?.report?.fileName).toMatch(/\.csv$/);
		const absent = items(runs[0], 'Tell HR who is absent');
		expect(absent.length).toBeGreaterThan(50);
		expect(absent.map(({ contractEnd }) => contractEnd).filter(Boolean)).toEqual([]);
	});
});
