import { describeField } from '../employee/fields';
import { looksMisread } from '../tabular/damage';
import type { PopulationColumn } from './columns';

/** Letters lost on the way to an encoding that has none for them: `Ren?`, `Fran?ois`. */
const LOST_LETTER = /\p{L}\?/u;

/**
 * Whether a text looks misread. The manager's name does not count: one person's name would be that
 * of a whole team.
 */
export function looksGarbled(text: string, { field }: Pick<PopulationColumn, 'field'>): boolean {
	if (field !== undefined && /manager/i.test(field)) return false;
	// In a column nobody knows a question mark may be just that.
	const isKnownText = field !== undefined && describeField(field)?.kind === 'text';
	return looksMisread(text) || (isKnownText && LOST_LETTER.test(text));
}
