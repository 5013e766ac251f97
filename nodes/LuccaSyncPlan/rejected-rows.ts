import { jsonParse } from 'n8n-workflow';
import { ExplainedError } from '../../lib/explained-error';
import type { PlanRecord } from '../../lib/sync/plan/plan';

/**
 * The rows of the source that could not be read: what a reading node puts on its output 'Rejected', as
 * a list, as JSON text, or as the items themselves.
 * @throws ExplainedError when it is something else: then people might be taken for absent who are not
 */
export function rejectedRows(given: unknown): PlanRecord[] | undefined {
	if (given === undefined || given === null || given === '') return undefined;
	const rows =
		typeof given === 'string' ? jsonParse<unknown>(given, { fallbackValue: null }) : given;
	if (Array.isArray(rows) && rows.every(isObject)) {
		return rows.map((row) => (isObject(row.json) ? row.json : row));
	}
	throw new ExplainedError(
		"'Rejected Source Rows' is no list of rows",
		"Give it the items of the output 'Rejected', e.g. {{ $('Read the file').all(1).map((item) => item.json) }}, or leave it blank",
	);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
