import type { ServerResponse } from 'node:http';
import type { SampleCompany } from '../company';
import type { Answer } from './answer';
import type { Fault, PeopleFault, StatusFault } from './faults';
import { reset, send, sendAndReset, sendHalf } from './send';

/** What a fault may need: the right answer, one a script words, and people to come or go. */
export interface Means {
	/** Carries the request out. */
	right(): Answer;
	/** Keeps the status that is about to be sent. */
	note(answer: Answer): void;
	scripted(fault: StatusFault): Answer;
	people(fault: PeopleFault): void;
}

/** Lucca gives up on a request after five seconds (lucca-api reference, section 4). */
const GIVEN_UP: StatusFault = { status: 408, message: 'The request took too long' };

/** Plays faults on responses, and remembers the answers that are still to come. */
export class Stage {
	private readonly late = new Set<NodeJS.Timeout>();

	/** @param abortsAfter milliseconds; false for never */
	constructor(private readonly abortsAfter: number | false) {}

	perform(fault: Fault | undefined, response: ServerResponse, means: Means): void {
		const say = (answer: Answer, how = send) => {
			means.note(answer);
			how(response, answer);
		};
		if (fault === undefined || 'page' in fault) return say(means.right());
		if ('status' in fault) return say(means.scripted(fault));
		if ('half' in fault) return say(means.right(), sendHalf);
		if ('silent' in fault) return;
		if ('people' in fault) {
			means.people(fault.people);
			return say(means.right());
		}
		if ('reset' in fault) {
			return fault.reset === 'inBody' ? say(means.right(), sendAndReset) : reset(response);
		}
		if ('lateBy' in fault) return this.later(fault.lateBy, () => means.right(), say, means);
		const { afterwards } = fault;
		const right = means.right();
		if (afterwards === 'silent') return;
		if (afterwards === 'reset') return reset(response);
		if ('status' in afterwards) return say(means.scripted(afterwards));
		this.later(afterwards.lateBy, () => right, say, means);
	}

	private later(
		wait: number,
		answer: () => Answer,
		say: (answer: Answer) => void,
		means: Means,
	): void {
		const isGivenUp = this.abortsAfter !== false && wait > this.abortsAfter;
		const timer = setTimeout(
			() => {
				this.late.delete(timer);
				say(isGivenUp ? means.scripted(GIVEN_UP) : answer());
			},
			isGivenUp ? Number(this.abortsAfter) : wait,
		);
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
