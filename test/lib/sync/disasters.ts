import type { Rule } from '../../../lib/sync';
import { bytesOf, Company, type LayoutName, type Table, tables } from './company';

/** What a disaster is made from. */
export interface Scene {
	readonly layout: LayoutName;
	/** The file that was delivered last. */
	readonly table: Table;
	readonly company: Company;
	readonly dice: (bound: number) => number;
}

/** What would be sent, and the rules of which one must have noticed; `refused`: not even read. */
export interface Disaster {
	readonly bytes: Buffer;
	readonly because: ReadonlyArray<Rule | 'refused'>;
}

const KEY: Readonly<Record<LayoutName, readonly number[]>> = {
	threeSixtyLearning: [0],
	skillup: [1],
	placeDeLaFormation: [3],
	columns: [0],
};
/** Columns almost everybody has a value in, and not two alike next to each other. */
const DENSE: Readonly<Record<LayoutName, readonly number[]>> = {
	threeSixtyLearning: [1, 2, 3],
	skillup: [0, 2, 3],
	placeDeLaFormation: [0, 1, 5],
	columns: [1, 2],
};
/** The telephone, which one in six has; 360Learning's file has no such column. */
const SPARSE: Readonly<Record<LayoutName, number | undefined>> = {
	threeSixtyLearning: undefined,
	skillup: 6,
	placeDeLaFormation: 7,
	columns: 5,
};

function made(table: Table, ...because: Disaster['because']): Disaster {
	return { bytes: bytesOf(table), because };
}

/** The table with each row below the header line in another form. */
function eachRow(table: Table, change: (cells: string[], index: number) => string[]): Table {
	return table.map((cells, index) => (index === 0 ? cells : change([...cells], index - 1)));
}

function withCell(cells: string[], place: number, text: string): string[] {
	cells[place] = text;
	return cells;
}

function isActive({ layout, company }: Scene, cells: readonly string[]): boolean {
	if (layout === 'threeSixtyLearning') return cells[7] === 'Active';
	if (layout === 'columns') return cells[6] === 'présent';
	if (layout === 'placeDeLaFormation') return true;
	const [day = '', month = '', year = ''] = (cells[8] ?? '').split('/');
	return year === '' || `${year}-${month}-${day}` >= company.day;
}

/** Indices of active rows, beyond 10 % of them and beyond 5 people. */
function tooMany(scene: Scene): number[] {
	const active = scene.table.flatMap((cells, index) =>
		index > 0 && isActive(scene, cells) ? [index] : [],
	);
	const least = Math.max(6, Math.floor(active.length / 10) + 1);
	const count = least + scene.dice(active.length - least + 1);
	const from = scene.dice(active.length - count + 1);
	return active.slice(from, from + count);
}

/** A row of somebody who has left. */
function deactivated({ layout, company }: Scene, cells: string[]): string[] {
	if (layout === 'threeSixtyLearning') return withCell(cells, 7, 'Inactive');
	if (layout === 'columns') return withCell(cells, 6, 'parti');
	const [year, month] = company.day.split('-');
	return withCell(cells, 8, `01/${month}/${Number(year) - 1}`);
}

function deactivate(scene: Scene, indices: readonly number[]): Table {
	const chosen = new Set(indices);
	return scene.layout === 'placeDeLaFormation'
		? scene.table.filter((_, index) => !chosen.has(index))
		: scene.table.map((cells, index) =>
				chosen.has(index) ? deactivated(scene, [...cells]) : cells,
			);
}

/** Every disaster by its name; undefined where a layout cannot have it. */
export const disasters: Readonly<Record<string, (scene: Scene) => Disaster | undefined>> = {
	'a read cut short': (scene) => {
		const chosen = tooMany(scene);
		// From the row that leaves out as many as are too many, or further to the beginning.
		const active = scene.table.flatMap((cells, index) =>
			index > 0 && isActive(scene, cells) ? [index] : [],
		);
		return made(scene.table.slice(0, active.at(-chosen.length)), 'losses');
	},
	'pages missing in the middle': (scene) => {
		const missing = new Set(tooMany(scene));
		return made(
			scene.table.filter((_, index) => !missing.has(index)),
			'losses',
		);
	},
	'a header line and nobody': ({ table }) => made(table.slice(0, 1), 'empty'),
	'zeros lost to a spreadsheet': ({ layout, table }) =>
		layout === 'columns'
			? undefined
			: made(
					eachRow(table, (cells) => cells.map((cell) => cell.replace(/^0+(?=\d+$)/, ''))),
					'lostZeros',
				),
	'a column emptied': ({ layout, table, dice }) => {
		const place = DENSE[layout][dice(DENSE[layout].length)] ?? 0;
		return KEY[layout].includes(place)
			? undefined
			: made(
					eachRow(table, (cells) =>
						dice(100) < 88 ? withCell(cells, place, dice(2) ? '' : '  ') : cells,
					),
					'columnEmptied',
				);
	},
	'a sparse column emptied': ({ layout, table }) => {
		const place = SPARSE[layout];
		return place === undefined
			? undefined
			: made(
					eachRow(table, (cells) => withCell(cells, place, '')),
					'columnEmptied',
				);
	},
	'a column left out': ({ layout, table, dice }) => {
		const places = DENSE[layout];
		const place = places[dice(places.length)] ?? 0;
		return made(
			table.map((cells) => cells.filter((_, index) => index !== place)),
			'columnEmptied',
		);
	},
	'everybody twice': ({ table }) => made([...table, ...table.slice(1)], 'duplicates'),
	'everybody twice under other keys': ({ layout, table }) => {
		const other = eachRow(table, (cells) => {
			for (const place of KEY[layout]) cells[place] = `X${cells[place]}`;
			return cells;
		});
		return made([...table, ...other.slice(1)], 'joiners');
	},
	'everybody deactivated': (scene) =>
		scene.layout === 'placeDeLaFormation'
			? undefined
			: made(
					eachRow(scene.table, (cells) => deactivated(scene, cells)),
					'losses',
				),
	'many deactivated': (scene) => made(deactivate(scene, tooMany(scene)), 'losses'),
	'everybody back': (scene) => {
		const { layout, table } = scene;
		if (layout === 'placeDeLaFormation') return undefined;
		const active: Record<string, [number, string]> = {
			threeSixtyLearning: [7, 'Active'],
			columns: [6, 'présent'],
			skillup: [8, ''],
		};
		const [place, text] = active[layout] ?? [0, ''];
		return made(
			eachRow(table, (cells) => withCell(cells, place, text)),
			'returned',
		);
	},
	'headers moved by one': ({ table: [header = [], ...rows] }) =>
		made([[...header.slice(1), header[0] ?? ''], ...rows], 'losses', 'columnChanged'),
	'data moved by one': ({ table: [header = [], ...rows] }) =>
		made([header, ...rows.map((cells) => ['', ...cells.slice(0, -1)])], 'losses', 'columnChanged'),
	'two columns swapped': ({ layout, table }) => {
		const [one = 0, other = 0] = DENSE[layout];
		return made(
			eachRow(table, (cells) => {
				const kept = cells[one] ?? '';
				return withCell(withCell(cells, one, cells[other] ?? ''), other, kept);
			}),
			'columnChanged',
		);
	},
	'a column against the wrong rows': ({ layout, table }) => {
		const place = layout === 'columns' ? 1 : (DENSE[layout].at(layout === 'skillup' ? 0 : -1) ?? 0);
		const far = Math.ceil(table.length / 3);
		return made(
			eachRow(table, (cells, index) =>
				withCell(cells, place, `${table[1 + ((index + far) % (table.length - 1))]?.[place]} `),
			),
			'columnChanged',
		);
	},
	'one text for everybody': ({ layout, table }) =>
		made(
			eachRow(table, (cells) => withCell(cells, DENSE[layout][1] ?? 0, '[object Object]')),
			'columnChanged',
		),
	'accents misread': ({ table }) => ({
		bytes: Buffer.from(bytesOf(table).toString('latin1'), 'utf8'),
		because: ['garbled'],
	}),
	'accents lost': ({ table }) =>
		made(
			eachRow(table, (cells) => cells.map((cell) => cell.replace(/[^\0-\x7f]/g, '?'))),
			'garbled',
		),
	'another encoding': ({ table }) => ({
		bytes: Buffer.from(bytesOf(table).toString('utf8'), 'latin1'),
		because: ['shape'],
	}),
	'another separator': ({ table }) => ({
		bytes: Buffer.from(bytesOf(table).toString('utf8').replaceAll(';', ',')),
		because: ['shape'],
	}),
	'keys missing': ({ layout, table }) =>
		made(
			eachRow(table, (cells, index) => {
				for (const place of KEY[layout]) if (index % 2) cells[place] = '';
				return cells;
			}),
			'withoutKey',
		),
	'the file of another partner': ({ layout, company }) => {
		const others = Object.keys(tables).filter((name) => name !== layout) as LayoutName[];
		const other = others[company.people.length % others.length] as LayoutName;
		return made(tables[other](company), 'refused', 'losses', 'columnEmptied', 'columnChanged');
	},
	'the file of another company': ({ layout, company, dice }) => {
		const people = 60 + dice(400);
		const other = new Company(dice(1e6), company.day, { people, name: 'globex' });
		return made(tables[layout](other), 'losses', 'columnChanged');
	},
};
