import type { IDataObject } from 'n8n-workflow';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runWorkflow, type WorkflowJson } from '../../sandbox/engine';
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

/** The node on n8n's engine, fed with rows of a third party and filled in by expressions. */
async function run(parameters: IDataObject, rows: readonly IDataObject[], more: IDataObject = {}) {
	const node = {
		id: '2',
		name: 'Write',
		type: 'n8n-nodes-lucca-sync.luccaUsers',
		typeVersion: 1,
		position: [200, 0] as [number, number],
		parameters: { resource: 'user', ...parameters } as never,
		...more,
	};
	const workflow: WorkflowJson = {
		name: 'Users node',
		nodes: [
			{
				id: '1',
				name: 'Rows',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			node,
		],
		connections: { Rows: { main: [[{ node: 'Write', type: 'main', index: 0 }]] } },
		settings: { timezone: 'Europe/Paris' },
	};
	const done = await runWorkflow({
		packageFolder: installed.packageFolder,
		workflow,
		credentials: sandbox.credentials('sftp'),
		pinnedOutputs: { Rows: rows.map((json) => ({ json })) },
	});
	return { done, output: done.nodes.Write?.outputs?.[0] ?? [] };
}

const named = (value: string) => ({ __rl: true, mode: 'name', value });

const upsert: IDataObject = {
	operation: 'upsert',
	matchBy: 'login',
	login: '={{ $json.login }}',
	firstName: '={{ $json.firstName }}',
	lastName: '={{ $json.lastName }}',
	email: '={{ $json.email }}',
	legalEntity: named('={{ $json.place }}'),
	department: named('={{ $json.department }}'),
	primaryRole: { __rl: true, mode: 'list', value: '61', cachedResultName: 'Salarié' },
	contractStart: '={{ DateTime.fromISO($json.start, { zone: "Europe/Paris" }) }}',
	returningLeaver: 'refuse',
	additionalFields: {
		employeeNumber: '={{ $json.number }}',
		jobTitle: '={{ $json.job }}',
		secondaryRoles: { change: { change: 'add', roles: '={{ $json.roles }}' } },
		customFields: { field: [{ code: 'e_langues', value: '={{ $json.languages }}' }] },
	},
};

const ines: IDataObject = {
	login: 'ivarlet',
	firstName: 'Inès',
	lastName: 'Varlet',
	email: 'ines.varlet@acme.example',
	place: 'LYO',
	department: 'comptabilite',
	start: '2026-12-01',
	number: '00499',
	job: null,
	roles: ['Référent formation'],
	languages: ['Anglais', 'Allemand'],
};

it('creates and updates from expressions, blanks and lists among them, then changes nothing', async () => {
	const { users } = sandbox.lucca.company;
	const known = users.find(({ dtContractEnd }) => dtContractEnd === null);
	if (!known) throw new Error('the sample company changed');
	const rows = [
		ines,
		{ login: known.login, job: 'Directrice', start: known.dtContractStart.slice(0, 10) },
	];

	const { done, output } = await run(upsert, rows);

	expect(done.status).toBe('success');
	expect(output.map(({ json, pairedItem }) => [json.outcome, json.login, pairedItem])).toEqual([
		['created', 'ivarlet', { item: 0 }],
		['updated', known.login, { item: 1 }],
	]);
	const created = users.find(({ login }) => login === 'ivarlet');
	expect(created).toMatchObject({
		employeeNumber: '00499',
		dtContractStart: '2026-12-01T00:00:00',
		legalEntityId: 3,
		departmentId: 23,
		jobTitle: null,
		habilitedRoles: [{ id: 73 }],
	});
	expect(created?.extendedData.e_langues).toHaveLength(2);
	expect(output[1]?.json.changedFields).toEqual(
		known.rolePrincipalId === 61 ? ['jobTitle'] : ['primaryRole', 'jobTitle'],
	);

	const again = await run(upsert, rows);
	expect(again.output.map(({ json }) => json.outcome)).toEqual(['unchanged', 'unchanged']);
});

it('one bad row costs no other, and says what is wrong with it', async () => {
	const rows = [
		{
			...ines,
			login: 'x1',
			department: 'Comptabilitée',
			email: 'x1@acme.example',
			number: '00500',
		},
		ines,
	];

	const { output } = await run(upsert, rows, { onError: 'continueRegularOutput' });

	expect(output.map(({ json }) => json.outcome ?? json.error)).toEqual([
		"Lucca shows no department 'Comptabilitée', given in 'Department'",
		'unchanged',
	]);
});
