import type { CellObject } from '@e965/xlsx';
import { isCivilDate } from '../../employee/civil-date';
import type { Fault } from '../fault';
import { asCode, numberKind } from './number-formats';
import type { SpecialCell } from './outline';

/** What a cell says: its text, and what is wrong with it if anything is. */
export interface CellReading {
	readonly text: string;
	readonly fault?: Fault;
	/** Whether it is a number that nothing says how many digits it should have. */
	readonly isNumber?: boolean;
}

/** From here on a spreadsheet no longer keeps every digit of a whole number. */
const FIFTEEN_DIGITS = 1e15;

/**
 * A cell of a workbook as the text a file would hold: days as `YYYY-MM-DD` whatever their format and
 * hour, numbers in plain decimals with a dot, Booleans as TRUE and FALSE.
 * @param from1904 whether the workbook counts its days from 1904
 */
export function readCell(
	cell: CellObject | undefined,
	special: SpecialCell | undefined,
	from1904: boolean,
): CellReading {
	if (special) return readSpecial(special);
	const value = cell?.v;
	if (value === undefined) return { text: '' };
	if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' };
	if (typeof value !== 'number') return { text: String(value) };
	const format = String(cell?.z ?? 'General');
	const kind = numberKind(format);
	if (kind === 'day') return readDay(value, from1904);
	if (kind === 'time') return { text: clock(value) };
	if (kind === 'code' && Number.isInteger(value) && value >= 0 && value < FIFTEEN_DIGITS) {
		return { text: asCode(value, format) };
	}
	return readNumber(value);
}

function readSpecial(special: SpecialCell): CellReading {
	switch (special.kind) {
		case 'noResult':
			return {
				text: '',
				fault: {
					rule: 'is a formula whose result was not saved',
					remedy:
						'Open the workbook in a spreadsheet program and save it, so that it is calculated',
				},
			};
		case 'formulaError':
			return {
				text: special.text,
				fault: {
					rule: 'is what a formula shows that gives no value',
					remedy: 'Mend the formula, or put its value in its place',
				},
			};
		case 'text':
			return { text: special.text };
		case 'date': {
			const day = special.text.slice(0, 10);
			return isCivilDate(day) ? { text: day } : noDay(special.text);
		}
	}
}

const DAY = 86_400_000;
/** A day may be stored a hair below itself: anything closer to midnight than this is midnight. */
const HALF_A_MILLISECOND = 0.5 / DAY;

/** Days are counted from 1 January 1900 as 1, with a 29 February 1900 that never was as 60, or from 1 January 1904 as 0. */
function readDay(value: number, from1904: boolean): CellReading {
	const serial = Math.floor(value + HALF_A_MILLISECOND) + (from1904 ? 1_462 : 0);
	if (serial < 1 || serial === 60 || serial > 2_958_465) return noDay(plainDecimal(value));
	const days = serial > 60 ? serial - 1 : serial;
	return { text: new Date(Date.UTC(1899, 11, 31) + days * DAY).toISOString().slice(0, 10) };
}

function noDay(text: string): CellReading {
	return {
		text,
		fault: {
			rule: 'is shown as a date and is none',
			remedy: 'Type the date again in the workbook',
		},
	};
}

/** A part of a day as `13:45:00`; hours may exceed a day. */
function clock(value: number): string {
	const seconds = Math.round(Math.abs(value) * 86_400);
	const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
	return (value < 0 ? '-' : '') + parts.map((part) => String(part).padStart(2, '0')).join(':');
}

function readNumber(value: number): CellReading {
	if (Math.abs(value) < FIFTEEN_DIGITS) return { text: plainDecimal(value), isNumber: true };
	return {
		text: String(value),
		fault: {
			rule: 'is a number of more than 15 digits, of which a workbook does not keep the last',
			remedy: 'Make the column text at the source, before the number is put in',
		},
	};
}

/** As a spreadsheet shows it: to 15 digits, which takes 0.1 + 0.2 back to 0.3. */
function plainDecimal(value: number): string {
	if (Number.isSafeInteger(value)) return String(value);
	const [digits = '', exponent] = String(Number(value.toPrecision(15))).split('e-');
	if (exponent === undefined) return digits;
	const sign = digits.startsWith('-') ? '-' : '';
	const bare = digits.replace(/[-.]/g, '');
	return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${bare}`;
}
