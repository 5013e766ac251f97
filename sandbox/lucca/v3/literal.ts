import { addDays, isCivilDate } from '../../../lib/employee/civil-date';
import { badRequest } from '../answer';
import type { Scalar } from './path';
import type { ScalarKind } from './schema';

const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(\.\d{1,3})?)?$/;

/** A local date-time in one length, so that text order is time order: `2025-01-01T00:00:00.000`. */
export function fullDateTime(text: string): string | undefined {
	const [, day = '', time = '00:00:00', fraction = '.'] = LOCAL.exec(text) ?? [];
	if (!isCivilDate(day) || time > '23:59:59') return undefined;
	return `${day}T${time}${fraction.padEnd(4, '0')}`;
}

/**
 * Reads one value of a filter. Dates have no zone on v3: one with `Z` or an offset is refused.
 * @param today for the framework's `today`, `now`, `tomorrow`, `yesterday`
 * @throws Refused (400) for a value that is not of the property's kind
 */
export function parseLiteral(text: string, kind: ScalarKind, today: string): Scalar {
	if (text.toLowerCase() === 'null') return null;
	switch (kind) {
		case 'text':
			return text;
		case 'number':
			if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
			break;
		case 'boolean':
			if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
			break;
		case 'date': {
			const read = fullDateTime(keyword(text, today) ?? text);
			if (read !== undefined) return read;
		}
	}
	throw badRequest(`Value '${text}' is not a valid ${kind}`);
}

function keyword(text: string, today: string): string | undefined {
	switch (text.toLowerCase()) {
		case 'today':
			return today;
		case 'now':
			return `${today}T12:00:00`;
		case 'tomorrow':
			return addDays(today, 1);
		case 'yesterday':
			return addDays(today, -1);
		default:
			return undefined;
	}
}
