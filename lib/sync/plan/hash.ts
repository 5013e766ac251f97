import { createHash } from 'node:crypto';
import type { PlannedAbsence, PlannedCreate, PlannedUpdate } from './plan';

/**
 * SHA-256, hexadecimal, of what a plan would do: the same whatever order people came in.
 */
export function hashOf(
	creates: readonly PlannedCreate[],
	updates: readonly PlannedUpdate[],
	absent: readonly PlannedAbsence[],
): string {
	const sorted = (values: Readonly<Record<string, string>>) =>
		Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));
	const lines = [
		...creates.map(({ key, values }) => JSON.stringify(['create', key, sorted(values)])),
		...updates.map(({ luccaId, changes, clear }) =>
			JSON.stringify(['update', luccaId, changes, [...clear].sort()]),
		),
		...absent.flatMap(({ luccaId, contractEnd }) =>
			contractEnd === undefined ? [] : [JSON.stringify(['depart', luccaId, contractEnd])],
		),
	].sort();
	const hash = createHash('sha256');
	for (const line of lines) hash.update(`${line}\n`);
	return hash.digest('hex');
}
