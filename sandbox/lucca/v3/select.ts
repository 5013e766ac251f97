import { badRequest } from '../answer';
import type { Call } from '../call';
import type { FieldTree } from './field-syntax';
import { isVisible } from './schema';
import type { Property, Schema } from './schema';

const LINK_DEFAULT: readonly string[] = ['id', 'name', 'url'];

/** The tree of a list without `fields`, and of a link without sub-fields, as far as the type has them. */
export function defaultTree<T>({ properties }: Schema<T>): FieldTree {
	const names = LINK_DEFAULT.filter((name) => properties.has(name));
	return new Map(names.map((name) => [name, new Map()]));
}

/** The tree of a single item without `fields`: all but what must be asked for. */
export function wholeTree<T>({ properties }: Schema<T>): FieldTree {
	const names = [...properties].filter(([, property]) => !property.onDemand).map(([name]) => name);
	return new Map(names.map((name) => [name, new Map()]));
}

/**
 * Refuses a tree that asks for what the type does not have.
 * @throws Refused (400)
 */
export function checkTree<T>(type: Schema<T>, tree: FieldTree): void {
	for (const [name, below] of tree) {
		const property = type.properties.get(name);
		if (!property) throw badRequest(`Property ${name} does not exist on type ${type.typeName}`);
		if (below.size === 0) continue;
		if (!property.target) throw badRequest(`Property ${name} of ${type.typeName} has no fields`);
		checkTree(property.target(), below);
	}
}

/** What is sent of an item: the properties of the tree the key may see. */
export function select<T>(
	type: Schema<T>,
	item: T,
	tree: FieldTree,
	call: Call,
): Record<string, unknown> {
	const selected: Record<string, unknown> = {};
	for (const [name, below] of tree) {
		const property = type.properties.get(name);
		if (!property || !isVisible(call, property.name)) continue;
		selected[property.name] = selectProperty(property, item, below, call);
	}
	return selected;
}

function selectProperty<T>(property: Property<T>, item: T, below: FieldTree, call: Call): unknown {
	const value = property.read(item, call);
	if (!property.target || value === null) return value;
	const target = property.target();
	const tree = below.size === 0 ? defaultTree(target) : below;
	if (Array.isArray(value)) return value.map((each) => select(target, each as never, tree, call));
	return select(target, value as never, tree, call);
}
