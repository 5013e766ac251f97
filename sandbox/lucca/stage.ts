import type { ServerResponse } from 'node:http';
import type { SampleCompany } from '../company';
import type { Answer } from './answer';
import type { Fault, PeopleFault, StatusFault } from './faults';
import { reset, send, sendAndReset, sendHalf } from './send';

/** What a fault may need: the right answer, one a script words, and people to come or go. */
export interface Means {
	right(): Answer;
	scripted(fault: StatusFault): Answer;
	people(fault: PeopleFault): void;
}

/** Plays faults on responses, and remembers the answers that are still to come. */
export class Stage {
	private readonly late = new Set<NodeJS.Timeout>();

	perform(fault: Fault | undefined, response: ServerResponse, means: Means): void {
		if (fault === undefined || 'page' in fault) return send(response, means.right());
		if ('status' in fault) return send(response, means.scripted(fault));
		if ('half' in fault) return sendHalf(response, means.right());
		if ('silent' in fault) return;
		if ('people' in fault) {
			means.people(fault.people);
			return send(response, means.right());
		}
		if ('reset' in fault) {
			return fault.reset === 'inBody' ? sendAndReset(response, means.right()) : reset(response);
		}
		const timer = setTimeout(() => {
			this.late.delete(timer);
			send(response, means.right());
		}, fault.lateBy);
		this.late.add(timer);
	}

	/** Forgets the answers still to come. */
	clear(): void {
		for (const timer of this.late) clearTimeout(timer);
		this.late.clear();
	}
}

/** Lets people come and go. */
export function move({ users }: SampleCompany, { arrive = [], leave = [] }: PeopleFault): void {
	users.push(...structuredClone(arrive));
	for (const id of leave) {
		const index = users.findIndex((user) => user.id === id);
		if (index >= 0) users.splice(index, 1);
	}
}
