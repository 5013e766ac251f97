import { spreadsheetFile } from '../tabular/spreadsheet';
import type { Decision } from './decide';
import type { MovementKind, Movements, PersonMovement } from './movements';

const HEADER = ['Movement', 'Key', 'Name', 'Row', 'Columns Changed', 'Remark'];

const MOVEMENT: Readonly<Record<MovementKind, string>> = {
	gone: 'Gone',
	deactivated: 'Deactivated',
	returned: 'Active again',
	joined: 'New',
	duplicate: 'Key repeated',
	withoutKey: 'Without key',
	changed: 'Changed',
	cleared: 'Inactive, and no longer in the file',
};

/**
 * Everybody concerned, one line each, as a CSV file for a spreadsheet. Why the file is held stands
 * first, one line a reason.
 */
export function brakeReport(movements: Movements, { held, reasons }: Decision): Buffer {
	const verdicts = held
		? reasons.map(({ message }) => ['Held', message])
		: [['Not held', 'Nothing is beyond the limits']];
	return spreadsheetFile([
		HEADER,
		...verdicts.map(([verdict = '', message = '']) => [verdict, '', '', '', '', message]),
		...movements.people.map(line),
	]);
}

function line(person: PersonMovement): string[] {
	const { movement, key, name, row, changed } = person;
	return [
		MOVEMENT[movement],
		key,
		name,
		row === undefined ? '' : String(row),
		changed.join(', '),
		remarks(person).join('; '),
	];
}

function remarks({ remembered, key, rows, lostZeros }: PersonMovement): string[] {
	const isUnknown = remembered !== undefined && key === '';
	return [
		...(isUnknown ? ['who it is cannot be told without the last delivered file'] : []),
		...(rows === undefined ? [] : [`${rows} rows have this key`]),
		...(lostZeros ? ['the key lost its leading zeros'] : []),
	];
}
