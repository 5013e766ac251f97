import { isAscii } from 'node:buffer';
import type { CivilDate } from '../employee/civil-date';
import { isSensitive } from '../employee/fields';
import { ExplainedError } from '../explained-error';
import type { FileFormat } from '../formats/format';
import { decode, detectEncoding, type ReadableEncoding } from '../tabular/encodings';
import { parseCsv } from '../tabular/parse';
import { withoutTrailingBlanks } from '../tabular/read';
import { usableSeparator } from '../tabular/settings';
import { activityOf, activityTest } from './activity';
import { columnsOf, type PopulationColumn } from './columns';
import type { Layout } from './layout';
import type { PopulationSize } from './movements';

/** What two files must have in common to be compared. */
export interface Identity {
	readonly layout: string;
	readonly key: readonly string[];
	readonly activity: string;
}

/** The people of a file, as its rows stand: nothing is rejected and nothing corrected. */
export interface Population {
	readonly identity: Identity;
	readonly absence: FileFormat['absence'];
	/** `ascii` when no byte tells which. */
	readonly encoding: ReadableEncoding | 'ascii';
	readonly separator: string;
	readonly columns: readonly PopulationColumn[];
	readonly rows: ReadonlyArray<{ readonly row: number; readonly cells: readonly string[] }>;
	/** One a person: the parts of the key, one after the other. */
	readonly keys: readonly string[];
	/** The index in `rows` of the row that counts for each person. */
	readonly rowOf: readonly number[];
	readonly active: readonly boolean[];
	/** Indices in `rows`. */
	readonly withoutKey: readonly number[];
	readonly activeWithoutKey: number;
	/** By index of the person: how many rows have the key, where more than one. */
	readonly repeated: ReadonlyMap<number, number>;
}

/** Between the parts of a key; no text of a file is expected to have it. */
const BETWEEN_PARTS = '\u0000';

/**
 * Reads who is in a file.
 * @param bytes the whole file, in clear
 * @param day the day the file is for: who left before it is no longer active
 * @throws ExplainedError when the file cannot be understood, or lacks the columns that tell who is who
 */
export function readPopulation(bytes: Uint8Array, layout: Layout, day: CivilDate): Population {
	const encoding = layout.encoding ?? detectEncoding(bytes);
	const separator = layout.separator === undefined ? undefined : usableSeparator(layout.separator);
	const parsed = parseCsv(decode(bytes, encoding), separator);
	const [header, ...rows] = parsed.rows;
	if (!header) {
		throw new ExplainedError(
			'The file is empty: it has not even a header line',
			'Check the file at its source',
		);
	}
	const columns = columnsOf(withoutTrailingBlanks(header.cells), layout);
	return {
		identity: {
			layout: layout.kind === 'format' ? layout.format.id : 'columns',
			key: columns
				.filter(({ isKey }) => isKey)
				.map(({ name }) => name)
				.sort(),
			activity: activityOf(layout),
		},
		absence: layout.kind === 'format' ? layout.format.absence : 'not documented',
		encoding: isAscii(bytes) ? 'ascii' : encoding,
		separator: parsed.separator,
		columns,
		rows,
		...whoIsIn(rows, columns, activityTest(layout, columns, rows, day)),
	};
}

/**
 * Of several rows with one key the first active one counts, as it does when the file is written: a
 * former contract beside the present one is nobody's departure.
 */
function whoIsIn(
	rows: Population['rows'],
	columns: readonly PopulationColumn[],
	isActive: (cells: readonly string[]) => boolean,
) {
	// In an order of their own, so that a moved column makes no other key.
	const parts = columns.filter(({ isKey }) => isKey).sort((a, b) => (a.name < b.name ? -1 : 1));
	const index = new Map<string, number>();
	const keys: string[] = [];
	const rowOf: number[] = [];
	const active: boolean[] = [];
	const withoutKey: number[] = [];
	const repeated = new Map<number, number>();
	let activeWithoutKey = 0;
	rows.forEach(({ cells }, at) => {
		const key = keyIn(cells, parts);
		const isActiveRow = isActive(cells);
		if (key === undefined) {
			withoutKey.push(at);
			if (isActiveRow) activeWithoutKey++;
			return;
		}
		const person = index.get(key);
		if (person === undefined) {
			index.set(key, keys.length);
			keys.push(key);
			rowOf.push(at);
			active.push(isActiveRow);
			return;
		}
		repeated.set(person, (repeated.get(person) ?? 1) + 1);
		if (isActiveRow && !active[person]) {
			active[person] = true;
			rowOf[person] = at;
		}
	});
	return { keys, rowOf, active, withoutKey, activeWithoutKey, repeated };
}

function keyIn(cells: readonly string[], parts: readonly PopulationColumn[]): string | undefined {
	let key: string | undefined;
	for (const column of parts) {
		const text = comparedText(cells, column);
		if (text === '') return undefined;
		key = key === undefined ? text : key + BETWEEN_PARTS + text;
	}
	return key;
}

/** The parts of a person's key. */
export function keyParts(key: string): string[] {
	return key.split(BETWEEN_PARTS);
}

/** A key of the same person with one part in another form. */
export function withPart(key: string, part: number, text: string): string {
	return keyParts(key)
		.map((each, index) => (index === part ? text : each))
		.join(BETWEEN_PARTS);
}

/** A cell as it is compared: outer blanks do not count, nor the case of an e-mail address. */
export function comparedText(cells: readonly string[], column: PopulationColumn): string {
	const text = (cells[column.place] ?? '').trim();
	return column.isEmail ? text.toLowerCase() : text;
}

/** How many rows and people a file has. */
export function sizeOf(population: Population): PopulationSize {
	const { rows, keys, active, withoutKey, activeWithoutKey } = population;
	return {
		rows: rows.length,
		people: keys.length,
		active: active.filter(Boolean).length + activeWithoutKey,
		withoutKey: withoutKey.length,
		duplicates: rows.length - withoutKey.length - keys.length,
	};
}

/** Headers of numbers that are nobody else's business, and that no field of the catalogue holds. */
const SECRET_NUMBER = /s[eé]curit[eé] sociale|social security|\b(?:nir|nirpp|nss|ssn|iban)\b/i;

/** A person's key as people read it. */
export function shownKey(population: Population, key: string): string {
	const hidden = population.columns.some(
		({ isKey, field, header }) => isKey && (isSensitive(field ?? '') || SECRET_NUMBER.test(header)),
	);
	return hidden ? '•••' : keyParts(key).join(' / ');
}

/** The name in a row, where the file has names. */
export function nameIn(population: Population, row: number): string {
	const cells = population.rows[row]?.cells ?? [];
	const part = (field: string) => {
		const column = population.columns.find((each) => each.field === field);
		return column ? (cells[column.place] ?? '').trim() : '';
	};
	return `${part('firstName')} ${part('lastName')}`.trim();
}
