import type { Clock } from './transport';

/** Lucca lets through so many requests in any 60 seconds (lucca-api reference, section 4). */
export const REQUESTS_A_MINUTE = 50;
const WINDOW = 60_000;

/** What is left to everything else connected to the same Lucca, unless its credential says otherwise. */
export const DEFAULT_RESERVE = 10;

/** More would leave too few places to get anything done. */
export const LARGEST_RESERVE = 45;

/** However long Lucca asks for silence: then somebody may see whether it still does. */
const LONGEST_HOLD = 600_000;

/** Who wants a place. */
export interface Applicant {
	readonly sleep: Clock['sleep'];
	readonly signal?: AbortSignal;
	/** How many of the places are not for us. */
	readonly reserve: number;
	/** How long Lucca itself may keep us waiting, in milliseconds. */
	readonly patience: number;
	/** Whether it has stood at the front before, and was refused by Lucca. */
	readonly again: boolean;
}

/** A request's place among those Lucca counts. It must be given back, or it is lost for good. */
export interface Place {
	/** The answer came, or none will; `refused`: it said that the limit is reached. */
	answered(refused: boolean): void;
}

/**
 * The requests a minute of each Lucca host, shared by all who ask it, whose limit is for everything
 * connected to the tenant. Whoever comes first goes first.
 *
 * A place is held from when a request is sent until 60 seconds after its answer came: Lucca counts it
 * at some moment in between, so that none of its windows, whatever their phase, ever sees more of us
 * than the places we have.
 */
export class Budget {
	private readonly hosts = new Map<string, Places>();

	/** @param now milliseconds since any moment, by a clock that is never set back */
	constructor(private readonly now: () => number = () => performance.now()) {}

	/**
	 * Waits for a place.
	 * @returns 'cancelled' when the workflow was stopped meanwhile; 'held' when Lucca has asked for a
	 * longer silence than the applicant's patience
	 */
	async place(origin: string, applicant: Applicant): Promise<Place | 'cancelled' | 'held'> {
		return await this.placesOf(origin).take(applicant);
	}

	/** Lucca said that its limit is reached: nobody asks it for so many milliseconds. */
	holdBack(origin: string, milliseconds: number): void {
		this.placesOf(origin).holdBack(Math.min(milliseconds, LONGEST_HOLD));
	}

	private placesOf(origin: string): Places {
		const places = this.hosts.get(origin) ?? new Places(this.now);
		this.hosts.set(origin, places);
		return places;
	}
}

/** The places of one host. */
class Places {
	private readonly queue: Applicant[] = [];
	private onTheWay = 0;
	/** When each answered request stops counting, the earliest first. */
	private ends: number[] = [];
	private heldUntil = 0;
	/** After a refusal one request goes ahead alone, lest all who waited be refused in their turn. */
	private feelingAhead = false;
	private readonly watchers = new Set<() => void>();

	constructor(private readonly now: () => number) {}

	async take(given: Applicant): Promise<Place | 'cancelled' | 'held'> {
		// A copy: the same object may apply twice.
		const applicant = { ...given };
		const { sleep, signal, patience } = applicant;
		if (applicant.again) this.queue.unshift(applicant);
		else this.queue.push(applicant);
		try {
			while (signal?.aborted !== true) {
				if (this.heldUntil - this.now() > patience) return 'held';
				const wait = this.queue[0] === applicant ? this.wait(applicant) : undefined;
				if (wait === 0) return this.occupy();
				if (wait === undefined) await this.change(signal);
				else await sleep(wait);
			}
			return 'cancelled';
		} finally {
			this.queue.splice(this.queue.indexOf(applicant), 1);
			this.changed();
		}
	}

	holdBack(milliseconds: number): void {
		this.heldUntil = Math.max(this.heldUntil, this.now() + milliseconds);
		this.feelingAhead = true;
		this.changed();
	}

	/** Milliseconds until the first in the queue may go; undefined when that depends on an answer. */
	private wait({ reserve }: Applicant): number | undefined {
		const now = this.now();
		if (this.heldUntil > now) return this.heldUntil - now;
		if (this.feelingAhead && this.onTheWay > 0) return undefined;
		this.ends = this.ends.filter((end) => end > now);
		const places = Math.max(1, REQUESTS_A_MINUTE - reserve);
		if (this.onTheWay + this.ends.length < places) return 0;
		const [next] = this.ends;
		return next === undefined ? undefined : next - now;
	}

	private occupy(): Place {
		this.onTheWay++;
		let given = false;
		return {
			answered: (refused) => {
				if (given) return;
				given = true;
				this.onTheWay--;
				this.ends.push(this.now() + WINDOW);
				if (!refused) this.feelingAhead = false;
				this.changed();
			},
		};
	}

	/** Resolves when somebody came, went or was answered, or when the workflow is stopped. */
	private async change(signal: AbortSignal | undefined): Promise<void> {
		await new Promise<void>((resolve) => {
			const wake = () => {
				this.watchers.delete(wake);
				signal?.removeEventListener('abort', wake);
				resolve();
			};
			this.watchers.add(wake);
			signal?.addEventListener('abort', wake);
			if (signal?.aborted) wake();
		});
	}

	private changed(): void {
		for (const wake of [...this.watchers]) wake();
	}
}

/**
 * n8n loads each node as a bundle of its own, each with its own copy of this module: only what hangs on
 * the process is shared by them all. The name carries a version, because after an update of the
 * package the older copy may still be there.
 */
export const SHARED = Symbol.for('n8n-nodes-lucca-sync.lucca-budget.1');

/** The budget of this process. */
export function sharedBudget(): Budget {
	const shelf = globalThis as { [SHARED]?: Budget };
	return (shelf[SHARED] ??= new Budget());
}
