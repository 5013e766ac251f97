import type { Happening } from '../../../../lib/lucca/events/events';
import { type Lookout, poll } from '../../../../lib/lucca/events/poll';
import { parisClock, type SimulatedLucca } from './simulated-lucca';

/** What n8n does with a memory: it stores it with events and at activation, and never otherwise. */
export class SimulatedN8n {
	private stored: string | undefined;
	private inMemory: unknown;

	constructor(
		private readonly lucca: SimulatedLucca,
		private readonly lookout: Lookout,
		private readonly host = 'acme.ilucca.net',
	) {}

	/** Starts n8n, after a stop of any kind: what was not stored is gone. */
	async activate(today = this.day): Promise<readonly Happening[]> {
		this.inMemory = this.stored === undefined ? undefined : JSON.parse(this.stored);
		const happenings = await this.poll(today);
		this.stored = JSON.stringify(this.inMemory);
		return happenings;
	}

	/** @returns whether what was found was stored, too */
	async poll(today = this.day): Promise<readonly Happening[]> {
		const before = JSON.stringify(this.inMemory);
		try {
			const { happenings, memory } = await poll(
				this.lucca.now(),
				this.lookout,
				{ host: this.host, today, newSalt: () => 'salt' },
				this.inMemory,
			);
			expect(JSON.stringify(this.inMemory)).toBe(before);
			this.inMemory = memory;
			if (happenings.length > 0) this.stored = JSON.stringify(memory);
			return happenings;
		} finally {
			this.lucca.callsUntilFailure = Infinity;
		}
	}

	/** The day it is, unless the clock of the machine is wrong. */
	private get day(): string {
		return parisClock(this.lucca.instant).slice(0, 10);
	}

	get size(): number {
		return JSON.stringify(this.inMemory).length;
	}

	get text(): string {
		return JSON.stringify(this.inMemory);
	}
}

export const lookoutFor = (
	event: Lookout['event'],
	watchedFields: string[] = [],
	daysBefore = 7,
): Lookout => ({ event, watchedFields, daysBefore });
