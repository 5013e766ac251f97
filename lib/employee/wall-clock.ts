const HALF_A_DAY = 12 * 3_600_000;

/**
 * The instant at which the wall clock of a time zone shows a local date-time. Of the hour that comes
 * twice in autumn it is the earlier one, so that who asks for what changed since then misses nothing.
 * @param local e.g. `2026-11-16T08:45:23`
 * @returns milliseconds since 1970 in UTC
 */
export function earliestInstant(local: string, timeZone: string): number {
	const asUtc = Date.parse(`${local}Z`);
	const candidates = [asUtc - HALF_A_DAY, asUtc + HALF_A_DAY].map((near) => {
		const offset = Date.parse(`${wallClock(near, timeZone)}Z`) - Math.floor(near / 1000) * 1000;
		return asUtc - offset;
	});
	const shown = candidates.filter((instant) => local.startsWith(wallClock(instant, timeZone)));
	return Math.min(...(shown.length > 0 ? shown : candidates));
}

/** What the wall clock of a time zone shows at an instant, e.g. `2026-11-16T08:45:23`. */
export function wallClock(instant: number, timeZone: string): string {
	// The Swedish locale writes ISO order, with a space instead of the T.
	return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
		.format(instant)
		.replace(' ', 'T');
}
