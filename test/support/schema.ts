import { readFileSync } from 'node:fs';

/** A schema of n8n's: JSON schema without the word required. */
export interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

/** The schema in a file below `nodes/`. */
export const schemaAt = (path: string): Schema =>
	JSON.parse(readFileSync(`nodes/${path}`, 'utf8')) as Schema;

/** Where a value is not what a schema says, or holds more or less; nowhere when it is right. */
export function differences(schema: Schema | undefined, value: unknown, path = '$'): string[] {
	if (!schema) return [`${path} is not in the schema`];
	const kind = Array.isArray(value) ? 'array' : typeof value;
	const wanted = schema.type === 'integer' && Number.isInteger(value) ? 'number' : schema.type;
	if (kind !== wanted) return [`${path} is ${kind}, not ${schema.type}`];
	if (Array.isArray(value)) {
		return value.flatMap((each) => differences(schema.items, each, `${path}[]`));
	}
	if (kind !== 'object') return [];
	const found = value as Record<string, unknown>;
	const { properties = {} } = schema;
	return [...new Set([...Object.keys(properties), ...Object.keys(found)])].flatMap((name) =>
		differences(properties[name], found[name], `${path}.${name}`),
	);
}
