/** Chance that falls the same way every time: a seeded generator (mulberry32, public domain). */
export class Dice {
	constructor(private state: number) {}

	/** The next number, 0 included, 1 excluded. */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	}

	/** A whole number from `low` to `high`, both included. */
	between(low: number, high: number): number {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	/** True for that share (0 to 1) of the throws. */
	chance(share: number): boolean {
		return this.next() < share;
	}

	pick<T>(list: readonly [T, ...T[]]): T {
		return list[this.between(0, list.length - 1)] ?? list[0];
	}

	/** As many digits as asked for, as text. */
	digits(count: number): string {
		return Array.from({ length: count }, () => this.between(0, 9)).join('');
	}

	/** The list in another order; the one given is left alone. */
	shuffle<T>(list: readonly T[]): T[] {
		return list
			.map((value) => ({ value, rank: this.next() }))
			.sort((one, other) => one.rank - other.rank)
			.map(({ value }) => value);
	}
}
