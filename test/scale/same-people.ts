import Papa from 'papaparse';

/** How two delivered files compare, row by row. */
export interface Files {
	readonly same: boolean;
	readonly people: number;
	readonly bytes: { readonly ours: number; readonly theirs: number };
	/** The first thing that is different. */
	readonly difference?: string;
}

/** Holds two CSV files against each other: the same headers, and the same rows in whatever order. */
export function compareFiles(ours: Buffer, theirs: Buffer): Files {
	const [one, other] = [rowsOf(ours), rowsOf(theirs)];
	const others = new Set(other);
	const missing = one.find((row) => !others.has(row));
	const difference =
		missing !== undefined
			? `only ours has ${missing}`
			: one.length !== other.length
				? `${one.length - 1} people in ours, ${other.length - 1} in theirs`
				: undefined;
	return {
		same: difference === undefined,
		people: one.length - 1,
		bytes: { ours: ours.length, theirs: theirs.length },
		...(difference === undefined ? {} : { difference }),
	};
}

function rowsOf(file: Buffer): string[] {
	const { data } = Papa.parse<string[]>(file.toString('utf8').replace(/^\uFEFF/, ''), {
		delimiter: ';',
		skipEmptyLines: true,
	});
	return data.map((cells) => cells.join(' | '));
}
