import { isCivilDate } from '../../employee/civil-date';
import { isLuccaObject as isObject } from '../client/transport';
import { printLength } from './fingerprints';
import { isIdRanges } from './id-set';
import { isMoment } from './sightings';

/**
 * Whether a stored content is one that a poll for changes wrote. Somebody may have edited n8n's
 * database, or have imported a workflow with a part of it: misread, it would end every later poll.
 * @param fields the fields watched, none when any change counts
 */
export function isChangeMemory(content: unknown, fields: readonly string[]): boolean {
	if (!isObject(content)) return false;
	const { known, cursor, dealtWith, watch } = content;
	return (
		isIdRanges(known) &&
		(cursor === '' || isMoment(cursor)) &&
		holds(dealtWith, (moment) => moment === '' || isMoment(moment)) &&
		(fields.length === 0 || isWatch(watch, printLength(fields)))
	);
}

/** Whether a stored content is one that a poll for contract dates wrote. */
export function isContractMemory(content: unknown): boolean {
	if (!isObject(content)) return false;
	const { polledOn, told } = content;
	return isDay(polledOn) && holds(told, isIdRanges) && Object.keys(told as object).every(isDay);
}

function isWatch(watch: unknown, length: number): boolean {
	if (!isObject(watch) || typeof watch.salt !== 'string') return false;
	return holds(watch.prints, (print) => typeof print === 'string' && print.length === length);
}

function isDay(value: unknown): boolean {
	return typeof value === 'string' && isCivilDate(value);
}

function holds(value: unknown, isGood: (each: unknown) => boolean): boolean {
	return isObject(value) && Object.values(value).every(isGood);
}
