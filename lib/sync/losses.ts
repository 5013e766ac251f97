import { number } from '../words';
import { exceeds, limitText, share } from './figures';
import type { Limits } from './limits';
import type { MovementCounts } from './movements';
import type { Wording } from './wording';

/** A loss beyond so many people holds whatever the population when it is more than half of it. */
const FEW = 5;

/** Why too many people are gone or deactivated, or undefined when they are not too many. */
export function lossesBeyond(
	movements: MovementCounts,
	limits: Limits,
	words: Wording,
): string | undefined {
	const { before, gone, goneWithoutKey, deactivated } = movements;
	const lost = gone + goneWithoutKey + deactivated;
	const isSmall = before.active < limits.minimumPopulation;
	const limit = isSmall ? null : limits.losses;
	const everybody = lost > 0 && lost >= before.active;
	const mostOfFew = isSmall && lost > FEW && lost * 2 > before.active;
	if (!everybody && !mostOfFew && !(limit && exceeds(lost, before.active, limit))) return undefined;
	const why = everybody
		? 'the loss of everybody is always held'
		: limit
			? limitText(limit)
			: `with fewer than ${number(limits.minimumPopulation)}, more than half and more than ${FEW} people are held`;
	const parts = [
		...(gone > 0 ? [`${number(gone)} ${words.gone}`] : []),
		...(goneWithoutKey > 0 ? [`${number(goneWithoutKey)} fewer without a key`] : []),
		...(deactivated > 0 ? [`${number(deactivated)} ${words.deactivated}`] : []),
	].join(', ');
	const figures = share(lost, before.active, words.lost, limit);
	return `${figures} are gone or deactivated (${parts}); ${why}${words.ofAbsence(movements)}`;
}
