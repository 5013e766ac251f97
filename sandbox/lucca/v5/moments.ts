import type { LocalDateTime } from '../../company';
import { localDateTimeAt } from '../local-time';

/** The UTC instant of one of v3's times, Paris' wall clock: `2026-05-11T07:14:02.417Z`. */
export function utc(local: LocalDateTime): string {
	const asIfUtc = Date.parse(`${local}Z`);
	const offset = (at: number) => Date.parse(`${localDateTimeAt(at)}Z`) - at;
	return new Date(asIfUtc - offset(asIfUtc - offset(asIfUtc))).toISOString();
}

/** When what the fake knows no creation of was created. */
export const CREATED = '2024-01-01T08:00:00.000Z';
