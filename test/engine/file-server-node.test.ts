import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { fileOf, runWorkflow, type EngineRun, type WorkflowJson } from '../../sandbox/engine';
import { packAndInstall } from '../../sandbox/package';
import { startSftpServer, type SftpServer } from '../../sandbox/servers';

jest.setTimeout(60_000);

const CONTENT = Buffer.from('Prénom;Réussi\r\nZoë;oui\r\n');
const facts = {
	bytes: CONTENT.length,
	sha256: createHash('sha256').update(CONTENT).digest('hex'),
};
const account = { user: 'partner', password: 's3cret' };

let installed: Awaited<ReturnType<typeof packAndInstall>>;
let folder: string;
let server: SftpServer;

beforeAll(async () => {
	installed = await packAndInstall();
});
afterAll(async () => {
	await installed.remove();
});
beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'lucca-sync-test-'));
	server = await startSftpServer({ root: folder, ...account });
});
afterEach(async () => {
	await server.close();
	rmSync(folder, { recursive: true });
});

const name = 'results.csv';
const unbraked = { brake: false, archiveOn: 'none' };
/** In the order they run, each after the one before. */
const steps: Record<string, Partial<INode>> = {
	Deliver: { parameters: { operation: 'deliver', ...unbraked } },
	Create: { parameters: { resource: 'folder', operation: 'create', folder: '/done' } },
	List: { parameters: { operation: 'list' } },
	Get: { parameters: { operation: 'get', fileName: '={{ $json.name }}' } },
	Move: { parameters: { operation: 'move', fileName: name, toFolder: '/done' } },
	Collect: {
		parameters: {
			operation: 'collect',
			folder: '/done',
			afterCollecting: 'rename',
			options: { stableSeconds: 0 },
		},
	},
	Delete: {
		parameters: { operation: 'delete', folder: '/done', fileName: `${name}.collected` },
	},
};
/** Each straight after the start. */
const apart: Record<string, Partial<INode>> = {
	Held: { parameters: { operation: 'deliver', fileLayout: 'columns', keyColumns: 'Prénom' } },
	Refused: {
		parameters: { operation: 'deliver', folder: 'nowhere', ...unbraked },
		onError: 'continueErrorOutput',
	},
	Nothing: {
		parameters: { operation: 'list', pattern: 'nothing*' },
		alwaysOutputData: true,
	},
};

const to = (node: string) => ({ node, type: 'main' as const, index: 0 });

function workflow(): WorkflowJson {
	const names = ['Start', ...Object.keys(steps)];
	const next = names.slice(0, -1).map((from, index) => [from, [[to(names[index + 1] ?? '')]]]);
	const connections = Object.fromEntries(
		next.map(([from, main]) => [from, { main }]),
	) as WorkflowJson['connections'];
	connections.Start?.main?.[0]?.push(...Object.keys(apart).map(to));
	const nodes = Object.entries({ Start: {}, ...steps, ...apart }).map(
		([nodeName, node], index): INode => ({
			id: String(index),
			name: nodeName,
			type:
				nodeName === 'Start'
					? 'n8n-nodes-base.manualTrigger'
					: 'n8n-nodes-lucca-sync.partnerFileServer',
			typeVersion: 1,
			position: [index * 200, index * 100],
			parameters: {},
			...node,
		}),
	);
	return { name: 'Every operation', nodes, connections, settings: { executionOrder: 'v1' } };
}

it.each(['default', 'filesystem'] as const)(
	'does every operation, with files in mode %s',
	async (binaryMode) => {
		const { host, port, hostKeyFingerprint } = server;
		const done = await runWorkflow({
			packageFolder: installed.packageFolder,
			workflow: workflow(),
			binaryMode,
			mode: 'cli',
			credentials: {
				partnerFileServerApi: { protocol: 'sftp', host, port, hostKeyFingerprint, ...account },
			},
			pinnedOutputs: {
				Start: [
					{
						json: {},
						binary: {
							data: { data: CONTENT.toString('base64'), mimeType: 'text/csv', fileName: name },
						},
					},
				],
			},
		});
		expect([done.status, done.error]).toEqual(['success', undefined]);
		const outputs = (node: string) => outputsOf(done, node);

		expect(outputs('Deliver')).toMatchObject([[{ status: 'delivered', ...facts }], []]);
		expect(outputs('Create')).toEqual([[{ folder: '/done', created: true }]]);
		const modifiedAt = expect.stringMatching(/Z$/) as string;
		expect(outputs('List')).toEqual([
			[{ name, kind: 'file', bytes: CONTENT.length, modifiedAt, path: `/${name}` }],
		]);
		const fetched = { folder: '/', fileName: name, ...facts, modifiedAt };
		expect(outputs('Get')).toEqual([[fetched]]);
		expect(outputs('Move')).toMatchObject([[{ from: `/${name}`, to: `/done/${name}` }]]);
		const claimedAs = `/done/${name}.collected`;
		expect(outputs('Collect')).toEqual([[{ ...fetched, folder: '/done', claimedAs }]]);
		expect(outputs('Delete')).toEqual([[{ deleted: true, path: claimedAs }]]);
		for (const node of ['Get', 'Collect']) {
			const item = done.nodes[node]?.outputs[0]?.[0];
			expect(fileOf(item)).toEqual(CONTENT);
			expect(item?.binary?.data?.fileName).toBe(name);
			expect(item?.binary?.data?.mimeType).toBe('text/csv');
			expect(item?.binary?.data?.id !== undefined).toBe(binaryMode === 'filesystem');
		}

		expect(outputs('Held')).toMatchObject([[], [{ status: 'held', ...facts }]]);
		expect(outputs('Nothing')).toEqual([[{}]]);
		const [first, second, failed] = outputs('Refused') ?? [];
		expect([first, second]).toEqual([[], []]);
		expect(failed).toMatchObject([
			{ error: expect.stringContaining("folder 'nowhere'") as string },
		]);
		expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['archive', 'done']);
	},
);

const outputsOf = (done: EngineRun, node: string) =>
	done.nodes[node]?.outputs.map((items) => items.map(({ json }) => json));
