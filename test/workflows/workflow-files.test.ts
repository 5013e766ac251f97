import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import manifest from '../../package.json';
import type { WorkflowJson } from '../../sandbox/engine';

const folder = join(__dirname, '../../workflows');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const ours = manifest.n8n.nodes.map((path) => {
	const name = path.split('/').at(-1)?.replace('.node.js', '') ?? '';
	return `${manifest.name}.${name[0]?.toLowerCase()}${name.slice(1)}`;
});
const BASE_NODES = [
	'emailSend',
	'if',
	'limit',
	'manualTrigger',
	'merge',
	'noOp',
	'scheduleTrigger',
	'stickyNote',
	'stopAndError',
].map((name) => `n8n-nodes-base.${name}`);

describe.each(files)('%s', (file) => {
	const text = readFileSync(join(folder, file), 'utf8');
	const workflow = JSON.parse(text) as WorkflowJson & Record<string, unknown>;
	const node = (type: string) => workflow.nodes.find((one) => one.type === type) as INode;

	it('has nothing of its author: no ids, credentials or data', () => {
		for (const key of ['id', 'versionId', 'meta', 'staticData'])
			expect(workflow).not.toHaveProperty(key);
		expect(workflow.pinData).toEqual({});
		const credentials = workflow.nodes.flatMap((one) => Object.values(one.credentials ?? {}));
		expect(credentials.filter(({ id }) => id !== null)).toEqual([]);
	});

	it('is off, in Paris time, and says what it is for', () => {
		expect(workflow).toMatchObject({
			active: false,
			settings: { executionOrder: 'v1', timezone: 'Europe/Paris' },
			name: expect.stringMatching(/^(Send Lucca people to |Alert when )/),
			description: expect.stringMatching(/^\S.*\. \S.*\.$/),
		});
	});

	it('uses only nodes of this package and plain ones of n8n', () => {
		const types = workflow.nodes.map(({ type }) => type);
		expect(types.filter((type) => ![...ours, ...BASE_NODES].includes(type))).toEqual([]);
	});

	it('starts by hand and by schedule at the same node, never between 02:00 and 02:59', () => {
		const starts = ['manualTrigger', 'scheduleTrigger'].map(
			(name) => workflow.connections[node(`n8n-nodes-base.${name}`).name]?.main?.[0],
		);
		expect(starts[0]).toEqual(starts[1]);
		expect(starts[0]).toHaveLength(1);
		const { rule } = node('n8n-nodes-base.scheduleTrigger').parameters as {
			rule: { interval: Array<{ triggerAtHour: number }> };
		};
		expect(rule.interval.map(({ triggerAtHour }) => triggerAtHour === 2)).toEqual([false]);
	});

	it('leaves no output of ours unconnected that somebody must look at', () => {
		const targets = (name: string) =>
			(workflow.connections[name]?.main ?? []).map((each) => each?.length ?? 0);
		for (const { name, type, parameters } of workflow.nodes) {
			if (type === `${manifest.name}.trainingPartnerFile`) expect(targets(name)).toEqual([1, 1]);
			// What was approved is held no more.
			if (parameters.operation !== 'deliver' || parameters.approvedSha256 !== '') continue;
			expect(targets(name)[1]).toBeGreaterThan(0);
		}
	});

	it('delivers with the brake on, and says where it remembers', () => {
		const deliveries = workflow.nodes.filter(
			({ parameters }) => parameters.operation === 'deliver',
		);
		for (const { parameters } of deliveries) {
			expect(parameters).toMatchObject({ brake: true, limits: {}, archiveFolder: 'archive' });
		}
	});

	it('has a Setup note, and names that say what a node does', () => {
		expect(node('n8n-nodes-base.stickyNote').parameters.content).toMatch(/^### Setup\n/);
		const names = workflow.nodes.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(
			names.filter((name) =>
				/^(Lucca Users|Training Partner File|Partner File Server|No Operation)/.test(name),
			),
		).toEqual([]);
	});
});
