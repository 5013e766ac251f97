import { counted, people } from '../../lib/words';

it('counts in words, with thousands told apart', () => {
	expect([0, 1, 2, 1081, 1_234_567].map(people)).toEqual([
		'0 people',
		'1 person',
		'2 people',
		'1,081 people',
		'1,234,567 people',
	]);
	expect(counted(1, 'row is', 'rows are')).toBe('1 row is');
});
