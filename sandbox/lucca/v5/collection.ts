import { json, Refused } from '../answer';
import type { Answer } from '../answer';
import type { Call, Handler } from '../call';
import { parseFilter, refuse } from './filters';
import { cutPage } from './paging';
import { isReadable, pathOf, shown } from './resource';
import type { Resource } from './resource';
import { parseSort } from './sorting';

const OWN = new Set(['include', 'limit', 'page', 'sort']);
const INCLUDED = ['embedded', 'links', 'totalCount'];

function included({ query }: Call): Set<string> {
	const include = query.get('include');
	const names = include === undefined ? [] : include.split(',');
	const unknown = names.find((name) => !INCLUDED.includes(name));
	if (unknown !== undefined) throw refuse('include', `The value '${unknown}' is not valid.`);
	return new Set(names);
}

function demandScope(resource: { plural: string; scope?: string }, call: Call): void {
	if (!isReadable(resource, call)) throw new Refused(403, 'The token lacks the scope.');
}

/** Where a list stands with other parameters, or with another page. */
function address(resource: { plural: string }, { origin, query }: Call, page?: string): string {
	const parameters = new URLSearchParams([...query]);
	if (page !== undefined) parameters.set('page', page);
	const text = parameters.toString();
	return `${origin}${pathOf(resource)}${text === '' ? '' : `?${text}`}`;
}

/** A resource at its address, whatever its rows. */
export interface Served {
	type: string;
	path: string;
	list: Handler;
	item: Handler;
	/** Those with these ids, as shown; undefined when the token may not read any. */
	known(ids: ReadonlySet<string>, call: Call, withLinks: boolean): object | undefined;
}

/** @param all every resource, for what one sends along of another */
export function serve<Row>(resource: Resource<Row>, all: () => readonly Served[]): Served {
	return {
		type: resource.type,
		path: pathOf(resource),
		list: (call) => list(resource, call, all()),
		item: (call, [id = '']) => item(resource, id, call, all()),
		known(ids, call, withLinks) {
			if (!isReadable(resource, call)) return undefined;
			const found = resource.rows(call).filter((row) => ids.has(resource.id(row)));
			const entries = found.map((row) => [resource.id(row), shown(resource, row, call, withLinks)]);
			return Object.fromEntries(entries) as object;
		},
	};
}

/**
 * What rows point at, by type and id. What the token may not read is left out: nothing says so, but a
 * client had better not count on it.
 */
function embedded<Row>(
	{ embeds = {} }: Resource<Row>,
	rows: readonly Row[],
	call: Call,
	all: readonly Served[],
): object {
	const withLinks = included(call).has('links');
	const types = Object.entries(embeds).flatMap(([type, idOf]) => {
		const ids = new Set(rows.map((row) => String(idOf(row))));
		const found = all.find((each) => each.type === type)?.known(ids, call, withLinks);
		return found ? [[type, found]] : [];
	});
	return Object.fromEntries(types) as object;
}

/** A list: `{type, url, items}`, and what `include` names beside. */
function list<Row>(resource: Resource<Row>, call: Call, all: readonly Served[]): Answer {
	demandScope(resource, call);
	const include = included(call);
	const tests = [...call.query]
		.filter(([name]) => !OWN.has(name))
		.map(([name, value]) => parseFilter(resource.filters, name, value));
	const order = parseSort(resource, call.query.get('sort'));
	const found = resource
		.rows(call)
		.filter((row) => tests.every((holds) => holds(row)))
		.map((row) => ({ row, key: order.keyOf(row) }))
		.sort((one, other) => order.compare(one.key, other.key))
		.map(({ row }) => row);
	const page = cutPage(found, order.keyOf, order.compare, call);
	const href = (cursor: string | null) =>
		cursor === null ? null : { href: address(resource, call, cursor) };
	const { countOff = 0 } = call.pageFault ?? {};
	const links = { prev: href(page.previous), next: href(page.next) };
	return json(200, {
		type: resource.plural,
		url: address(resource, call),
		...(include.has('totalCount') ? { totalCount: found.length + countOff } : {}),
		items: page.rows.map((row) => shown(resource, row, call, include.has('links'))),
		...(include.has('links') ? { links } : {}),
		...(include.has('embedded') ? { embedded: embedded(resource, page.rows, call, all) } : {}),
	});
}

function item<Row>(
	resource: Resource<Row>,
	id: string,
	call: Call,
	all: readonly Served[],
): Answer {
	demandScope(resource, call);
	const include = included(call);
	const unknown = [...call.query.keys()].find((name) => name !== 'include');
	if (unknown !== undefined) throw refuse(unknown, `The parameter '${unknown}' is unknown.`);
	const row = resource.rows(call).find((each) => resource.id(each) === id);
	if (!row) throw new Refused(404, `No ${resource.type} has this id.`);
	return json(200, {
		...shown(resource, row, call, include.has('links')),
		...(include.has('embedded') ? { embedded: embedded(resource, [row], call, all) } : {}),
	});
}
