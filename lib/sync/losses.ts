import { exceeds, limitText, number, share } from './figures';
import type { Limits } from './limits';
import type { MovementCounts } from './movements';

/** A loss beyond so many people holds whatever the population when it is more than half of it. */
const FEW = 5;

/** Why too many people are gone or deactivated, or undefined when they are not too many. */
export function lossesBeyond(movements: MovementCounts, limits: Limits): string | undefined {
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
		...(gone > 0 ? [`${number(gone)} gone`] : []),
		...(goneWithoutKey > 0 ? [`${number(goneWithoutKey)} fewer without a key`] : []),
		...(deactivated > 0 ? [`${number(deactivated)} deactivated`] : []),
	].join(', ');
	const figures = share(lost, before.active, 'active people', limit);
	return `${figures} are gone or deactivated (${parts}); ${why}${ofAbsence(movements)}`;
}

/** What becomes of the gone at the partner. */
function ofAbsence({ gone, goneWithoutKey, absence }: MovementCounts): string {
	if (gone + goneWithoutKey === 0) return '';
	return absence === 'keeps the person'
		? '. The partner keeps people who are not in the file: the accounts of those who are gone stay open unless the file lists them as inactive'
		: '. What the partner does with people who are not in the file is not documented: it may close their accounts';
}
