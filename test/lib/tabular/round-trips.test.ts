import { parse } from 'csv-parse/sync';
import { fileFormats } from '../../../lib/formats';
import type { FileFormat } from '../../../lib/formats/format';
import { allColumns } from '../../../lib/tabular/columns';
import { customFormat } from '../../../lib/tabular/custom-format';
import type { EncodingName } from '../../../lib/tabular/encodings';
import { prepareFile } from '../../../lib/tabular/prepare';
import { readFile } from '../../../lib/tabular/read';
import { fileSettings } from '../../../lib/tabular/settings';
import { DAY } from '../../support/people';
import { random } from '../../support/random';
import { trip, type Trip, uncarried } from './round-trip-cells';

const CELLS = 100_000;
const ROWS = 24;
/** A row in so many has a character its file cannot carry. */
const UNCARRIED_EVERY = 8;

const ENCODINGS: readonly EncodingName[] = ['utf-8', 'utf-8-bom', 'windows-1252'];
const ORDERS = ['DD/MM/YYYY', 'MM/DD/YYYY', 'YYYY-MM-DD'] as const;

/** Every way a file can be cut into cells. */
const CUTS = ENCODINGS.flatMap((encoding) =>
	[';', ',', '\t', '|'].flatMap((separator) =>
		[false, true].flatMap((quoteAll) =>
			(['\r\n', '\n'] as const).map((lineEnding) => ({
				encoding,
				separator,
				quoteAll,
				lineEnding,
			})),
		),
	),
);

const custom = customFormat([
	{ field: 'employeeNumber', header: 'Né "là"; ou, pas', unique: true },
	{ field: 'lastName', header: ' =Nom\t' },
	{ field: 'birthDate', header: '007', format: 'date' },
	{ field: 'annualGrossSalary', header: 'Salaire|brut' },
	{ field: 'email', header: 'E-mail\r\nprofessionnel' },
	{ field: 'e_anything', header: "L'été" },
	{ field: 'jobTitle', header: 'œuvre', format: 'text' },
]);
const formats: readonly FileFormat[] = [...fileFormats, custom];

interface Way {
	readonly seed: number;
	readonly cut: (typeof CUTS)[number];
	readonly dateOrder: (typeof ORDERS)[number];
	readonly decimalSeparator: '.' | ',';
	readonly headerSet: string | undefined;
	/** Whether the reader is told how the file is written, or finds out. */
	readonly isTold: boolean;
}

/** What happened to the cells of one file. */
function sendThere(format: FileFormat, way: Way): { survived: number; refused: number } {
	const { cut, dateOrder, decimalSeparator, headerSet, isTold, seed } = way;
	const below = random(seed);
	const settings = fileSettings(format, {
		...cut,
		day: DAY,
		dateOrder,
		decimalSeparator,
		headerSet,
		optional: allColumns(format, 2).map(({ field }) => field),
		costCentreLevels: 2,
		maxOptionalColumns: Infinity,
		population: { who: 'everybody' },
		missingManager: 'keep',
	});
	const rows = Array.from({ length: ROWS }, (_, at): Trip[] =>
		settings.columns.map((column) => trip(column, `${seed}-${at}`, below, { ...way, ...cut })),
	);
	const texts = settings.columns.flatMap(({ format: { as } }, at) => (as === 'text' ? [at] : []));
	const bad = new Map<number, number>();
	rows.forEach((row, at) => {
		if (below(UNCARRIED_EVERY) > 0) return;
		const place = texts[below(texts.length)] as number;
		const value = uncarried(below, { ...way, ...cut });
		row[place] = { value, written: value, read: value };
		bad.set(at, place);
	});
	const people = rows.map((row) =>
		Object.fromEntries(row.map(({ value }, at) => [settings.columns[at]?.field, value])),
	);

	const file = prepareFile(people, settings);
	const bytes = Buffer.concat([...file.chunks()]);
	const fit = rows.filter((_, at) => !bad.has(at));
	expect(file.rejected.map(({ index, cells }) => [index, cells.map(({ field }) => field)])).toEqual(
		[...bad].map(([index, place]) => [index, [settings.columns[place]?.field]]),
	);

	const back = readFile(bytes, format, {
		day: DAY,
		dateOrder,
		decimalSeparator,
		...(isTold && { encoding: cut.encoding, separator: cut.separator }),
		...(format === custom && { separator: cut.separator }),
	});
	expect(back.rejected).toEqual([]);
	expect(back.employees).toEqual(
		fit.map((row) =>
			Object.fromEntries(row.map(({ read }, at) => [settings.columns[at]?.field, read])),
		),
	);

	const text = decoded(bytes, cut.encoding);
	const elsewhere: string[][] = parse(text, {
		delimiter: cut.separator,
		record_delimiter: cut.lineEnding,
	});
	expect(elsewhere).toEqual([
		settings.headers,
		...fit.map((row) => row.map(({ written }) => written)),
	]);
	return { survived: fit.length * settings.columns.length, refused: bad.size };
}

/** What Windows-1252 has at 0x80 to 0x9f; Node's own decoder takes them for Latin-1's. */
const EXTRAS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** The text of a file, by another decoder than the product's. */
function decoded(bytes: Buffer, encoding: EncodingName): string {
	if (encoding !== 'windows-1252') return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	return bytes
		.toString('latin1')
		.replace(/[\x80-\x9f]/g, (letter) => EXTRAS[letter.charCodeAt(0) - 0x80] as string);
}

it(`${CELLS} cells come back as they went, in every format and every way to write it, and as another reader reads them`, () => {
	let survived = 0;
	let refused = 0;
	for (let round = 0; survived < CELLS; round++) {
		formats.forEach((format, place) => {
			CUTS.forEach((cut, at) => {
				const seed = 1 + round * 10_000 + place * 100 + at;
				const way: Way = {
					seed,
					cut,
					dateOrder: ORDERS[seed % 3] as Way['dateOrder'],
					decimalSeparator: seed % 2 === 0 ? '.' : ',',
					headerSet: format.headerSets[(seed >> 1) % format.headerSets.length]?.id,
					// A line of Windows-1252 may happen to be UTF-8; a file with such a line is in doubt.
					isTold: cut.encoding === 'windows-1252' || (at + place + round) % 2 === 0,
				};
				try {
					const counts = sendThere(format, way);
					survived += counts.survived;
					refused += counts.refused;
				} catch (cause) {
					throw new Error(`${format.name}, ${JSON.stringify(way)}`, { cause });
				}
			});
		});
	}
	expect(refused).toBeGreaterThan(500);
});
