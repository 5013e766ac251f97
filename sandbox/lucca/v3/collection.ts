import { badRequest, json, refusal, Refused } from '../answer';
import type { Answer } from '../answer';
import type { Call, Handler } from '../call';
import { parseFields } from './field-syntax';
import type { FieldTree } from './field-syntax';
import { parseFilter } from './filter';
import { inOrder } from './order';
import { parsePaging } from './paging';
import type { Schema } from './schema';
import { checkTree, defaultTree, select, wholeTree } from './select';

/** A v3 resource that is read as a list, and one by one. */
export interface Collection<T extends { id: number | string }> {
	schema(call: Call): Schema<T>;
	/** Query names (lower case) that `population` deals with and that are no filters. */
	ownQuery?: readonly string[];
	/** What a list starts from, before filters. */
	population(call: Call): readonly T[];
	/** One item by the last part of its path. */
	find(call: Call, id: string): T | undefined;
	/** What is said for an unknown id. */
	missing?(call: Call, id: string): Answer;
}

/** Names the framework keeps for itself, harmless here (lucca-api reference, section 5.4). */
const IGNORED: ReadonlySet<string> = new Set(['accept', 'notify', 'metadata', 'randomnumber', '_']);
const UNDERSTOOD: ReadonlySet<string> = new Set(['fields', 'paging', 'orderby']);
const REFUSED: ReadonlySet<string> = new Set([
	'callback',
	'groupby',
	'httpmethod',
	'authtoken',
	'longtoken',
	'template',
]);

/** `{header, data}` (lucca-api reference, section 5.1). */
export function envelope(call: Call, data: unknown): Answer {
	return json(200, { header: { generated: `${call.today}T12:00:00`, principal: 'n8n' }, data });
}

/** Query parameters by lower-case name. */
function lowered({ query }: Call): Map<string, string> {
	return new Map([...query].map(([name, value]) => [name.toLowerCase(), value]));
}

/** Takes `collection.count` out of a tree, and says whether it was there. */
function takeCount(tree: FieldTree): boolean {
	const collection = tree.get('collection');
	if (!collection) return false;
	if (collection.size !== 1 || collection.get('count')?.size !== 0) {
		throw badRequest("Of 'collection' only 'count' is known");
	}
	return tree.delete('collection');
}

export function listOf<T extends { id: number | string }>(collection: Collection<T>): Handler {
	return (call) => {
		const query = lowered(call);
		const type = collection.schema(call);
		const fields = query.get('fields');
		const tree = fields === undefined ? defaultTree(type) : parseFields(fields);
		const counts = takeCount(tree);
		checkTree(type, tree);
		const page = parsePaging(query.get('paging'), call.switches.defaultPageSize);
		const filters = [...query]
			.filter(([name]) => isFilter(name, collection.ownQuery))
			.map(([name, value]) => parseFilter(type, name, value, call));
		const found = collection
			.population(call)
			.filter((item) => filters.every((holds) => holds(item)));
		const ordered = inOrder(type, found, query.get('orderby'), call);
		const { shift = 0, keep = Infinity, countOff = 0 } = call.pageFault ?? {};
		const offset = Math.max(page.offset + shift, 0);
		const items = ordered.slice(offset, offset + Math.min(page.limit, keep));
		const { slowBeyond } = call.switches;
		if (slowBeyond !== false && tree.size > 0 && items.length > slowBeyond) {
			throw new Refused(408, 'The request took too long');
		}
		return envelope(call, {
			...(counts ? { count: found.length + countOff } : {}),
			...(tree.size > 0 ? { items: items.map((item) => select(type, item, tree, call)) } : {}),
		});
	};
}

function isFilter(name: string, own: readonly string[] = []): boolean {
	if (REFUSED.has(name)) throw badRequest(`Parameter ${name} is not supported`);
	return !IGNORED.has(name) && !UNDERSTOOD.has(name) && !own.includes(name);
}

/**
 * What is asked of a single item: `fields`, or else all but what must be asked for.
 * @param also lower-case names the resource deals with itself
 * @throws Refused (400) for any other parameter, or fields the type does not have
 */
export function itemTree<T>(call: Call, type: Schema<T>, also: readonly string[] = []): FieldTree {
	const query = lowered(call);
	for (const name of query.keys()) {
		if (name !== 'fields' && !IGNORED.has(name) && !also.includes(name)) {
			throw badRequest(`Parameter ${name} is unknown`);
		}
	}
	const fields = query.get('fields');
	const tree = fields === undefined ? wholeTree(type) : parseFields(fields);
	checkTree(type, tree);
	return tree;
}

export function itemOf<T extends { id: number | string }>(collection: Collection<T>): Handler {
	return (call, [id = '']) => {
		const type = collection.schema(call);
		const tree = itemTree(call, type);
		const item = collection.find(call, id);
		if (item) return envelope(call, select(type, item, tree, call));
		const { typeName } = type;
		return (
			collection.missing?.(call, id) ?? refusal(404, `Resource ${typeName} with ID ${id} not found`)
		);
	};
}
