import type { Call } from '../call';

export type ScalarKind = 'number' | 'text' | 'date' | 'boolean';

/** A property of a v3 resource: how it is read, and what a query may do with it. */
export interface Property<T> {
	/** As written in answers; matched whatever the case (lucca-api reference, section 5.2). */
	name: string;
	/** `object` is sent whole; `link` leads to another resource, or to several. */
	kind: ScalarKind | 'object' | 'link';
	read(item: T, call: Call): unknown;
	/** Of a link: what its target is made of. */
	target?: () => Schema<never>;
	/** Sent only when `fields` names it, even for a single item. */
	onDemand?: true;
}

/** The properties of a v3 resource, by lower-case name. */
export interface Schema<T> {
	typeName: string;
	properties: ReadonlyMap<string, Property<T>>;
}

export function schema<T>(typeName: string, properties: ReadonlyArray<Property<T>>): Schema<T> {
	return {
		typeName,
		properties: new Map(properties.map((property) => [property.name.toLowerCase(), property])),
	};
}

/** Properties read straight from the item under their own name. */
export function plain<T, Name extends keyof T & string>(
	kind: ScalarKind | 'object',
	...names: Name[]
): Array<Property<T>> {
	return names.map((name) => ({ name, kind, read: (item: T) => item[name] }));
}

/** Whether the key may see a property. */
export function isVisible({ rights }: Call, name: string): boolean {
	return !rights.hiddenFields?.some((hidden) => hidden.toLowerCase() === name.toLowerCase());
}
