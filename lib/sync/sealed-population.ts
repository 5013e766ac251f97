import { randomBytes } from 'node:crypto';
import { comparedText, type Population } from './population';
import { cellOffsets, recordBytes, type RememberedColumn, SALT_BYTES } from './remembered';
import { cellBytes, KEY_BYTES, Seal } from './seal';

/** A population, and the salted hashes of its keys and cells: what is compared, and what is remembered. */
export interface SealedPopulation {
	readonly population: Population;
	readonly salt: Buffer;
	/** Those of the population, in its order. */
	readonly columns: readonly RememberedColumn[];
	/** As `RememberedPopulation` has them, in the order of the population's keys. */
	readonly records: Buffer;
}

/**
 * @param salt that of the memory it is held against and follows: many memories then tell no more than one;
 * a new one for the first
 */
export function sealPopulation(
	population: Population,
	salt: Buffer = randomBytes(SALT_BYTES),
): SealedPopulation {
	const columns = population.columns.map((column) => ({
		name: column.name,
		header: column.header,
		bytes: cellBytes(column),
	}));
	return { population, salt, columns, records: recordsOf(population, columns, salt) };
}

function recordsOf(
	population: Population,
	columns: readonly RememberedColumn[],
	salt: Buffer,
): Buffer {
	const { keys, rows, rowOf, active } = population;
	const seal = new Seal(
		salt,
		columns.map(({ name }) => name),
	);
	const width = recordBytes(columns);
	const offsets = cellOffsets(columns);
	const records = Buffer.alloc(width * keys.length);
	keys.forEach((key, person) => {
		const from = width * person;
		records.write(seal.person(key), from, 'latin1');
		records[from + KEY_BYTES] = active[person] ? 1 : 0;
		const cells = rows[rowOf[person] ?? -1]?.cells ?? [];
		population.columns.forEach((column, index) => {
			const bytes = columns[index]?.bytes ?? 0;
			if (bytes === 0) return;
			const hash = seal.cell(index, comparedText(cells, column), bytes);
			const offset = from + (offsets[index] ?? 0);
			if (bytes === 4) records.writeUInt32LE(hash, offset);
			else records[offset] = hash;
		});
	});
	return records;
}
