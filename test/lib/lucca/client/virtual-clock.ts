import type { Clock } from '../../../../lib/lucca/client/transport';
import { NOON } from '../scripted';

/** A clock on which many sleep at once: time leaps to whoever wakes next, when nobody has more to do. */
export class VirtualClock implements Clock {
	private time = NOON;
	private readonly sleepers: Array<{ at: number; wake: () => void }> = [];

	readonly now = () => this.time;

	readonly random = () => 0;

	readonly sleep = async (milliseconds: number, signal?: AbortSignal) =>
		await new Promise<void>((resolve) => {
			const sleeper = { at: this.time + milliseconds, wake: resolve };
			this.sleepers.push(sleeper);
			signal?.addEventListener('abort', () => {
				this.sleepers.splice(this.sleepers.indexOf(sleeper), 1);
				resolve();
			});
		});

	/** Lets time pass until it is so late, or until everybody is done. */
	async run(until = Infinity): Promise<void> {
		for (;;) {
			await idle();
			const next = Math.min(...this.sleepers.map(({ at }) => at));
			if (next === Infinity || next > until) break;
			this.time = Math.max(this.time, next);
			// The first to have lain down wakes first.
			this.sleepers
				.splice(
					this.sleepers.findIndex(({ at }) => at === next),
					1,
				)[0]
				?.wake();
		}
		if (until !== Infinity) this.time = until;
	}
}

/** After all promises that can settle have. */
const idle = async () => await new Promise((resolve) => setImmediate(resolve));
