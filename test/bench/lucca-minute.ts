import type { Clock } from '../../lib/lucca/client/transport';

export const MINUTE = 60_000;

/**
 * What another integration of the tenant asks for in every minute, in bursts: at which moment of it, in
 * milliseconds, and how many requests.
 */
const BURSTS: ReadonlyArray<readonly [number, number]> = [
	[2_600, 7],
	[3_100, 2],
	[21_700, 1],
	[27_400, 6],
	[41_000, 4],
];

export const APPETITE = BURSTS.reduce((sum, [, requests]) => sum + requests, 0);

/** A clock that passes only where somebody waits, with a noisy neighbour that lives by it. */
export class NoisyClock implements Clock {
	private time = Date.parse('2026-11-22T02:00:00Z');
	/** When the neighbour was let through. */
	readonly neighbours: number[] = [];
	neighboursRefused = 0;
	private neighbour: ((requests: number) => number) | undefined;

	readonly now = () => this.time;

	readonly random = () => 0;

	readonly sleep = async (milliseconds: number) => {
		const until = this.time + milliseconds;
		for (;;) {
			const burst = this.nextBurst();
			if (burst.at > until) break;
			this.time = burst.at;
			this.ask(burst.requests);
		}
		this.time = until;
	};

	/** @param neighbour asks so many requests now, and says how many of them were refused */
	wake(neighbour: (requests: number) => number): void {
		this.neighbour = neighbour;
	}

	private ask(requests: number): void {
		const refused = this.neighbour?.(requests) ?? 0;
		this.neighboursRefused += refused;
		for (let i = refused; i < requests; i++) this.neighbours.push(this.time);
	}

	/** The first burst after now. */
	private nextBurst(): { at: number; requests: number } {
		const minute = this.time - (this.time % MINUTE);
		const bursts = [minute, minute + MINUTE].flatMap((start) =>
			BURSTS.map(([offset, requests]) => ({ at: start + offset, requests })),
		);
		const next = bursts.find(({ at }) => at > this.time);
		if (!next) throw new RangeError('no burst');
		return next;
	}
}
