import { momentOf } from '../../../nodes/shared/moment';

const iso = (value: unknown, zone = 'Europe/Paris') =>
	momentOf('Let Through Until', value, zone)?.toISOString();

it.each([
	['nothing', undefined, undefined],
	['blank', '', undefined],
	['as the calendar gives it', '2026-11-22T18:30:00', '2026-11-22T17:30:00.000Z'],
	['in summer', '2026-07-01T18:30', '2026-07-01T16:30:00.000Z'],
	['a date alone', '2026-11-22', '2026-11-21T23:00:00.000Z'],
	['with a zone', '2026-11-22T18:30:00+01:00', '2026-11-22T17:30:00.000Z'],
	['in UTC', '2026-11-22T18:30:00.000Z', '2026-11-22T18:30:00.000Z'],
	['a Date', new Date('2026-11-22T18:30:00Z'), '2026-11-22T18:30:00.000Z'],
	['a DateTime', { toISO: () => '2026-11-22T18:30:00.000+01:00' }, '2026-11-22T17:30:00.000Z'],
])('%s', (_, value, expected) => {
	expect(iso(value)).toBe(expected);
});

it.each(['tomorrow', '22/11/2026', new Date(Number.NaN), '2026-11-22T25:99'])(
	'refuses %p by the name of the parameter',
	(value) => {
		expect(() => iso(value)).toThrow("'Let Through Until' is no date and time");
	},
);
