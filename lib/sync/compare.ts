import { shapeChanges, whyIncomparable } from './comparability';
import { looksGarbled } from './garbled';
import { lostZeros } from './lost-zeros';
import { cellAt, cellOffsets, recordBytes, type RememberedPopulation } from './remembered';
import type { ColumnMovement, MovementKind, Movements, PersonMovement } from './movements';
import { comparedText, nameIn, type Population, shownKey, sizeOf } from './population';
import { KEY_BYTES, Seal } from './seal';
import type { SealedPopulation } from './sealed-population';

/** What is different between the file delivered last and the one at hand. */
export function compare(previous: RememberedPopulation, sealed: SealedPopulation): Movements {
	if (!previous.salt.equals(sealed.salt)) {
		throw new TypeError('Hashes under different salts say nothing about each other');
	}
	const now = sealed.population;
	const incomparable = whyIncomparable(previous, now);
	if (incomparable !== undefined) {
		return {
			incomparable,
			before: previous.size,
			now: sizeOf(now),
			...NOTHING,
			absence: now.absence,
		};
	}
	return new Comparison(previous, sealed).run();
}

const NOTHING = {
	inBoth: 0,
	joiners: 0,
	gone: 0,
	goneWithoutKey: 0,
	cleared: 0,
	deactivated: 0,
	returned: 0,
	changed: 0,
	unchanged: 0,
	columns: [],
	lostZeros: 0,
	garbled: 0,
	shape: [],
	people: [],
} satisfies Partial<Movements>;

/** The gravest first: a list that is cut short keeps what matters. */
const ORDER: readonly MovementKind[] = [
	'gone',
	'deactivated',
	'returned',
	'joined',
	'duplicate',
	'withoutKey',
	'changed',
	'cleared',
];

type Counts = { -readonly [Name in keyof ColumnMovement]: ColumnMovement[Name] };

/** A column of the memory, and of the file at hand as far as it is still there. */
interface ComparedColumn {
	readonly index: number;
	readonly offset: number;
	readonly bytes: 1 | 4;
	readonly column: Population['columns'][number] | undefined;
	/** Where in a record of the file at hand its hash begins; none when it was hashed to another length. */
	readonly offsetNow: number | undefined;
	readonly counts: Counts;
}

class Comparison {
	private readonly now: Population;
	private readonly seal: Seal;
	private readonly width: number;
	private readonly widthNow: number;
	private readonly columns: readonly ComparedColumn[];
	/** Where each person is in the records, by the hash of the key. */
	private readonly remembered = new Map<string, number>();
	private readonly seen: Uint8Array;
	private readonly people = new Map<MovementKind, PersonMovement[]>(
		ORDER.map((kind) => [kind, []]),
	);
	private readonly joined: number[] = [];
	private readonly lists = new Map<string, readonly string[]>();
	private inBoth = 0;
	private unchanged = 0;
	private garbled = 0;

	constructor(
		private readonly previous: RememberedPopulation,
		private readonly sealed: SealedPopulation,
	) {
		const now = (this.now = sealed.population);
		const { columns, records, salt, size } = previous;
		this.seal = new Seal(
			salt,
			columns.map(({ name }) => name),
		);
		this.width = recordBytes(columns);
		this.widthNow = recordBytes(sealed.columns);
		this.seen = new Uint8Array(size.people);
		const offsets = cellOffsets(columns);
		const offsetsNow = cellOffsets(sealed.columns);
		this.columns = columns.flatMap(({ name, header, bytes }, index) => {
			if (bytes === 0) return [];
			const place = now.columns.findIndex((each) => each.name === name);
			const column = now.columns[place];
			const isAlike = sealed.columns[place]?.bytes === bytes;
			const offsetNow = isAlike ? offsetsNow[place] : undefined;
			const state = column ? 'kept' : 'vanished';
			const counts: Counts = { header, state, changed: 0, emptied: 0, filledBefore: 0 };
			return [{ index, offset: offsets[index] ?? 0, bytes, column, offsetNow, counts }];
		});
		for (let person = 0; person < size.people; person++) {
			const from = person * this.width;
			this.remembered.set(records.toString('latin1', from, from + KEY_BYTES), person);
		}
	}

	run(): Movements {
		const { previous, now } = this;
		now.keys.forEach((key, person) => this.meet(key, person));
		const zeros = this.findLostZeros();
		this.listJoiners(new Map(zeros.map((each) => [each.person, true])));
		this.listAbsent(new Map(zeros.map((each) => [each.remembered, each])));
		for (const at of now.withoutKey) this.list('withoutKey', { key: '', ...this.rowFacts(at) }, []);
		const joiners = this.joined.length;
		return {
			before: previous.size,
			now: sizeOf(now),
			inBoth: this.inBoth,
			joiners,
			gone: this.count('gone'),
			goneWithoutKey: Math.max(0, previous.activeWithoutKey - now.activeWithoutKey - joiners),
			cleared: this.count('cleared'),
			deactivated: this.count('deactivated'),
			returned: this.count('returned'),
			changed: this.inBoth - this.unchanged - this.count('deactivated') - this.count('returned'),
			unchanged: this.unchanged,
			columns: [...this.columns.map(({ counts }) => counts), ...this.newColumns()],
			lostZeros: zeros.length,
			garbled: this.garbled,
			shape: shapeChanges(previous, now),
			absence: now.absence,
			people: ORDER.flatMap((kind) => this.people.get(kind) ?? []),
		};
	}

	/** Somebody of the file at hand. */
	private meet(key: string, person: number): void {
		const from = person * this.widthNow;
		const hash = this.sealed.records.toString('latin1', from, from + KEY_BYTES);
		const remembered = this.remembered.get(hash);
		if (remembered === undefined) {
			this.joined.push(person);
			return;
		}
		this.seen[remembered] = 1;
		this.inBoth++;
		const changed = this.changedColumns(remembered, person, key);
		const wasActive = this.wasActive(remembered);
		const isActive = this.now.active[person] === true;
		const rows = this.now.repeated.get(person);
		if (wasActive === isActive && changed.length === 0) this.unchanged++;
		const kind =
			wasActive && !isActive
				? 'deactivated'
				: isActive && !wasActive
					? 'returned'
					: rows !== undefined
						? 'duplicate'
						: 'changed';
		if (kind === 'changed' && changed.length === 0) return;
		this.list(kind, this.personFacts(person), changed);
	}

	/** Counts what is different in each column for one person. */
	private changedColumns(remembered: number, person: number, key: string): readonly string[] {
		const { previous, sealed, now } = this;
		const from = remembered * this.width;
		const fromNow = person * this.widthNow;
		const cells = now.rows[now.rowOf[person] ?? -1]?.cells ?? [];
		const changed: string[] = [];
		let isGarbled = false;
		for (const compared of this.columns) {
			const { offset, offsetNow, bytes, column, counts } = compared;
			const before = cellAt(previous.records, from + offset, bytes);
			if (before !== 0) counts.filledBefore++;
			const hash =
				offsetNow === undefined
					? this.hashOf(compared, key, cells)
					: cellAt(sealed.records, fromNow + offsetNow, bytes);
			if (before === hash) continue;
			const text = column ? comparedText(cells, column) : '';
			counts.changed++;
			if (text === '') counts.emptied++;
			changed.push(counts.header);
			if (column && !isGarbled && looksGarbled(text, column)) isGarbled = true;
		}
		if (isGarbled) this.garbled++;
		return this.shared(changed);
	}

	/** The hash of a cell that is not in the records at hand: 0 where the column is gone. */
	private hashOf({ column, index, bytes }: ComparedColumn, key: string, cells: readonly string[]) {
		if (!column) return 0;
		this.seal.person(key);
		return this.seal.cell(index, comparedText(cells, column), bytes);
	}

	/** The same list of columns for everybody with the same columns: most changes come in numbers. */
	private shared(changed: readonly string[]): readonly string[] {
		const name = changed.join('\n');
		const known = this.lists.get(name);
		if (known) return known;
		this.lists.set(name, changed);
		return changed;
	}

	private findLostZeros() {
		const { now, previous } = this;
		const candidates = new Set([...this.joined, ...now.repeated.keys()]);
		return lostZeros(now, candidates, previous.zeroLengths, this.seal, (hash) => {
			const remembered = this.remembered.get(hash);
			return remembered !== undefined && !this.seen[remembered] ? remembered : undefined;
		});
	}

	private listJoiners(withoutZeros: ReadonlyMap<number, true>): void {
		for (const person of this.joined) {
			const lost = withoutZeros.get(person);
			this.list('joined', { ...this.personFacts(person), ...(lost && { lostZeros: lost }) }, []);
		}
	}

	/** Those who are no longer in the file: hashes, but for keys that are known by their lost zeros. */
	private listAbsent(zeros: ReadonlyMap<number, { person: number; key: string }>): void {
		const { now, seen } = this;
		for (let remembered = 0; remembered < seen.length; remembered++) {
			if (seen[remembered]) continue;
			const kind = this.wasActive(remembered) ? 'gone' : 'cleared';
			const known = zeros.get(remembered);
			const facts = known
				? {
						key: shownKey(now, known.key),
						name: nameIn(now, now.rowOf[known.person] ?? -1),
						lostZeros: true as const,
					}
				: { key: '', name: '' };
			this.list(kind, { ...facts, remembered }, []);
		}
	}

	private personFacts(person: number) {
		const { now } = this;
		const rows = now.repeated.get(person);
		return {
			key: shownKey(now, now.keys[person] ?? ''),
			...this.rowFacts(now.rowOf[person] ?? -1),
			...(rows !== undefined && { rows }),
		};
	}

	private rowFacts(at: number) {
		return { name: nameIn(this.now, at), row: this.now.rows[at]?.row };
	}

	private list(
		movement: MovementKind,
		facts: Omit<PersonMovement, 'movement' | 'changed'>,
		changed: readonly string[],
	): void {
		this.people.get(movement)?.push({ movement, ...facts, changed });
	}

	private count(kind: MovementKind): number {
		return this.people.get(kind)?.length ?? 0;
	}

	private wasActive(remembered: number): boolean {
		return this.previous.records[remembered * this.width + KEY_BYTES] === 1;
	}

	private newColumns(): ColumnMovement[] {
		const known = new Set(this.previous.columns.map(({ name }) => name));
		return this.now.columns
			.filter(({ name }) => !known.has(name))
			.map(({ header }) => ({ header, state: 'new', changed: 0, emptied: 0, filledBefore: 0 }));
	}
}
