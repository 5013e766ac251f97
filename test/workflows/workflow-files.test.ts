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
const BASE_NODES = ['manualTrigger', 'scheduleTrigger', 'stickyNote', 'noOp'].map(
	(name) => `n8n-nodes-base.${name}`,
);

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
			name: expect.stringMatching(/^Send Lucca people to /),
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

	it('wires both outputs of the file node', () => {
		const outputs = workflow.connections[node(`${manifest.name}.trainingPartnerFile`).name]?.main;
		expect(outputs?.map((targets) => targets?.length)).toEqual([1, 1]);
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
