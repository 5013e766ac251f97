import { namePattern } from '../../../../lib/delivery/tasks/name-pattern';
import { isUnfinished } from '../../../../lib/delivery/tasks/unfinished-names';

describe('A pattern for file names', () => {
	test.each([
		['*.csv', ['a.csv', 'a.b.csv'], ['.csv.csv', 'a.CSV', 'a.csv.part', 'csv', '.a.csv', '.csv']],
		['*', ['a', 'a.b'], ['.a', '.']],
		['.*', ['.a', '.a.csv'], ['a', 'a.b']],
		['??-*.txt', ['ab-.txt', 'éà-x.txt', '😀b-1.txt'], ['abc-.txt', 'a-.txt', '.a-x.txt']],
		['people_[0-9][0-9].csv', ['people_01.csv'], ['people_1.csv', 'people_0a.csv']],
		['[!a-c]*', ['d', 'zebra'], ['a', 'bee', '.d']],
		['[]x-]a', [']a', 'xa', '-a'], ['a', 'ya']],
		['{people,staff}.{csv,txt}', ['people.csv', 'staff.txt'], ['people.xml', 'peoplestaff.csv']],
		['a{b{c,d},}e', ['abce', 'abde', 'ae'], ['abe', 'ace']],
		['{.,}x', ['.x', 'x'], ['..x']],
		['export (1)+@!x|^$.csv', ['export (1)+@!x|^$.csv'], ['export 1.csv']],
		['a\\*\\{b', ['a*{b'], ['axb', 'a*b']],
		['*a*a*a', ['aaa', 'xaxaxa', 'aaaa'], ['aa', 'aaab']],
		['e\u0301t\u00e9*', ['\u00e9te\u0301.csv'], ['ete.csv']],
		['__proto__', ['__proto__'], ['constructor']],
	])('%s', (pattern, matching, others) => {
		const matches = namePattern(pattern);
		expect(matching.filter((name) => !matches(name))).toEqual([]);
		expect(others.filter((name) => matches(name))).toEqual([]);
	});

	test.each([
		['', 'it is empty'],
		['in/*.csv', 'slash'],
		['a{b,c', 'a { is never closed'],
		['a[bc', 'a [ is never closed'],
		['a\\', 'ends with a backslash'],
		['{a,b}'.repeat(12), 'too many alternatives'],
	])('%j is refused', (pattern, reason) => {
		const refusal = expect.objectContaining({ fault: 'patternUnusable' }) as Error;
		expect(() => namePattern(pattern)).toThrow(refusal);
		expect(() => namePattern(pattern)).toThrow(reason);
	});

	test('No pattern makes a long name take long', () => {
		const matches = namePattern(`${'*a'.repeat(100)}b`);
		const started = performance.now();
		expect(matches('a'.repeat(255))).toBe(false);
		expect(performance.now() - started).toBeLessThan(500);
	});
});

test('Names of unfinished files are known', () => {
	const unfinished = [
		'people.csv.1a2b3c4d.part',
		'people.csv.FilePart',
		'people.csv.tmp',
		'people.csv.1a2b3c4d.old',
		'.people.csv.X7a',
		'~$people.xlsx',
		'people.csv~',
		'people.crdownload',
	];
	const finished = ['people.csv', 'people.old', 'part.csv', 'tmp', 'people.parted', 'a~b.csv'];
	expect(unfinished.filter((name) => !isUnfinished(name))).toEqual([]);
	expect(finished.filter((name) => isUnfinished(name))).toEqual([]);
});
