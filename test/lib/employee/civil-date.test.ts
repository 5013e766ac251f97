import {
	addDays,
	civilDateAt,
	formatCivilDate,
	isCivilDate,
	parseCivilDate,
} from '../../../lib/employee/civil-date';

it.each(['2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01'])('%s exists', (date) => {
	expect(isCivilDate(date)).toBe(true);
});

it.each([
	'2025-02-29',
	'1900-02-29',
	'2026-04-31',
	'2026-00-10',
	'2026-13-01',
	'2026-1-1',
	'0000-01-01',
	'2026-01-01T00:00:00Z',
	'',
])('%j does not', (date) => {
	expect(isCivilDate(date)).toBe(false);
});

it.each([
	['03/04/2026', 'DD/MM/YYYY', '2026-04-03'],
	['03/04/2026', 'MM/DD/YYYY', '2026-03-04'],
	['3.4.2026', 'DD/MM/YYYY', '2026-04-03'],
	['2026-04-03', 'DD/MM/YYYY', '2026-04-03'],
	[' 2026-04-03T00:00:00 ', 'YYYY-MM-DD', '2026-04-03'],
	['2026-04-03T22:00:00', 'YYYY-MM-DD', undefined],
	['03/04/2026', 'YYYY-MM-DD', undefined],
	['31/02/2026', 'DD/MM/YYYY', undefined],
	['12/31/2026', 'DD/MM/YYYY', undefined],
	['03/04/26', 'DD/MM/YYYY', undefined],
] as const)('%j read as %s is %s', (text, order, date) => {
	expect(parseCivilDate(text, order)).toBe(date);
});

it.each(['DD/MM/YYYY', 'MM/DD/YYYY', 'YYYY-MM-DD'] as const)(
	'every day of a leap year survives %s',
	(order) => {
		let day = '2024-01-01';
		for (let count = 0; count < 366; count++, day = addDays(day, 1)) {
			expect(parseCivilDate(formatCivilDate(day, order), order)).toBe(day);
		}
		expect(day).toBe('2025-01-01');
	},
);

it('knows what day it is where', () => {
	const lateEvening = Date.UTC(2026, 10, 22, 23, 30);
	expect(civilDateAt(lateEvening, 'Europe/Paris')).toBe('2026-11-23');
	expect(civilDateAt(lateEvening, 'America/Montreal')).toBe('2026-11-22');
});

it('adds days across daylight saving changes and years', () => {
	expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
	expect(addDays('2027-01-01', -90)).toBe('2026-10-03');
});
