import { ExplainedError } from '../../explained-error';
import { property } from '../cells';
import { LuccaApiError } from '../client/lucca-api-error';
import { explainUnusable } from '../client/messages';
import type { LuccaClient } from '../client/request';
import { isLuccaObject, type LuccaObject } from '../client/transport';
import { readMatching } from './collections';
import { notWhole } from './read-all';
import { toldTexts } from './told';

const PATH = '/api/v3/extensionuserdefinitions';

/** The labels of a custom field's list by entry ID; empty for a field that is no list. */
export type ListLabels = ReadonlyMap<string, string>;

/**
 * Reads what a custom field's list entries are called
 * (https://developers.lucca.fr/api-reference/legacy/directory/guides/extended-data).
 * @param code Lucca's code, `e_` and a name
 * @throws ExplainedError when Lucca has no such field; LuccaApiError when it cannot be read
 */
export async function readListLabels(client: LuccaClient, code: string): Promise<ListLabels> {
	const path = `${PATH}/${encodeURIComponent(code)}`;
	const asked = `the definition of the custom field '${code}'`;
	let answer;
	try {
		// A single v3 object comes whole when no fields are asked for.
		answer = await client.get(path, {}, asked);
	} catch (cause) {
		throw cause instanceof LuccaApiError && cause.notFound ? unknownField(code, cause) : cause;
	}
	const definition = isLuccaObject(answer.data) ? answer.data : answer;
	// An answer about something else must not pass for a field without a list.
	if (['id', 'name', 'url'].every((name) => property(definition, name) === undefined)) {
		throw explainUnusable('unknownShape', { asked, host: client.host, path });
	}
	const labels = labelsOf(definition);
	if (labels) return labels;
	throw explainUnusable('unknownShape', { asked, host: client.host, path });
}

/** The labels of a definition's list, none for a field of another type; undefined for what is no list. */
function labelsOf(definition: LuccaObject): ListLabels | undefined {
	const entries = property(definition, 'extensionUserPropertyListEntries');
	// A field of another type has no such property.
	if (entries === null || entries === undefined) return new Map();
	if (!Array.isArray(entries)) return undefined;
	const labels = new Map<string, string>();
	for (const entry of entries.filter(isLuccaObject)) {
		const label = property(entry, 'name') ?? property(entry, 'translation');
		if (typeof label === 'string') labels.set(String(property(entry, 'id')), label);
	}
	return labels;
}

/** A custom field of the tenant's HR file. */
export interface CustomFieldDefinition {
	/** `e_` and a name. */
	readonly code: string;
	readonly name: string;
	/** As Lucca calls it; absent when it does not tell, which no document promises. */
	readonly type?: string | null;
	/** The entries of a list; none for a field of another type. */
	readonly entries: ReadonlyArray<{ readonly id: string; readonly label: string }>;
}

/**
 * Every custom field with the entries of its list, in one request held against the count that comes
 * with it.
 * @throws LuccaApiError when they cannot be read whole
 */
export async function readCustomFieldDefinitions(
	client: LuccaClient,
): Promise<CustomFieldDefinition[]> {
	const plural = 'custom fields';
	const fields = ['id', 'name', 'url', 'extensionUserPropertyListEntries'];
	const definitions = await readMatching(client, PATH, plural, fields, {});
	if (!definitions) throw notWhole(plural, 'there are more than 1000, or Lucca took too long');
	return definitions.flatMap((definition) => {
		const code = codeOf(definition);
		const labels = labelsOf(definition);
		if (code === undefined) return [];
		if (!labels) {
			throw explainUnusable('unknownShape', {
				asked: `the ${plural}`,
				host: client.host,
				path: PATH,
			});
		}
		const name = property(definition, 'name');
		return [
			{
				code,
				name: typeof name === 'string' ? name : code,
				...toldTexts(definition, { type: 'type' }),
				entries: [...labels].map(([id, label]) => ({ id, label })),
			},
		];
	});
}

/** The custom fields of the tenant, for the editor's list. */
export async function listCustomFields(
	client: LuccaClient,
): Promise<Array<{ name: string; code: string }>> {
	const asked = 'the custom fields';
	const answer = await client.get(
		PATH,
		{ fields: 'id,name,url', orderBy: 'id,asc', paging: '0,1000' },
		asked,
	);
	const { items } = isLuccaObject(answer.data) ? answer.data : answer;
	if (!Array.isArray(items)) {
		throw explainUnusable('unknownShape', { asked, host: client.host, path: PATH });
	}
	return items.filter(isLuccaObject).flatMap((definition) => {
		const code = codeOf(definition);
		if (code === undefined) return [];
		const name = property(definition, 'name');
		return [{ code, name: typeof name === 'string' ? name : code }];
	});
}

/** Lucca's pages name no property for the code: it is the ID, or the last part of the address. */
function codeOf(definition: LuccaObject): string | undefined {
	const address = String(property(definition, 'url') ?? '');
	return [
		String(property(definition, 'id')),
		decodeURIComponent(address.replace(/^.*\//, '')),
	].find((candidate) => candidate.startsWith('e_'));
}

function unknownField(code: string, cause: unknown): ExplainedError {
	return new ExplainedError(
		`Lucca has no custom field '${code}', or this API key may not see it`,
		"Take it out of 'Custom Field Names or IDs', or check its code in Lucca's HR-file settings",
		{ cause },
	);
}
