import type { Call } from '../call';
import type { Collection } from './collection';
import { plain, schema } from './schema';
import type { Property, Schema } from './schema';

interface Definition {
	id: number | string;
	code: string;
	name: string;
	/** Undefined when not sent. */
	extensionUserPropertyListEntries: unknown[] | undefined;
}

function definitions({ company, switches, rights }: Call): Definition[] {
	return company.customFields
		.filter(({ code }) => !rights.hiddenFields?.includes(code))
		.map(({ code, name, entries }, index) => ({
			id: switches.definitionId === 'code' ? code : 700 + index,
			code,
			name,
			extensionUserPropertyListEntries:
				entries.length > 0 || switches.entriesOfNonLists === 'empty' ? entries : undefined,
		}));
}

const url: Property<Definition> = {
	name: 'url',
	kind: 'text',
	read: ({ code }, { origin }) => `${origin}/api/v3/extensionuserdefinitions/${code}`,
};

function type(...ids: Array<Property<Definition>>): Schema<Definition> {
	return schema('ExtensionUserDefinition', [
		...ids,
		...plain<Definition, 'name'>('text', 'name'),
		...plain<Definition, 'extensionUserPropertyListEntries'>(
			'object',
			'extensionUserPropertyListEntries',
		),
		url,
	]);
}

const namedByCode = type(...plain<Definition, 'id'>('text', 'id'));
const numbered = type(
	...plain<Definition, 'id'>('number', 'id'),
	...plain<Definition, 'code'>('text', 'code'),
);

/**
 * The custom fields of the tenant's HR file, each found by its code (lucca-api reference, section 6.7).
 * What is known: the route by code, and the entries of lists. Third parties read `id` and `name` of a
 * list's items and nothing else, so a `code` beside the id is only there when a switch says so.
 */
export const extensionDefinitions: Collection<Definition> = {
	schema: ({ switches }) => (switches.definitionId === 'code' ? namedByCode : numbered),
	population: definitions,
	find: (call, code) => definitions(call).find((definition) => definition.code === code),
};
