import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { LuccaUsers } from '../../../nodes/LuccaUsers/LuccaUsers.node';
import { operationOf, resources } from '../../../nodes/LuccaUsers/resources';

const schemas = 'nodes/LuccaUsers/__schema__/v1.0.0';
const node = new LuccaUsers();
const { properties } = node.description;

const operations = resources.flatMap(({ option, operations: all }) =>
	all.map(({ description, fields }) => ({
		resource: option.value,
		operation: String(description.value),
		description,
		fields,
	})),
);

/** A property and everything inside it. */
function within(property: INodeProperties): INodeProperties[] {
	const inner = (property.options ?? []).flatMap((option) => {
		if ('values' in option) return option.values.flatMap(within);
		return 'type' in option ? within(option) : [];
	});
	return [property, ...inner];
}
const everything = properties.flatMap(within);

describe.each(operations)('$resource: $operation', ({ resource, operation, ...its }) => {
	it('is what its stored values lead to', () => {
		expect(operationOf(resource, operation)?.description).toBe(its.description);
	});

	it('has a schema n8n finds', () => {
		// The path is made of the two stored values.
		const file = join(schemas, resource, `${operation}.json`);
		expect(existsSync(file)).toBe(true);
		const { type, properties: told } = JSON.parse(readFileSync(file, 'utf8')) as {
			type: string;
			properties: object;
		};
		expect(type).toBe('object');
		expect(Object.keys(told).length).toBeGreaterThan(0);
	});

	it('says what it does', () => {
		const { name, action, description } = its.description;
		expect(name).toMatch(/^[A-Z]/);
		expect(action).toMatch(/^[A-Z][a-z]/);
		expect(description).toMatch(/^[A-Z].*[^.]$/);
		expect(description).not.toBe(action);
	});

	it('shows each of its fields for itself alone', () => {
		for (const { name, displayOptions } of its.fields) {
			expect([name, displayOptions?.show?.resource]).toEqual([name, [resource]]);
			expect([name, displayOptions?.show?.operation]).toEqual([name, [operation]]);
		}
	});

	it.each(['login', 'email', 'employeeNumber'])('never shows a field twice (%s)', (matchBy) => {
		const chosen = { resource, operation, matchBy, departure: 'set', method: 'PUT' };
		const shown = its.fields.filter((field) =>
			NodeHelpers.displayParameter({ ...chosen, returnAll: false }, field, null, node.description),
		);
		const names = shown.map(({ name }) => name);
		expect(names).toEqual([...new Set(names)]);
	});
});

it('there is no schema without an operation', () => {
	const files = readdirSync(schemas, { recursive: true, encoding: 'utf8' });
	const described = files.filter((file) => file.endsWith('.json')).sort();
	expect(described).toEqual(
		operations.map(({ resource, operation }) => `${resource}/${operation}.json`).sort(),
	);
});

it('lists are in alphabetical order, and the most used resource is the default', () => {
	const lists = properties.filter(({ name }) => ['resource', 'operation'].includes(name));
	for (const { options = [], default: chosen } of lists) {
		const names = options.map(({ name }) => name);
		expect(names).toEqual([...names].sort());
		expect((options as INodePropertyOptions[]).map(({ value }) => value)).toContain(chosen);
	}
	expect(lists[0]?.default).toBe('user');
});

it('collections are in alphabetical order', () => {
	const collections = everything.filter(({ type }) => type === 'collection');
	expect(collections.length).toBeGreaterThan(8);
	for (const { options = [] } of collections) {
		const names = (options as INodeProperties[]).map(({ displayName }) => displayName);
		expect(names).toEqual([...names].sort((one, other) => (one < other ? -1 : 1)));
	}
});

it('every list of the editor has its method', () => {
	const wanted = everything.flatMap(({ typeOptions, modes = [] }) => [
		typeOptions?.loadOptionsMethod,
		...modes.map((mode) => mode.typeOptions?.searchListMethod),
	]);
	const there = Object.keys({ ...node.methods.loadOptions, ...node.methods.listSearch });
	expect([...new Set(wanted.filter(Boolean))].sort()).toEqual(there.sort());
});

it('speaks as the editor does', () => {
	for (const {
		displayName,
		name,
		type,
		description,
		hint,
		placeholder,
		modes = [],
	} of everything) {
		const at = (what: string) => `${name}: ${what}`;
		if (type !== 'notice') expect(at(displayName)).toMatch(/: [A-Z]/);
		if (type === 'boolean') expect(at(String(description))).toMatch(/: Whether /);
		for (const text of [description, hint]) {
			if (text === undefined) continue;
			const sentences = text.replace(/<[^>]+>/g, '').split(/[.:?] /).length;
			if (sentences === 1) expect(at(text)).not.toMatch(/\.$/);
		}
		for (const example of [placeholder, ...modes.map((mode) => mode.placeholder)]) {
			if (example) expect(at(example)).toMatch(/: (e\.g\. |Add |Select |name@email\.com)/);
		}
	}
});

it('every operation that writes can be tried without writing', () => {
	const writing = operations
		.filter(({ operation }) => !/^get/.test(operation))
		.map(({ fields }) => fields.filter(({ name }) => name === 'dryRun').length);
	expect(writing).toEqual(writing.map(() => 1));
	expect(writing).toHaveLength(7);
});
