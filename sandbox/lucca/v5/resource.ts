import type { Call } from '../call';
import type { Filter } from './filters';

/** `{id, type, url}`: how one resource of the newer API points at another. */
export interface Reference {
	id: string;
	type: string;
	url: string;
}

/** A resource of the newer API: where it comes from, how it is shown, found and put in order. */
export interface Resource<Row> {
	/** `employee`; the path and the scope have the plural. */
	type: string;
	plural: string;
	/** The scope without `.readonly` or `.readwrite`; the plural, unless said. */
	scope?: string;
	rows(call: Call): readonly Row[];
	id(row: Row): string;
	/** The rest of what is shown. */
	shape(row: Row, call: Call): object;
	/** Paths to what hangs on a row, by name; shown on demand. */
	links?(row: Row): Readonly<Record<string, string>>;
	/** What it points at and can send along, by type: the id of each. */
	embeds?: Readonly<Record<string, (row: Row) => number | string | null>>;
	filters: Readonly<Record<string, Filter<Row>>>;
	/** Beside `id`. */
	sorts?: Readonly<Record<string, (row: Row) => string | null>>;
}

const BASE = '/lucca-api';

export function pathOf({ plural }: { plural: string }): string {
	return `${BASE}/${plural}`;
}

export function reference(
	type: string,
	plural: string,
	id: number | string,
	{ origin }: Call,
): Reference {
	return { id: String(id), type, url: `${origin}${BASE}/${plural}/${id}` };
}

/** Whether the token's scopes let read a resource. */
export function isReadable(
	{ plural, scope = plural }: { plural: string; scope?: string },
	{ scopes }: Call,
): boolean {
	return scopes.has(`${scope}.readonly`) || scopes.has(`${scope}.readwrite`);
}

/** A row as it is shown, with its links when asked for. */
export function shown<Row>(
	resource: Resource<Row>,
	row: Row,
	call: Call,
	withLinks: boolean,
): Record<string, unknown> {
	const { type, plural } = resource;
	const links = Object.entries(resource.links?.(row) ?? {}).map(([name, path]) => [
		name,
		{ href: `${call.origin}${BASE}/${path}` },
	]);
	return {
		...reference(type, plural, resource.id(row), call),
		...resource.shape(row, call),
		...(withLinks ? { links: Object.fromEntries(links) as object } : {}),
	};
}
