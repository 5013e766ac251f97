import { runInNewContext } from 'node:vm';
import type { INodeProperties, INodeType } from 'n8n-workflow';
import { LuccaImportFile } from '../../../nodes/LuccaImportFile/LuccaImportFile.node';
import { LuccaSyncPlan } from '../../../nodes/LuccaSyncPlan/LuccaSyncPlan.node';
import { LuccaUsers } from '../../../nodes/LuccaUsers/LuccaUsers.node';
import { LuccaUsersTrigger } from '../../../nodes/LuccaUsersTrigger/LuccaUsersTrigger.node';
import { PartnerFileServer } from '../../../nodes/PartnerFileServer/PartnerFileServer.node';
import { TrainingPartnerFile } from '../../../nodes/TrainingPartnerFile/TrainingPartnerFile.node';

const nodes = [
	LuccaImportFile,
	LuccaSyncPlan,
	LuccaUsers,
	LuccaUsersTrigger,
	PartnerFileServer,
	TrainingPartnerFile,
].map((Node) => ({ name: Node.name, node: new Node() as INodeType }));

/** What an expression of a node's description gives, as n8n's editor works it out. */
function worth(expression: unknown, $parameter: object): unknown {
	const [, inner] = /^=\{\{(.*)\}\}$/s.exec(String(expression)) ?? [];
	return inner === undefined ? expression : runInNewContext(inner, { $parameter });
}

it.each<[new () => INodeType, object, string]>([
	[LuccaImportFile, { operation: 'format', mode: 'createOrUpdate' }, 'Format: Create or Update'],
	[LuccaImportFile, { operation: 'read', fileLayout: 'any', mode: 'create' }, 'Read: Any File'],
	[LuccaSyncPlan, { matchBy: 'employeeNumber' }, 'Match By: Employee Number'],
	[LuccaUsers, { resource: 'user', operation: 'getAll' }, 'Get Many: User'],
	[LuccaUsers, { resource: 'user', operation: 'upsert' }, 'Create or Update: User'],
	[
		LuccaUsers,
		{ resource: 'occupationCategory', operation: 'getAll' },
		'Get Many: Socio-Professional Category',
	],
	[LuccaUsers, { resource: 'api', operation: 'customCall' }, 'Custom API Call: API'],
	[LuccaUsersTrigger, { event: 'contractEndingSoon' }, 'Contract Ending Soon'],
	[PartnerFileServer, { resource: 'file', operation: 'deliver' }, 'Deliver: File'],
	[PartnerFileServer, { resource: 'folder', operation: 'create' }, 'Create: Folder'],
	[
		TrainingPartnerFile,
		{ operation: 'format', partner: 'threeSixtyLearning' },
		'Format: 360Learning',
	],
	[TrainingPartnerFile, { operation: 'check', partner: 'unheardOf' }, 'Check: unheardOf'],
])('says what a node does on its canvas, case %#', (Node, parameters, text) => {
	expect(worth(new Node().description.subtitle, parameters)).toBe(text);
});

/** Beyond this, n8n's canvas cuts the name of an output off. */
const LONGEST = 10;

it.each(nodes)('names every output of $name, each short enough for the canvas', ({ node }) => {
	const { outputs, properties } = node.description;
	const operations = properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options = [] }) => options.map((option) => (option as { value: string }).value));
	for (const operation of operations.length > 0 ? operations : ['']) {
		const list = worth(outputs, { operation }) as Array<string | { displayName?: string }>;
		if (list.length === 1) continue;
		const names = list.map((output) => (typeof output === 'string' ? '' : output.displayName));
		expect(names.filter((name) => !name || name.length > LONGEST)).toEqual([]);
	}
});

/** What is offered below a property. */
const inside = ({ options = [] }: INodeProperties): INodeProperties[] =>
	options.flatMap((option) => {
		if ('values' in option) return option.values;
		return 'type' in option ? [option] : [];
	});

/** Properties and all below them. */
const withAllBelow = (properties: readonly INodeProperties[]): INodeProperties[] =>
	properties.flatMap((property) => [property, ...withAllBelow(inside(property))]);

/** Beyond these, a form of n8n's usual width cuts a label off: beside it stands 'Fixed | Expression'. */
const LONGEST_LABEL = 35;
const LONGEST_LABEL_INSIDE = 28;

it.each(nodes)('gives every field of $name a label that fits its form', ({ node }) => {
	const fields = node.description.properties.filter(({ type }) => type !== 'notice');
	const tooLong = (longest: number, properties: INodeProperties[]) =>
		properties.map(({ displayName }) => displayName).filter(({ length }) => length > longest);
	expect(tooLong(LONGEST_LABEL, fields)).toEqual([]);
	expect(tooLong(LONGEST_LABEL_INSIDE, withAllBelow(fields.flatMap(inside)))).toEqual([]);
});

it.each(nodes)('invites to add things to $name in one manner', ({ node }) => {
	const invitations = withAllBelow(node.description.properties)
		.filter(({ type }) => type === 'collection' || type === 'fixedCollection')
		.map(({ placeholder }) => placeholder ?? '');
	expect(invitations.filter((text) => !/^Add [a-z ]+$/.test(text))).toEqual([]);
});
