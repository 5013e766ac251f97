import type { ILoadOptionsFunctions, INodeProperties } from 'n8n-workflow';
import { employeeFields } from '../../../lib/employee/fields';
import { partnerFormats } from '../../../lib/formats';
import { TrainingPartnerFile } from '../../../nodes/TrainingPartnerFile/TrainingPartnerFile.node';

const node = new TrainingPartnerFile();
const { properties } = node.description;
const property = (name: string) => properties.find((one) => one.name === name) as INodeProperties;

/** What the editor asks for, with a partner chosen. */
const editor = (partner: string) =>
	({ getCurrentNodeParameter: () => partner }) as unknown as ILoadOptionsFunctions;

/** Every list of choices of the node, those inside collections included. */
function optionLists(from: INodeProperties[]): INodeProperties[] {
	return from.flatMap((one) => {
		if (one.type === 'options') return [one];
		const inner = (one.options ?? []).flatMap((option) =>
			'values' in option ? option.values : 'type' in option ? [option as INodeProperties] : [],
		);
		return optionLists(inner);
	});
}

it.each(optionLists(properties).map((one) => [one.displayName, one] as const))(
	'%s has one of its choices as default',
	(_, { options, default: chosen }) => {
		expect((options ?? []).map((option) => 'value' in option && option.value)).toContain(chosen);
	},
);

it('offers every partner there is a table for, and a custom file', () => {
	const offered = (property('partner').options ?? []).map((one) => 'value' in one && one.value);
	expect(offered).toEqual([...partnerFormats.map(({ id }) => id), 'custom']);
});

it('offers every field for a custom column', () => {
	const [column] = (property('customColumns').options ?? []) as Array<{
		values: INodeProperties[];
	}>;
	const field = column?.values.find(({ name }) => name === 'field');
	const offered = (field?.options ?? []).map((one) => 'value' in one && one.value);
	expect(new Set(offered)).toEqual(new Set([...Object.keys(employeeFields), 'other']));
});

it.each(partnerFormats)(
	'maps the columns of $name in order, required ones marked',
	async (format) => {
		const { fields } = await node.methods.resourceMapping.getColumns.call(editor(format.id));
		expect(fields.map(({ id }) => id)).toEqual(format.columns.map(({ field }) => field));
		expect(fields.filter(({ required }) => required).map(({ id }) => id)).toEqual(
			format.columns.filter((one) => one.level === 'required').map(({ field }) => field),
		);
		const removed = fields.filter((one) => one.removed).map(({ id }) => id);
		const offered = await node.methods.loadOptions.getOptionalColumns.call(editor(format.id));
		expect(new Set(offered.map(({ value }) => value))).toEqual(new Set(removed));
	},
);

it('shows what is in the tables of the first partners', async () => {
	const { fields } = await node.methods.resourceMapping.getColumns.call(
		editor('placeDeLaFormation'),
	);
	expect(fields.filter((one) => !one.removed).map(({ displayName }) => displayName)).toEqual([
		'Last name',
		'First name',
		'Entity (Legal)',
		'Employee Number',
		'Title',
		'Mail',
	]);
	expect(fields[0]).toEqual({
		id: 'lastName',
		displayName: 'Last name',
		required: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		type: 'string',
		removed: false,
		defaultValue: '={{ $json.lastName }}',
	});
});
