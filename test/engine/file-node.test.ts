import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { fileOf, runWorkflow, type WorkflowJson } from '../../sandbox/engine';
import { packAndInstall } from '../../sandbox/package';
import { partnerFormat } from '../../lib/formats';
import { MOST_LINKS } from '../../nodes/shared/paired-items';
import { DAY, everyone, ines, newcomer, paul } from '../support/people';

jest.setTimeout(60_000);

let installed: Awaited<ReturnType<typeof packAndInstall>>;

beforeAll(async () => {
	installed = await packAndInstall();
});
afterAll(async () => {
	await installed.remove();
});

/** The file node on n8n's engine, fed with people. */
async function run(partner: string, parameters: IDataObject, people: readonly object[]) {
	const workflow: WorkflowJson = {
		name: 'File node',
		nodes: [
			{
				id: '1',
				name: 'People',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: '2',
				name: 'File',
				type: 'n8n-nodes-lucca-sync.trainingPartnerFile',
				typeVersion: 1,
				position: [200, 0],
				parameters: { partner, outputField: 'data', options: { day: DAY }, ...parameters },
			},
		],
		connections: { People: { main: [[{ node: 'File', type: 'main', index: 0 }]] } },
	};
	const done = await runWorkflow({
		packageFolder: installed.packageFolder,
		workflow,
		pinnedOutputs: { People: people.map((person) => ({ json: { ...person } as IDataObject })) },
	});
	const [files = [], rejected = []] = done.nodes.File?.outputs ?? [];
	return { done, file: files[0], rejected };
}

/** The mapper as the editor saves it once somebody chose to map by hand and changed nothing. */
function byHand(partner: string): IDataObject {
	const columns = partnerFormat(partner)?.columns ?? [];
	return {
		mappingMode: 'defineBelow',
		value: Object.fromEntries(columns.map(({ field }) => [field, `={{ $json.${field} }}`])),
		matchingColumns: [],
		schema: columns.map(({ field, level, byDefault }) => ({
			id: field,
			displayName: field,
			required: level === 'required',
			defaultMatch: false,
			display: true,
			type: 'string',
			removed: level === 'optional' && !byDefault,
		})),
	};
}

it.each(['threeSixtyLearning', 'skillup', 'placeDeLaFormation'])(
	'%s: mapping by hand starts as what automatic mapping does, empty values included',
	async (partner) => {
		const automatic = await run(
			partner,
			{ columns: { mappingMode: 'autoMapInputData', value: null } },
			everyone,
		);
		const manual = await run(partner, { columns: byHand(partner) }, everyone);
		expect([automatic.done.status, manual.done.status]).toEqual(['success', 'success']);
		expect(manual.file?.json).toEqual(automatic.file?.json);
		expect(manual.rejected).toEqual(automatic.rejected);
	},
);

it('mapped by hand, an empty required value rejects its row and no other', async () => {
	const people = [paul, { ...ines, email: null }, newcomer];
	const { done, file, rejected } = await run(
		'threeSixtyLearning',
		{ columns: byHand('threeSixtyLearning') },
		people,
	);
	expect([done.status, done.error]).toEqual(['success', undefined]);
	expect(file?.json).toMatchObject({
		read: 3,
		written: 1,
		rejected: 1,
		filteredBy: { 'without a status': 1 },
	});
	expect(rejected).toMatchObject([
		{ json: { reasons: ['B3 - "" - is required and blank (email)'] }, pairedItem: { item: 1 } },
	]);
});

it('refuses what a node before could not do, in its words', async () => {
	const people = [ines, { error: 'Lucca answered 500', remedy: 'Try again later' }];
	const { done } = await run(
		'skillup',
		{ columns: { mappingMode: 'autoMapInputData', value: null } },
		people,
	);
	expect(done.error).toMatchObject({
		message: 'Item 1 is no person but tells that a node before did not succeed: Lucca answered 500',
	});
});

it('writes a custom layout, which has no mapper', async () => {
	const { done, file } = await run(
		'custom',
		{ customColumns: { column: [{ field: 'employeeNumber', header: 'N°', format: 'auto' }] } },
		[ines, paul],
	);
	expect([done.status, done.error]).toEqual(['success', undefined]);
	expect(file && fileOf(file).toString('utf8')).toBe('N°\r\n00412\r\n00007\r\n');
});

/** What n8n's expressions say of the nodes before a file, asked behind it. */
async function askedBehind(people: readonly object[], expression: string) {
	const node = (name: string, type: string, parameters: INodeParameters) => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
	});
	const file = 'n8n-nodes-lucca-sync.trainingPartnerFile';
	const main = (to: string) => ({ main: [[{ node: to, type: 'main' as const, index: 0 }]] });
	const done = await runWorkflow({
		packageFolder: installed.packageFolder,
		workflow: {
			name: 'Behind a file',
			nodes: [
				node('Night', 'n8n-nodes-base.manualTrigger', {}),
				node('People', 'n8n-nodes-base.manualTrigger', {}),
				node('File', file, { partner: 'skillup', outputField: 'data', options: { day: DAY } }),
				node('Asked', file, {
					operation: 'check',
					partner: 'custom',
					customColumns: { column: [{ field: 'night', header: expression, format: 'auto' }] },
				}),
			],
			connections: { Night: main('People'), People: main('File'), File: main('Asked') },
		},
		pinnedOutputs: {
			Night: [{ json: { night: 'the night' } }],
			People: people.map((person) => ({
				json: { ...person } as IDataObject,
				pairedItem: { item: 0 },
			})),
		},
	});
	return done.error;
}

it.each([3, MOST_LINKS + 1])('leads back from the file of %d people', async (count) => {
	const people = Array.from({ length: count }, (_, index) => ({
		...ines,
		luccaId: `${index}`,
		employeeNumber: `${index}`,
		email: `ines.${index}@acme.example`,
	}));
	expect(await askedBehind(people, "={{ $('Night').item.json.night }}")).toMatchObject({
		message: "No employee carries a value, not even an empty one, for 'the night' (night)",
	});
	expect(await askedBehind(people, "={{ $('People').item.json.email }}")).toMatchObject({
		message: 'Multiple matches found',
	});
});
