import { number } from '../words';
import type { Limit } from './limits';

/** Whether a number is beyond both sides of a limit. Exact: 6 of 60 do not exceed 10 %. */
export function exceeds(count: number, of: number, { percent, people }: Limit): boolean {
	return count > people && count * 100 > percent * of;
}

/** `143 of 1,081 active people (13.2 %)`. */
export function share(count: number, of: number, whom: string, limit?: Limit | null): string {
	const percent = of > 0 ? ` (${percentText(count, of, limit?.percent)} %)` : '';
	return `${number(count)} of ${number(of)} ${whom}${percent}`;
}

/** With as many decimals as it takes to tell it from the limit, so that no message says 10 % is over 10 %. */
export function percentText(count: number, of: number, limit: number | undefined): string {
	if (of === 0) return 'more than 100';
	const percent = (100 * count) / of;
	for (let decimals = 1; decimals < 6; decimals++) {
		const text = percent.toFixed(decimals);
		if (Number(text) !== limit || percent === limit) return text.replace(/\.0$/, '');
	}
	return String(percent);
}

/** `the limit is 10 % and 5 people`. */
export function limitText({ percent, people }: Limit): string {
	return `the limit is ${percent} % and ${number(people)} people`;
}
