import type { IDataObject, INode } from 'n8n-workflow';
import { type EngineRun, runWorkflow, type WorkflowJson } from '../../sandbox/engine';
import { openSandbox, type Sandbox } from '../../sandbox/open';
import { packAndInstall } from '../../sandbox/package';
import { temporaryFolder } from '../../sandbox/places';
import type { CompanyUser } from '../../sandbox/company';
import { rm } from 'node:fs/promises';

jest.setTimeout(60_000);

let installed: Awaited<ReturnType<typeof packAndInstall>>;
let folder: string;
let sandbox: Sandbox;

beforeAll(async () => {
	installed = await packAndInstall();
	folder = await temporaryFolder('sync-plan-test');
	sandbox = await openSandbox(folder, { switches: { rateLimit: false } });
});
afterAll(async () => {
	await sandbox.close();
	await installed.remove();
	await rm(folder, { recursive: true });
});

const node = (name: string, type: string, y: number, parameters: IDataObject = {}): INode => ({
	id: name,
	name,
	type: type.includes('.') ? type : `n8n-nodes-lucca-sync.${type}`,
	typeVersion: 1,
	position: [0, y],
	parameters: parameters as INode['parameters'],
});

const noOp = 'n8n-nodes-base.noOp';
const named = (value: string) => ({ __rl: true, mode: 'name', value });
const to = (name: string, index = 0) => ({ node: name, type: 'main' as const, index });

/** New people are written as the plan says, and what one of their rows says beside it. */
const create: IDataObject = {
	resource: 'user',
	operation: 'create',
	firstName: '={{ $json.firstName }}',
	lastName: '={{ $json.lastName }}',
	login: '={{ $json.login }}',
	email: '={{ $json.email }}',
	legalEntity: named('={{ $json.legalEntity }}'),
	department: named('={{ $json.department }}'),
	primaryRole: named('={{ $json.primaryRole }}'),
	contractStart: '={{ $json.contractStart }}',
	additionalFields: { quote: "={{ $('Rows').item.json.motto }}" },
};

/** Whom to change is looked up through the other branch, to see that it is known there too. */
const update: IDataObject = {
	resource: 'user',
	operation: 'update',
	user: { __rl: true, mode: 'id', value: "={{ $('Lucca').item.json.luccaId }}" },
	updateFields: {
		jobTitle: '={{ $json.jobTitle }}',
		lastName: '={{ $json.lastName }}',
		contractEnd: '={{ $json.contractEnd }}',
		quote: "={{ $('Rows').item.json.motto }}",
	},
	fieldsToClear: '={{ $json.clear }}',
};

/** Rows held against everybody in Lucca; one of the two branches takes its time, in more nodes. */
async function run(
	rows: readonly IDataObject[],
	{
		slow = 'Lucca',
		plan = {},
		rejected = [],
		onError,
	}: {
		slow?: 'Lucca' | 'Rows';
		plan?: IDataObject;
		rejected?: IDataObject[];
		onError?: INode['onError'];
	} = {},
): Promise<EngineRun> {
	const [rowsAt, luccaAt] = slow === 'Lucca' ? [0, 600] : [600, 0];
	const workflow: WorkflowJson = {
		name: 'Sync plan node',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 0),
			node('Rows', noOp, rowsAt),
			node('Rejected', noOp, 100),
			node('Dawdle', noOp, 600),
			node('Dawdle On', noOp, 600),
			node('Lucca', 'luccaUsers', luccaAt, {
				resource: 'user',
				operation: 'getAll',
				returnAll: true,
				filters: { includeFormerEmployees: true },
			}),
			{
				...node('Plan', 'luccaSyncPlan', 300, {
					matchBy: 'login',
					newPeople: { value: [{ field: 'primaryRole', value: 'Salarié' }] },
					...plan,
				}),
				...(onError && { onError }),
			},
			node('Create', 'luccaUsers', 0, create),
			node('Update', 'luccaUsers', 300, update),
		],
		connections: {
			Start: { main: [[to(slow === 'Lucca' ? 'Rows' : 'Lucca'), to('Rejected'), to('Dawdle')]] },
			Dawdle: { main: [[to('Dawdle On')]] },
			'Dawdle On': { main: [[to(slow)]] },
			Rows: { main: [[to('Plan', 0)]] },
			Lucca: { main: [[to('Plan', 1)]] },
			Plan: { main: [[to('Create')], [to('Update')], [], [], [], []] },
		},
		settings: { timezone: 'Europe/Paris', executionOrder: 'v1' },
	};
	return await runWorkflow({
		packageFolder: installed.packageFolder,
		workflow,
		credentials: sandbox.credentials('sftp'),
		pinnedOutputs: {
			Rows: rows.map((json) => ({ json })),
			Rejected: rejected.map((json) => ({ json })),
		},
	});
}

const counts = (done: EngineRun) => done.nodes.Plan?.outputs.map((items) => items.length);

const idsOn = (done: EngineRun, output: number) =>
	(done.nodes.Plan?.outputs[output] ?? []).map(({ json }) => String(json.luccaId));

/** Somebody of the sample company who works there, as a row that says the same. */
function known(): { user: CompanyUser; row: IDataObject } {
	const user = sandbox.lucca.company.users.find(
		({ dtContractEnd, jobTitle }) => dtContractEnd === null && jobTitle !== null,
	);
	if (!user) throw new Error('the sample company changed');
	return { user, row: { login: user.login, lastName: user.lastName, motto: 'Doucement' } };
}

it.each(['Lucca', 'Rows'] as const)(
	'waits for both sides when %s is slower, and links each person to both',
	async (slow) => {
		const { user, row } = known();
		const title = `Experte, ${slow}`;

		const done = await run([{}, { ...row, jobTitle: title }], { slow });

		expect([done.status, done.error]).toEqual(['success', undefined]);
		expect(done.nodes.Plan?.runs).toBe(1);
		const everybody = sandbox.lucca.company.users.length;
		expect(counts(done)).toEqual([0, 1, expect.any(Number), 0, 0, 1]);
		const [, [planned] = [], , , , [summary] = []] = done.nodes.Plan?.outputs ?? [];
		expect(planned?.pairedItem).toEqual([
			{ item: 1, input: 0 },
			{ item: expect.any(Number) as number, input: 1 },
		]);
		expect(summary?.json).toMatchObject({
			status: 'ready',
			source: 1,
			lucca: everybody,
			update: 1,
		});
		expect(done.nodes.Update?.outputs[0]?.map(({ json }) => json)).toMatchObject([
			{ luccaId: String(user.id), outcome: 'updated' },
		]);
		expect(user).toMatchObject({ jobTitle: title, quote: 'Doucement' });

		const again = await run([{ ...row, jobTitle: title }], { slow });

		expect(counts(again)).toEqual([0, 0, expect.any(Number), 1, 0, 1]);
		expect(again.nodes.Update).toBeUndefined();
	},
);

it('creates whom Lucca does not have, with what new people get', async () => {
	const { row } = known();
	const nora = {
		login: 'nperrin',
		firstName: 'Nora',
		lastName: 'Perrin',
		email: 'nora.perrin@acme.example',
		legalEntity: 'ACME LYON',
		department: 'comptabilite',
		contractStart: '2026-12-01',
		motto: 'Toujours',
	};

	const done = await run([row, nora]);

	expect([done.status, done.error]).toEqual(['success', undefined]);
	expect(done.nodes.Create?.outputs[0]?.map(({ json }) => json)).toMatchObject([
		{ outcome: 'created', login: 'nperrin' },
	]);
	expect(sandbox.lucca.company.users.find(({ login }) => login === 'nperrin')).toMatchObject({
		firstName: 'Nora',
		rolePrincipalId: 61,
		quote: 'Toujours',
	});
	expect(counts(await run([row, nora]))?.slice(0, 2)).toEqual([0, 0]);
});

it('refuses a source that gave nothing, and plans nothing', async () => {
	const done = await run([]);
	expect(done.status).toBe('error');
	expect(done.error).toMatchObject({
		message: "Nobody came in by the input 'Source', so everybody in Lucca would be absent from it",
		node: 'Plan',
	});
	expect(Object.keys(done.nodes)).not.toContain('Create');
});

it('puts what went wrong on the error output, when there is one, and nothing elsewhere', async () => {
	const done = await run([], { onError: 'continueErrorOutput' });
	expect([done.status, done.error]).toEqual(['success', undefined]);
	expect(counts(done)).toEqual([0, 0, 0, 0, 0, 0, 1]);
	expect(done.nodes.Plan?.outputs[6]?.[0]?.json).toMatchObject({
		error: "Nobody came in by the input 'Source', so everybody in Lucca would be absent from it",
	});
	expect(Object.keys(done.nodes)).not.toContain('Create');
});

it('takes nobody for absent whom a row on the output of another node may be about', async () => {
	const { row } = known();
	const other = sandbox.lucca.company.users.find(
		({ dtContractEnd, login }) => dtContractEnd === null && login !== row.login,
	);
	const departures = { absent: 'depart', brake: false };
	const all = await run([row], { plan: departures });
	expect(idsOn(all, 2)).toContain(String(other?.id));

	const rejectedRows = "={{ $('Rejected').all().map((item) => item.json) }}";
	const done = await run([row], {
		plan: { ...departures, options: { rejectedRows } },
		rejected: [{ row: 4, login: other?.login, name: '', reasons: ['is no date'] }],
	});

	expect([done.status, done.error]).toEqual(['success', undefined]);
	// Who is yet to start is held by either run.
	expect(idsOn(done, 4)).toEqual([...idsOn(all, 4), String(other?.id)].sort());
	expect(idsOn(done, 2)).toEqual(idsOn(all, 2).filter((id) => id !== String(other?.id)));
});
