import { MOST_LINKS, pairedWith } from '../../../nodes/shared/paired-items';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index * 2);

it.each([0, 1, 3, MOST_LINKS])('links one item to each of %d', (count) => {
	expect(pairedWith(upTo(count))).toEqual(upTo(count).map((item) => ({ item })));
});

it.each([MOST_LINKS + 1, 100_000])('of %d names the first and the last', (count) => {
	expect(pairedWith(upTo(count))).toEqual([{ item: 0 }, { item: (count - 1) * 2 }]);
});
