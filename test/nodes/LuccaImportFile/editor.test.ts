import type { INodeProperties } from 'n8n-workflow';
import { employeeFields } from '../../../lib/employee/fields';
import { luccaImportFormats } from '../../../lib/formats/lucca-import';
import { thirdPartyLayouts } from '../../../lib/tabular/third-party';
import { LuccaImportFile } from '../../../nodes/LuccaImportFile/LuccaImportFile.node';

const { properties } = new LuccaImportFile().description;

/** Every parameter, those inside collections included. */
function everyParameter(from: INodeProperties[]): INodeProperties[] {
	return from.flatMap((one) => {
		const inner = (one.options ?? []).flatMap((option) =>
			'values' in option ? option.values : 'type' in option ? [option as INodeProperties] : [],
		);
		return [one, ...everyParameter(inner)];
	});
}

const parameters = everyParameter(properties);
const named = (name: string) => parameters.filter((one) => one.name === name);
const values = ({ options = [] }: INodeProperties) =>
	options.map((option) => 'value' in option && option.value);

it.each(
	parameters.filter(({ type }) => type === 'options').map((one) => [one.displayName, one] as const),
)('%s has one of its choices as default', (_, one) => {
	expect(values(one)).toContain(one.default);
});

it.each(named('options').map((one) => [JSON.stringify(one.displayOptions), one] as const))(
	'the options shown at %s stand in alphabetical order',
	(_, { options = [] }) => {
		const names = options.map((option) => ('displayName' in option ? option.displayName : ''));
		expect(names).toEqual([...names].sort());
		expect(names.length).toBeGreaterThan(5);
	},
);

it('offers the layouts there are tables for, the identifiers Lucca has, and every field', () => {
	expect(named('fileLayout').map(values)).toEqual([thirdPartyLayouts.map(({ id }) => id)]);
	expect(new Set(named('identifier').flatMap(values))).toEqual(
		new Set(Object.keys(luccaImportFormats)),
	);
	const fields = new Set([...Object.keys(employeeFields), 'other']);
	const offered = named('field').filter(({ type }) => type === 'options');
	expect(offered.map((one) => new Set(values(one)))).toEqual([fields, fields]);
});

it('names the columns of the table by what people call them, with their codes', () => {
	const [{ options = [] } = { options: [] }] = named('withoutColumns');
	expect(options).toHaveLength(luccaImportFormats.login.columns.length);
	expect(options).toContainEqual({ name: 'Manager Login (manager)', value: 'managerLogin' });
});
