import { randomBytes } from 'node:crypto';
import { writtenMemory } from './memory-text';
import { comparedText, keyParts, type Population, sizeOf } from './population';
import {
	cellOffsets,
	recordBytes,
	type RememberedColumn,
	type RememberedPopulation,
	SALT_BYTES,
} from './remembered';
import { cellBytes, KEY_BYTES, Seal } from './seal';

const MOST_ZERO_LENGTHS = 64;

/**
 * What is kept of a population until the next file: salted hashes of keys and cells, as text.
 * @param previous the memory before, whose salt is kept: many memories then tell no more than one
 */
export function remember(population: Population, previous?: RememberedPopulation): string {
	const { identity, encoding, separator, activeWithoutKey } = population;
	const salt = previous?.salt ?? randomBytes(SALT_BYTES);
	const columns = population.columns.map((column) => ({
		name: column.name,
		header: column.header,
		bytes: cellBytes(column),
	}));
	return writtenMemory({
		identity,
		encoding,
		separator,
		columns,
		size: sizeOf(population),
		activeWithoutKey,
		zeroLengths: zeroLengths(population),
		salt,
		records: sealed(population, columns, salt),
	});
}

function sealed(
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

/** How long a key is that could lose a zero: the only way to look for it when only hashes are left. */
function zeroLengths({ keys }: Population): number[] {
	const lengths = new Set<number>();
	for (const key of keys) {
		for (const part of keyParts(key)) if (/^0\d+$/.test(part)) lengths.add(part.length);
	}
	return [...lengths].sort((a, b) => a - b).slice(0, MOST_ZERO_LENGTHS);
}
