import type { LocalDateTime } from '../company';

const paris = new Intl.DateTimeFormat('sv-SE', {
	timeZone: 'Europe/Paris',
	dateStyle: 'short',
	timeStyle: 'medium',
});

/**
 * How v3 writes an instant: Paris' wall clock to the millisecond, without zone.
 * @param instant milliseconds since 1970 in UTC
 */
export function localDateTimeAt(instant: number): LocalDateTime {
	const whole = Math.floor(instant);
	const milliseconds = String(((whole % 1000) + 1000) % 1000).padStart(3, '0');
	// The Swedish locale writes dates in ISO order.
	return `${paris.format(whole).replace(' ', 'T')}.${milliseconds}`;
}
