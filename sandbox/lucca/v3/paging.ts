import { badRequest } from '../answer';

/** A window on a list: the index of the first item, and how many at most. */
export interface Page {
	offset: number;
	limit: number;
}

/**
 * Reads `paging={offset},{limit}` (lucca-api reference, section 5.3). `paging=1` means the default page.
 * @throws Refused (400) for a limit out of 1 to 1000, a negative offset, or not two whole numbers
 */
export function parsePaging(paging: string | undefined, defaultSize: number): Page {
	if (paging === undefined || paging === '1') return { offset: 0, limit: defaultSize };
	const numbers = /^(-?\d+),(-?\d+)$/.exec(paging);
	if (!numbers) throw badRequest("Paging should be 'offset,limit'");
	const [offset, limit] = [Number(numbers[1]), Number(numbers[2])];
	if (offset < 0) throw badRequest('Paging offset should be 0 or more');
	if (limit < 1 || limit > 1000) throw badRequest('Paging limit should be between 1 and 1000');
	return { offset, limit };
}
