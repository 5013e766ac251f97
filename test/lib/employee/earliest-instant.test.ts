import { earliestInstant } from '../../../lib/employee/wall-clock';

it.each([
	['winter', '2026-02-12T15:40:52', 'Europe/Paris', '2026-02-12T14:40:52.000Z'],
	[
		'summer, with a fraction',
		'2026-07-14T00:00:00.250',
		'Europe/Paris',
		'2026-07-13T22:00:00.250Z',
	],
	[
		'the hour that comes twice: the first time',
		'2026-10-25T02:30:00',
		'Europe/Paris',
		'2026-10-25T00:30:00.000Z',
	],
	['the hour before it', '2026-10-25T01:59:59', 'Europe/Paris', '2026-10-24T23:59:59.000Z'],
	['the hour after it', '2026-10-25T03:00:00', 'Europe/Paris', '2026-10-25T02:00:00.000Z'],
	[
		'the hour that never comes: no later',
		'2026-03-29T02:30:00',
		'Europe/Paris',
		'2026-03-29T00:30:00.000Z',
	],
	['far west', '2026-01-01T00:00:00', 'Pacific/Honolulu', '2026-01-01T10:00:00.000Z'],
	['far east', '2026-01-01T00:00:00', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
	['no zone at all', '2026-01-01T00:00:00', 'UTC', '2026-01-01T00:00:00.000Z'],
])('the instant of %s', (_, local, timeZone, instant) => {
	expect(new Date(earliestInstant(local, timeZone)).toISOString()).toBe(instant);
});
