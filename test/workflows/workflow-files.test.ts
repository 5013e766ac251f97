import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { partnerFormats } from '../../lib/formats';
import { usualFields } from '../../lib/tabular/columns';
import manifest from '../../package.json';
import type { WorkflowJson } from '../../sandbox/engine';

const folder = join(__dirname, '../../workflows');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const ours = manifest.n8n.nodes.map((path) => {
	const name = path.split('/').at(-1)?.replace('.node.js', '') ?? '';
	return `${manifest.name}.${name[0]?.toLowerCase()}${name.slice(1)}`;
});
/** The one that carries people, all of them invented. */
const SAMPLE = 'try-with-sample-people.json';
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
	const isSample = file === SAMPLE;

	it('has nothing of its author: no ids, credentials or data', () => {
		for (const key of ['id', 'meta', 'staticData']) expect(workflow).not.toHaveProperty(key);
		if (!isSample) expect(workflow.pinData).toEqual({});
		const credentials = workflow.nodes.flatMap((one) => Object.values(one.credentials ?? {}));
		expect(credentials.filter(({ id }) => id !== null)).toEqual([]);
	});

	it('has a version, without which the import command of n8n 2.0 refuses it', () => {
		expect(workflow.versionId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
	});

	it('is off, in Paris time, and says what it is for', () => {
		expect(workflow).toMatchObject({
			active: false,
			settings: { executionOrder: 'v1', timezone: 'Europe/Paris' },
			name: expect.stringMatching(/^(Send .+ to |Update Lucca from |Alert when |Try it with )/),
			description: expect.stringMatching(/^\S.*\. \S.*\.$/),
		});
	});

	it('uses only nodes of this package and plain ones of n8n', () => {
		const types = workflow.nodes.map(({ type }) => type);
		expect(types.filter((type) => ![...ours, ...BASE_NODES].includes(type))).toEqual([]);
	});

	it('starts by hand and by schedule at the same nodes, never between 02:00 and 02:59', () => {
		const own = workflow.nodes.filter(({ type }) => type === `${manifest.name}.luccaUsersTrigger`);
		if (own.length === 1 || isSample) return;
		const starts = ['manualTrigger', 'scheduleTrigger'].map(
			(name) => workflow.connections[node(`n8n-nodes-base.${name}`).name]?.main?.[0],
		);
		expect(starts[0]).toEqual(starts[1]);
		expect(starts[0]?.length).toBeGreaterThan(0);
		const { rule } = node('n8n-nodes-base.scheduleTrigger').parameters as {
			rule: { interval: Array<{ triggerAtHour: number }> };
		};
		expect(rule.interval.map(({ triggerAtHour }) => triggerAtHour === 2)).toEqual([false]);
	});

	it('leaves no output of ours unconnected that somebody must look at', () => {
		const targets = (name: string) =>
			(workflow.connections[name]?.main ?? []).map((each) => each?.length ?? 0);
		const failing = { continueErrorOutput: [1], undefined: [] };
		for (const { name, type, parameters, onError } of workflow.nodes) {
			const error = failing[onError as keyof typeof failing] ?? [];
			const isFile = /\.(trainingPartnerFile|luccaImportFile)$/.test(type);
			if (isFile) expect(targets(name)).toEqual([1, 1, ...error]);
			// Only who did not change is of no interest.
			if (type.endsWith('.luccaSyncPlan'))
				expect(targets(name)).toEqual([1, 1, 1, 0, 1, 1, ...error]);
			// What was approved is held no more.
			if (parameters.operation !== 'deliver' || parameters.approvedSha256 !== '') continue;
			expect(targets(name)[1]).toBeGreaterThan(0);
		}
	});

	it('towards Lucca, and where it takes a file, has a path for whatever goes wrong, which fails the run', () => {
		const mayFail = workflow.nodes.filter(({ onError }) => onError === 'continueErrorOutput');
		const reads = workflow.nodes.some(({ parameters }) => parameters.operation === 'collect');
		if (!reads && mayFail.length === 0) return;
		const ours = workflow.nodes.filter(
			({ type }) => type.startsWith(`${manifest.name}.`) && !type.endsWith('Trigger'),
		);
		expect(mayFail.map(({ name }) => name)).toEqual(ours.map(({ name }) => name));
		for (const { name } of mayFail) {
			const last = workflow.connections[name]?.main?.at(-1)?.[0]?.node ?? '';
			expect(last).toMatch(/^Tell HR/);
			// Whom Lucca refuses must not keep the others from being written.
			if (last === 'Tell HR who could not be written') continue;
			const [end] = workflow.connections[last]?.main?.[0] ?? [];
			const ending = workflow.nodes.find((one) => one.name === end?.node);
			expect(ending?.type).toBe('n8n-nodes-base.stopAndError');
		}
	});

	it('attaches a report of the rows a reading node rejects', () => {
		const readers = workflow.nodes.filter(({ type }) => type.endsWith('.luccaImportFile'));
		for (const { parameters } of readers) {
			const { reportField = (parameters.options as { reportField?: string }).reportField } =
				parameters;
			expect(reportField).toBe('report');
		}
	});

	it('asks Lucca for what the usual columns of its file take, and for no more', () => {
		const { operation, partner } = node(`${manifest.name}.trainingPartnerFile`)?.parameters ?? {};
		const users = node(`${manifest.name}.luccaUsers`);
		const own = workflow.nodes.some(({ type }) => type === `${manifest.name}.luccaUsersTrigger`);
		// The one for new hires writes for whichever partner is chosen.
		if (isSample || own || operation !== 'format' || users?.parameters.operation !== 'getAll')
			return;
		const format = partnerFormats.find(({ id }) => id === partner);
		if (!format) throw new Error(`${file} writes for no partner`);
		const columns = usualFields(format).filter((field) => field !== 'status');
		// They tell who left: of two people under one number, and when Lucca gave no leavers at all.
		const dates = ['contractStart', 'contractEnd'];
		const { fields } = users.parameters.options as { fields: string[] };
		expect(fields).toEqual([...new Set([...columns, ...dates])]);
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
				/^(Lucca Users|Lucca Import|Lucca Sync|Training Partner File|Partner File Server|No Operation)/.test(
					name,
				),
			),
		).toEqual([]);
	});
});

describe('the workflow with people in it', () => {
	const { nodes, pinData } = JSON.parse(readFileSync(join(folder, SAMPLE), 'utf8')) as WorkflowJson;
	const people = Object.values(pinData ?? {}).flatMap((items) => items.map(({ json }) => json));

	it('starts by hand alone, and can send them nowhere', () => {
		const types = nodes.map(({ type }) => type);
		expect(types.filter((type) => /trigger$/i.test(type))).toEqual([
			'n8n-nodes-base.manualTrigger',
		]);
		expect(types.filter((type) => /partnerFileServer|emailSend/.test(type))).toEqual([]);
		expect(nodes.filter(({ credentials }) => credentials)).toEqual([]);
	});

	it('asks no Lucca: what would is pinned', () => {
		const asking = nodes.filter(({ type }) => type.endsWith('.luccaUsers'));
		expect(asking.map(({ name }) => name)).toEqual(['Get everybody from Lucca']);
		expect(Object.keys(pinData ?? {})).toEqual([
			'Get everybody from Lucca',
			'People of the payroll',
		]);
	});

	it('has nobody who could be real', () => {
		expect(people).toHaveLength(26);
		for (const { email, phone } of people) {
			if (email) expect(email).toMatch(/[@)]acme\.example$/);
			if (phone) expect(phone).toMatch(/^\+33 6 00 00 /);
		}
	});
});
