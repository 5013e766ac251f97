import { jsonParse } from 'n8n-workflow';
import { ExplainedError } from '../../lib/explained-error';
import type { KnownManager } from '../../lib/lucca-import';

const NAMED_BY = ['login', 'employeeNumber', 'email', 'firstName', 'lastName'] as const;

/**
 * The managers a user declares known: a list of logins or records, by expression or as JSON, the items of
 * another node, or logins typed with commas or line breaks between them.
 * @throws ExplainedError when it is something else: then managers might be taken for unknown who are not
 */
export function knownManagers(given: unknown): KnownManager[] {
	if (given === undefined || given === null || given === '') return [];
	const list = typeof given === 'string' ? typed(given) : given;
	return (Array.isArray(list) ? list : [list]).map(manager);
}

function typed(text: string): unknown {
	if (!/^\s*[[{"]/.test(text)) {
		return text.split(/[,;\n]/).flatMap((login) => (login.trim() === '' ? [] : [login.trim()]));
	}
	const parsed = jsonParse<unknown>(text, { fallbackValue: null });
	if (parsed !== null) return parsed;
	throw new ExplainedError(
		"'Known Managers' begins like JSON, and is none",
		'Give it logins with commas between them, or a list by expression',
	);
}

function manager(one: unknown, index: number): KnownManager {
	const login = textOf(one);
	if (login !== undefined) return { login };
	const record = fieldsOf(fieldsOf(one)?.json ?? one) ?? {};
	const known: Partial<Record<(typeof NAMED_BY)[number], string>> = {};
	for (const field of NAMED_BY) {
		const text = textOf(record[field]);
		if (text !== undefined) known[field] = text;
	}
	if (known.login ?? known.employeeNumber ?? known.email) return known;
	throw new ExplainedError(
		`Entry ${index + 1} of 'Known Managers' is no login and no record with a login, employeeNumber or email`,
		"Give it a list such as {{ $('Lucca Users').all().map((item) => item.json) }}, or logins with commas between them",
	);
}

function textOf(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: undefined;
}
