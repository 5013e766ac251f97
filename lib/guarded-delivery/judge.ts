import { archivedContent, type Memory } from '../delivery';
import {
	compare,
	decide,
	nameTheGone,
	readPopulation,
	type Movements,
	type RememberedPopulation,
	type SealedPopulation,
} from '../sync';
import { readContent } from './content';
import type { HoldReason, Judgement } from './outcome';
import type { GuardedRequest } from './request';

/** Nothing was delivered before, or nothing the brake can read. */
function noBaseline({ file, archive }: GuardedRequest, last: Memory | undefined): HoldReason {
	const why = last
		? `The last delivery of '${file.fileName}' was made without looking at its people`
		: `The archive '${archive?.folder}' knows no earlier delivery of '${file.fileName}' to this account and folder (dates in names do not count)`;
	return {
		rule: 'noBaseline',
		message: `${why}, so there is nothing to compare this file with, and nobody is watching this run: make the first delivery by hand`,
	};
}

/** Whether a person has spoken for a file that would be held. */
export type Release = 'approved' | 'letThrough' | undefined;

/**
 * Holds the people of a file against those of the last one delivered. Without one, a run somebody
 * watches is the first delivery, and an unattended run is held.
 */
export async function judge(
	request: GuardedRequest,
	now: SealedPopulation,
	last: Memory | undefined,
	previous: RememberedPopulation | undefined,
	release: Release,
): Promise<Judgement> {
	const { brake, unattended } = request;
	if (!brake) throw new TypeError('judge needs a brake');
	if (!last || !previous) {
		if (!unattended) return { decision: 'firstDelivery', reasons: [] };
		return { decision: release ?? 'held', reasons: [noBaseline(request, last)] };
	}
	const movements = compare(previous, now);
	const { held, reasons } = decide(movements, brake.limits);
	if (!held) return { decision: 'passed', reasons, movements };
	if (release) return { decision: release, reasons, movements };
	return { decision: 'held', reasons, ...(await named(request, movements, previous, last)) };
}

/** The people who are gone have names only in the file delivered before, where it is kept in clear. */
async function named(
	{ archive, brake }: GuardedRequest,
	movements: Movements,
	previous: RememberedPopulation,
	last: Memory,
): Promise<Pick<Judgement, 'movements' | 'unnamed'>> {
	if (!archive || !brake || movements.gone === 0) return { movements };
	if (last.facts.encrypted) {
		return { movements, unnamed: 'the file delivered before is kept encrypted' };
	}
	try {
		const open = await archivedContent(archive, last);
		if (!open) return { movements, unnamed: 'the file delivered before is not in the archive' };
		const { whole, sha256 } = await readContent(open, true);
		if (!whole || sha256 !== last.facts.sha256) {
			return { movements, unnamed: 'the archived file is not the one that was delivered' };
		}
		const before = readPopulation(whole, brake.layout, last.facts.day);
		return { movements: nameTheGone(movements, previous, before) };
	} catch (error) {
		// The file is held all the same; that it lacks names must not hide why.
		return { movements, unnamed: error instanceof Error ? error.message : String(error) };
	}
}
