import { NodeHelpers, type INode, type INodeProperties } from 'n8n-workflow';
import { PLAN_LIMITS } from '../../../lib/sync/limits';
import { limits, limitWords } from '../../../nodes/LuccaSyncPlan/limits';
import { LuccaSyncPlan } from '../../../nodes/LuccaSyncPlan/LuccaSyncPlan.node';
import { limitsOf } from '../../../nodes/shared/limits';

const { description } = new LuccaSyncPlan();

/** What n8n shows of the node with these parameters. */
function shown(parameters: INode['parameters']): string[] {
	const node: INode = {
		id: '1',
		name: 'Plan',
		type: 'n8n-nodes-lucca-sync.luccaSyncPlan',
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
	const values =
		NodeHelpers.getNodeParameters(
			description.properties,
			parameters,
			true,
			false,
			node,
			description,
		) ?? {};
	return description.properties
		.filter((property) => NodeHelpers.displayParameter(values, property, node, description, values))
		.map(({ displayName }) => displayName);
}

const always = [
	'Match By',
	'Fields to Compare',
	'When a Source Value Is Blank',
	'People Absent From the Source',
	'People Who Left and Are Back',
	'Values for New People',
	'Hold Unusual Plans',
	'Options',
];

test.each([
	[{}, ['Limits', 'Approved SHA-256']],
	[{ brake: false }, []],
	[{ brake: false, fieldsToCompare: 'chosen' }, ['Fields']],
	[{ brake: false, absent: 'depart' }, ['Departure Date']],
])('with %j the form has what belongs to it', (parameters, more) => {
	expect(shown(parameters).sort()).toEqual([...always, ...more].sort());
});

test('the form shows the limits that hold, in the order of the alphabet', () => {
	const fields = limits.options as INodeProperties[];
	const set = Object.fromEntries(fields.map((field) => [field.name, field.default]));
	expect(limitsOf(set as never, limitWords)).toEqual(PLAN_LIMITS);
	expect(fields.map(({ displayName }) => displayName)).toEqual([
		'Changed People (%)',
		'Changed People (People)',
		'Leavers (%)',
		'Leavers (People)',
		'Minimum Population',
		'New People (%)',
		'New People (People)',
		'One Field Changed (%)',
		'One Field Changed (People)',
		'One Field Emptied (%)',
		'One Field Emptied (People)',
		'Returners (%)',
		'Returners (People)',
	]);
});

test('both sides and all outputs have a name', () => {
	expect(description.inputs).toMatchObject([{ displayName: 'Source' }, { displayName: 'Lucca' }]);
	expect(description.outputs).toMatchObject(
		['Create', 'Update', 'Absent', 'Unchanged', 'Held', 'Summary'].map((displayName) => ({
			type: 'main',
			displayName,
		})),
	);
});
