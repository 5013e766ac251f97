import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { DEFAULT_LIMITS } from '../../../lib/sync';
import { limits, limitsParameter } from '../../../nodes/PartnerFileServer/deliver/limits';

const given = (set: object) =>
	limitsParameter({ getNodeParameter: () => set } as unknown as IExecuteFunctions, 0);

test('without any limit set, the safe ones hold', () => {
	expect(given({})).toEqual(DEFAULT_LIMITS);
});

test('the form shows the limits that hold', () => {
	const shown = Object.fromEntries(
		(limits.options as INodeProperties[]).map((option) => [option.name, option.default]),
	);
	expect(given(shown)).toEqual(DEFAULT_LIMITS);
});

test('a limit that is set holds, also as text of an expression, and the others stay', () => {
	const set = { lossesPercent: '3', lossesPeople: 2, minimumPopulation: 0, shape: false };
	expect(given(set)).toEqual({
		...DEFAULT_LIMITS,
		losses: { percent: 3, people: 2 },
		minimumPopulation: 0,
		shape: false,
	});
});

test('100 % is no limit', () => {
	expect(given({ joinersPercent: 100 }).joiners).toBeNull();
	expect(given({ changedPercent: 20 }).changed).toEqual({ percent: 20, people: 0 });
});

test.each([
	[{ lossesPercent: 'many' }, "'Gone or Deactivated (%)' must be a number"],
	[{ joinersPeople: -1 }, "'Joiners (People)' must be a number"],
	[{ shape: 'perhaps' }, "'Other Columns or Encoding' must be either true or false"],
])('refuses %j by the name of the limit', (set, words) => {
	expect(() => given(set)).toThrow(words);
});
