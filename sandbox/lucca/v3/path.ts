import { badRequest } from '../answer';
import type { Call } from '../call';
import { isVisible } from './schema';
import type { ScalarKind, Schema } from './schema';

export type Scalar = string | number | boolean | null;

/** A property reached by a dotted path, for filters and orders: its kind, and how to read it. */
export interface Path<T> {
	kind: ScalarKind;
	/** The value of an item; several behind a link to many, one (maybe null) otherwise. */
	values(item: T): Scalar[];
}

/**
 * Resolves `departmentId` or `habilitedRoles.id`, whatever the case. What the key may not see reads as
 * null.
 * @throws Refused (400) for an unknown property, or one that is no plain value
 */
export function resolvePath<T>(type: Schema<T>, path: string, call: Call): Path<T> {
	const [head = '', ...rest] = path.split('.');
	const property = type.properties.get(head.toLowerCase());
	if (!property) throw badRequest(`Property ${head} does not exist on type ${type.typeName}`);
	const read = (item: T): unknown =>
		isVisible(call, property.name) ? property.read(item, call) : null;
	if (rest.length === 0) {
		const { kind } = property;
		if (kind === 'object' || kind === 'link') {
			throw badRequest(`Property ${head} of ${type.typeName} cannot be compared`);
		}
		return { kind, values: (item) => [(read(item) ?? null) as Scalar] };
	}
	if (!property.target) throw badRequest(`Property ${head} of ${type.typeName} has no fields`);
	const below = resolvePath(property.target() as Schema<unknown>, rest.join('.'), call);
	const values = (item: T): Scalar[] => {
		const linked = read(item);
		if (Array.isArray(linked)) return linked.flatMap(below.values);
		return linked === null ? [null] : below.values(linked);
	};
	return { kind: below.kind, values };
}
