import {
	type ColumnMovement,
	decide,
	DEFAULT_LIMITS,
	type Limits,
	type MovementCounts,
} from '../../../lib/sync';

/** What a night without movements counts, with some of it different. */
function counts(active: number, but: Partial<MovementCounts> = {}): MovementCounts {
	const size = { rows: active, people: active, active, withoutKey: 0, duplicates: 0 };
	return {
		before: size,
		now: size,
		inBoth: active,
		joiners: 0,
		gone: 0,
		goneWithoutKey: 0,
		cleared: 0,
		deactivated: 0,
		returned: 0,
		changed: 0,
		unchanged: active,
		columns: [],
		lostZeros: 0,
		garbled: 0,
		shape: [],
		absence: 'not documented',
		...but,
	};
}

const column = (but: Partial<ColumnMovement>): MovementCounts['columns'] => [
	{ header: 'Mail', state: 'kept', changed: 0, emptied: 0, filledBefore: 0, ...but },
];
const more = (active: number, size: 'withoutKey' | 'duplicates', by: number) => {
	const { before } = counts(active);
	return { before: { ...before, [size]: 3 }, now: { ...before, [size]: 3 + by } };
};
const rules = (movements: MovementCounts, limits: Partial<Limits> = {}) =>
	decide(movements, { ...DEFAULT_LIMITS, ...limits }).reasons.map(({ rule }) => rule);

it('holds nothing when nothing moves', () => {
	expect(decide(counts(1000), DEFAULT_LIMITS)).toEqual({ held: false, reasons: [] });
	expect(decide(counts(0), DEFAULT_LIMITS)).toEqual({ held: false, reasons: [] });
});

it.each<[string, MovementCounts, MovementCounts]>([
	['losses', counts(1000, { gone: 60, deactivated: 41 }), counts(1000, { gone: 100 })],
	['losses', counts(55, { gone: 3, deactivated: 3 }), counts(50, { deactivated: 5 })],
	['losses', counts(1000, { goneWithoutKey: 101 }), counts(1000, { cleared: 900 })],
	['losses', counts(40, { gone: 21 }), counts(40, { gone: 20 })],
	['losses', counts(11, { gone: 6 }), counts(9, { gone: 5 })],
	['losses', counts(2, { gone: 1, deactivated: 1 }), counts(2, { gone: 1 })],
	['joiners', counts(1000, { joiners: 501 }), counts(1000, { joiners: 500 })],
	['joiners', counts(50, { joiners: 26 }), counts(49, { joiners: 400 })],
	['returned', counts(1000, { returned: 101 }), counts(1000, { returned: 100 })],
	[
		'duplicates',
		counts(1000, more(1000, 'duplicates', 101)),
		counts(1000, more(1000, 'duplicates', 100)),
	],
	[
		'withoutKey',
		counts(1000, more(1000, 'withoutKey', 101)),
		counts(1000, more(1000, 'withoutKey', 100)),
	],
	[
		'columnChanged',
		counts(1000, { columns: column({ changed: 751 }) }),
		counts(1000, { columns: column({ changed: 750 }) }),
	],
	[
		'columnEmptied',
		counts(1000, { columns: column({ changed: 6, emptied: 6, filledBefore: 7 }) }),
		counts(1000, { columns: column({ changed: 5, emptied: 5, filledBefore: 5 }) }),
	],
	[
		'columnEmptied',
		counts(1000, { columns: column({ changed: 76, emptied: 76, filledBefore: 100 }) }),
		counts(1000, { columns: column({ changed: 75, emptied: 75, filledBefore: 100 }) }),
	],
	[
		'columnEmptied',
		counts(30, { columns: column({ changed: 30, emptied: 30, filledBefore: 30 }) }),
		counts(30, { columns: column({ changed: 29, emptied: 29, filledBefore: 30 }) }),
	],
	['lostZeros', counts(8, { lostZeros: 2 }), counts(1000, { lostZeros: 1 })],
	['garbled', counts(8, { garbled: 2 }), counts(1000, { garbled: 1 })],
	['shape', counts(8, { shape: ['x'] }), counts(8)],
])('holds by %s beyond the limit and not at it', (rule, beyond, within) => {
	expect(rules(beyond)).toEqual([rule]);
	expect(rules(within)).toEqual([]);
});

it('holds a file without a row after one with rows, however few', () => {
	const { now } = counts(0);
	const movements = counts(3, { now, gone: 3 });
	expect(rules(movements)).toEqual(['empty', 'losses']);
	expect(rules(counts(0, { before: { ...now, rows: 1 }, now }))).toEqual(['empty']);
});

it('holds what cannot be compared, and says nothing else of it', () => {
	const movements = counts(0, { incomparable: 'They cannot be compared', shape: ['x'] });
	expect(decide(movements, DEFAULT_LIMITS)).toEqual({
		held: true,
		reasons: [{ rule: 'incomparable', message: 'They cannot be compared' }],
	});
});

it('goes by the limits it is given', () => {
	const movements = counts(1000, {
		gone: 400,
		joiners: 900,
		returned: 500,
		changed: 301,
		lostZeros: 9,
		garbled: 9,
		shape: ['x'],
		columns: column({ changed: 900, emptied: 900, filledBefore: 1000 }),
		...more(1000, 'duplicates', 900),
	});
	const none: Limits = {
		losses: null,
		columnChanged: null,
		columnEmptied: null,
		joiners: null,
		returned: null,
		duplicates: null,
		withoutKey: null,
		changed: null,
		minimumPopulation: 50,
		lostZeros: null,
		garbled: null,
		shape: false,
	};
	expect(decide(movements, none).reasons).toEqual([]);
	expect(rules(movements, { ...none, changed: { percent: 30, people: 0 } })).toEqual(['changed']);
	expect(rules(movements, { ...none, columnChanged: { percent: 75, people: 5 } })).toEqual([
		'columnChanged',
	]);
	// Everybody is everybody, whatever the limits.
	expect(rules(counts(1000, { gone: 1000 }), none)).toEqual(['losses']);
});

it('says in plain words what it holds, with the figures', () => {
	const movements = counts(1081, {
		gone: 120,
		deactivated: 23,
		joiners: 541,
		columns: [
			...column({ changed: 1000, emptied: 20, filledBefore: 1000 }),
			...column({
				header: 'Phone',
				state: 'vanished',
				changed: 41,
				emptied: 41,
				filledBefore: 41,
			}),
			...column({ header: 'Title', changed: 900, emptied: 900, filledBefore: 1000 }),
		],
		lostZeros: 12,
		shape: ['The encoding was utf-8 and is windows-1252'],
		absence: 'keeps the person',
	});
	expect(decide(movements, DEFAULT_LIMITS).reasons).toEqual([
		{
			rule: 'losses',
			message:
				'143 of 1,081 active people (13.2 %) are gone or deactivated (120 gone, 23 deactivated); the limit is 10 % and 5 people. The partner keeps people who are not in the file: the accounts of those who are gone stay open unless the file lists them as inactive',
		},
		{
			rule: 'lostZeros',
			message:
				'12 keys are back without their leading zeros: a spreadsheet may have saved the file',
		},
		{
			rule: 'columnEmptied',
			message:
				"'Phone' is no longer in the file for 41 of 41 people who had a value there (100 %); 'Title' is blank for 900 of 1,000 people who had a value there (90 %); the limit is 75 % and 5 people",
		},
		{
			rule: 'columnChanged',
			message:
				"'Mail' is different for 1,000 of 1,081 people in both files (92.5 %); the limit is 75 % and 5 people",
		},
		{
			rule: 'joiners',
			message:
				'541 people are new, 50.05 % of the 1,081 active people before; the limit is 50 % and 20 people',
		},
		{ rule: 'shape', message: 'The encoding was utf-8 and is windows-1252' },
	]);
});

it.each([
	[
		counts(40, { gone: 30 }),
		'30 of 40 active people (75 %) are gone or deactivated (30 gone); with fewer than 50, more than half and more than 5 people are held. What the partner does with people who are not in the file is not documented: it may close their accounts',
	],
	[
		counts(40, { deactivated: 40 }),
		'40 of 40 active people (100 %) are gone or deactivated (40 deactivated); the loss of everybody is always held',
	],
])('says why a small company is held', (movements, message) => {
	expect(decide(movements, DEFAULT_LIMITS).reasons).toEqual([{ rule: 'losses', message }]);
});
