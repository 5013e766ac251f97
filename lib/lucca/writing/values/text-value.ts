import { cultureTag } from '../../../employee/cultures';
import { ExplainedError } from '../../../explained-error';
import { civilDateOf } from '../../cells';
import type { WritableFieldFacts } from '../fields';
import { foldKey, plainText } from '../fold';
import { readCulture } from './culture';
import { demandDate, luccaDate } from './date';
import { readGender } from './gender';
import { readNationality, sameCountry } from './nationality';

const EMAIL = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/;

/**
 * A text as Lucca takes it for a field: a date as its local midnight, a language as its number, the
 * others as texts.
 * @throws ExplainedError for a text that cannot be that; a sensitive one is not repeated
 */
export function readTextValue(facts: WritableFieldFacts, given: string): string | number {
	const { kind, label, sensitive } = facts;
	switch (kind) {
		case 'date':
			return luccaDate(demandDate(label, given, !sensitive));
		case 'culture':
			return readCulture(label, given);
		case 'gender':
			return readGender(label, given);
		case 'nationality':
			return readNationality(label, given);
		case 'email':
			if (EMAIL.test(given.trim())) return given.trim();
			throw new ExplainedError(
				`${sensitive ? `The value of '${label}'` : `'${given.trim()}' in '${label}'`} is no e-mail address`,
				`Give '${label}' one address, e.g. ines.varlet@example.com`,
			);
		case 'reference':
			throw new ExplainedError(
				`'${label}' names something of Lucca's and is no text`,
				'Please report this to the makers of this node',
			);
		case 'text':
		case 'identifier':
			return plainText(given);
	}
}

/**
 * Whether Lucca has that value already, in its own terms. A login or an e-mail that differs in capitals
 * alone is the same.
 * @param held as Lucca sent it, as text; null for empty
 */
export function holdsValue(
	{ kind, property }: WritableFieldFacts,
	held: string | null,
	wanted: string | number | null,
): boolean {
	// Lucca may send an empty text for nothing.
	if (held === null || wanted === null || wanted === '') return (held ?? '') === (wanted ?? '');
	const text = String(wanted);
	switch (kind) {
		case 'date':
			return civilDateOf(held) === text.slice(0, 10);
		case 'culture':
			// Two numbers may stand for one language: Spanish has 1034 and 3082.
			return held === text || (cultureTag(Number(held)) ?? held) === cultureTag(Number(text));
		case 'nationality':
			return sameCountry(held, text);
		case 'email':
			return foldKey(held) === foldKey(text);
		case 'identifier':
			return property === 'login' ? foldKey(held) === foldKey(text) : plainText(held) === text;
		case 'reference':
		case 'gender':
			return held === text;
		case 'text':
			return plainText(held) === text;
	}
}
