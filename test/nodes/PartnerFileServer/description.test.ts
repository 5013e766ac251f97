import '../../support/core-errors';
import { readdirSync, readFileSync } from 'node:fs';
import {
	NodeHelpers,
	Workflow,
	type INode,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { resources } from '../../../nodes/PartnerFileServer/operations';
import { PartnerFileServer } from '../../../nodes/PartnerFileServer/PartnerFileServer.node';
import { differences, schemaAt } from '../../support/schema';
import { run, twoServers } from './two-servers';

const servers = twoServers();
const { description } = new PartnerFileServer();

const optionsOf = ({ options }: INodeProperties) => (options ?? []) as INodePropertyOptions[];
const labels = (property: INodeProperties) => optionsOf(property).map(({ name }) => name);

test('Resources, operations and options are in the order of the alphabet', () => {
	const lists = description.properties.filter(({ name }) =>
		['resource', 'operation', 'options'].includes(name),
	);
	expect(lists.map(labels).slice(0, 3)).toEqual([
		['File', 'Folder'],
		['Collect', 'Delete', 'Deliver', 'Get', 'List', 'Move'],
		['Create'],
	]);
	const shown = (lists.at(-1)?.options ?? []).map(
		(option) => (option as INodeProperties).displayName,
	);
	expect(shown).toEqual([...shown].sort());
});

const nodeWith = (parameters: INode['parameters']): INode => ({
	id: '1',
	name: 'Server',
	type: 'n8n-nodes-lucca-sync.partnerFileServer',
	typeVersion: 1,
	position: [0, 0],
	parameters,
});

/** What n8n shows of the node with these parameters: fields, and the options that can be added. */
function shown(parameters: INode['parameters']): { fields: string[]; options: string[] } {
	const node = nodeWith(parameters);
	const values =
		NodeHelpers.getNodeParameters(
			description.properties,
			parameters,
			true,
			false,
			node,
			description,
		) ?? {};
	const visible = (properties: INodeProperties[], within = values) =>
		properties
			.filter((property) =>
				NodeHelpers.displayParameter(within, property, node, description, values),
			)
			.map(({ displayName }) => displayName);
	const options = description.properties.find(({ name }) => name === 'options');
	return {
		fields: visible(description.properties),
		options: visible((options?.options ?? []) as INodeProperties[], {}),
	};
}

const waits = ['Connection Timeout', 'Timeout'];

test.each([
	[
		{ resource: 'file', operation: 'collect' },
		['Folder', 'File Name Pattern', 'After Collecting', 'Put Output File in Field'],
		[
			'Connection Timeout',
			'Include Files Passed Over',
			'Max File Size (MB)',
			'Max Files',
			'Modified After',
			'Newest Only',
			'Timeout',
			'Wait Until Stable (Seconds)',
			'When No File Is Ready',
		],
	],
	[
		{ resource: 'file', operation: 'collect', afterCollecting: 'rename' },
		['Folder', 'File Name Pattern', 'After Collecting', 'Suffix', 'Put Output File in Field'],
		undefined,
	],
	[
		{ resource: 'file', operation: 'collect', afterCollecting: 'move' },
		[
			'Folder',
			'File Name Pattern',
			'After Collecting',
			'Move to Folder',
			'Put Output File in Field',
		],
		undefined,
	],
	[
		{ resource: 'file', operation: 'delete' },
		['Folder', 'File Name', 'When the File Is Missing'],
		waits,
	],
	[
		{ resource: 'file', operation: 'get' },
		['Folder', 'File Name', 'Put Output File in Field'],
		['Connection Timeout', 'Max File Size (MB)', 'Timeout'],
	],
	[
		{ resource: 'file', operation: 'list' },
		['Folder', 'File Name Pattern', 'Show', 'Return All', 'Limit'],
		['Connection Timeout', 'Newest First', 'Timeout'],
	],
	[
		{ resource: 'file', operation: 'move' },
		['Folder', 'File Name', 'Move to Folder', 'New File Name', 'When the File Exists'],
		waits,
	],
	[{ resource: 'folder', operation: 'create' }, ['Folder'], waits],
])('The form of %j asks for what it needs', (parameters, fields, options) => {
	const form = shown(parameters);
	expect(form.fields).toEqual(['Credentials', 'Resource', 'Operation', ...fields, 'Options']);
	if (options) expect(form.options).toEqual(options);
});

test('A field of one name is asked for once, whatever the operation', () => {
	for (const [resource, operations] of Object.entries(resources)) {
		for (const {
			description: { value },
		} of operations) {
			const { fields } = shown({ resource, operation: value });
			expect(fields).toEqual([...new Set(fields)]);
		}
	}
});

test.each([
	[
		{ operation: 'deliver' },
		[
			{ type: 'main', displayName: 'Delivered' },
			{ type: 'main', displayName: 'Held' },
		],
	],
	[
		{},
		[
			{ type: 'main', displayName: 'Delivered' },
			{ type: 'main', displayName: 'Held' },
		],
	],
	[{ operation: 'collect' }, [{ type: 'main' }]],
	[{ resource: 'folder', operation: 'create' }, [{ type: 'main' }]],
	[{ resource: 'folder' }, [{ type: 'main' }]],
])('The outputs for %j are what its operation gives', (parameters, outputs) => {
	const node = nodeWith(parameters);
	const nodeType = new PartnerFileServer();
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: {
			getByName: () => nodeType,
			getByNameAndVersion: () => nodeType,
			getKnownTypes: () => ({}),
		},
	});
	const [first] = Object.values(workflow.nodes);
	expect(NodeHelpers.getNodeOutputs(workflow, first ?? node, description)).toEqual(outputs);
});

test('Archives on another server and PGP have a credential of their own, asked for only then', () => {
	const asked = (parameters: INode['parameters']) =>
		description.credentials
			?.filter((credential) =>
				NodeHelpers.displayParameter(parameters, credential, null, description),
			)
			.map(({ name }) => name);
	const delivering = { resource: 'file', operation: 'deliver' };
	expect(asked({ ...delivering, archiveOn: 'sameServer' })).toEqual(['partnerFileServerApi']);
	expect(asked({ ...delivering, archiveOn: 'anotherServer' })).toEqual([
		'partnerFileServerApi',
		'archiveFileServerApi',
	]);
	expect(asked({ ...delivering, operation: 'list', archiveOn: 'anotherServer' })).toEqual([
		'partnerFileServerApi',
	]);
	expect(asked({ ...delivering, encryption: 'pgp' })).toEqual([
		'partnerFileServerApi',
		'pgpKeysApi',
	]);
	expect(asked({ ...delivering, operation: 'get', encryption: 'pgp' })).toEqual([
		'partnerFileServerApi',
	]);
	expect(description.credentials?.every(({ testedBy }) => testedBy)).toBe(true);
});

test('Every operation has a schema of what comes out', () => {
	const operations = Object.entries(resources).flatMap(([resource, list]) =>
		list.map((operation) => `${resource}/${String(operation.description.value)}.json`),
	);
	const files = readdirSync('nodes/PartnerFileServer/__schema__/v1.0.0', {
		recursive: true,
	}) as string[];
	expect(files.filter((file) => file.endsWith('.json')).sort()).toEqual(operations.sort());
});

const collecting = { pattern: '*', afterCollecting: 'rename', claimSuffix: '.done' };

test.each([
	['file/collect', { ...collecting, outputField: 'data', options: { stableSeconds: 0 } }],
	['file/delete', { fileName: 'a.csv' }],
	['file/get', { fileName: 'a.csv', outputField: 'data' }],
	['file/list', { pattern: '*', show: 'files' }],
	['file/move', { fileName: 'a.csv', toFileName: 'b.csv' }],
	['folder/create', { folder: 'new' }],
])('The schema of %s is what comes out', async (name, parameters) => {
	servers.put('sftp', { 'a.csv': 'a' });
	const [resource, operation] = name.split('/');
	const { outputs } = await run(
		{ resource, operation, ...parameters },
		{ credentials: { partnerFileServerApi: servers.credential('sftp') } },
	);
	const schema = schemaAt(`PartnerFileServer/__schema__/v1.0.0/${name}.json`);
	expect(differences(schema, outputs[0]?.[0]?.json)).toEqual([]);
});

test('A search for what people call it finds it', () => {
	const codex = JSON.parse(
		readFileSync('nodes/PartnerFileServer/PartnerFileServer.node.json', 'utf8'),
	) as { node: string; alias: string[] };
	expect(codex.node).toBe(`n8n-nodes-lucca-sync.${description.name}`);
	expect(codex.alias).toEqual(
		expect.arrayContaining([
			'Lucca',
			'SFTP',
			'FTPS',
			'360Learning',
			'dépôt',
			'télécharger',
			'download',
		]),
	);
	expect(codex.alias).toEqual([...new Set(codex.alias)]);
});
