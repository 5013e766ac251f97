import type { PersonRecord } from '../../../lib/tabular/rows';
import { random } from '../../support/random';
import { anna, columnOf, imported } from './people';

/** A company of so many, of whom some have a manager outside the file, some none, and some are in loops. */
function company(draw: (bound: number) => number, size: number): PersonRecord[] {
	return Array.from({ length: size }, (_, at) => {
		const others = draw(10) === 0 ? size : Math.max(at, 1);
		const managers = [null, 'outside', `p${at}`, undefined];
		return {
			...anna,
			login: `p${at}`,
			employeeNumber: `0${at}`,
			email: `p${at}@acme.example`,
			managerLogin: draw(8) === 0 ? managers[draw(3)] : `p${draw(others)}`,
		};
	});
}

function shuffled<T>(list: readonly T[], draw: (bound: number) => number): T[] {
	const mixed = [...list];
	for (let at = mixed.length - 1; at > 0; at--) {
		const other = draw(at + 1);
		[mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
	}
	return mixed;
}

/** Whether a chain of managers comes back to the person it starts from. */
function isInLoop(login: string, managerOf: ReadonlyMap<string, string>): boolean {
	let at = managerOf.get(login);
	for (let steps = 0; at !== undefined && steps <= managerOf.size; steps++) {
		if (at === login) return true;
		at = managerOf.get(at);
	}
	return false;
}

const seeds = Array.from({ length: 300 }, (_, seed) => seed);

test('managers stand before their people, in whatever order people come', () => {
	let inLoops = 0;
	for (const seed of seeds) {
		const draw = random(seed);
		const people = shuffled(company(draw, 1 + draw(60)), draw);
		const file = imported(people, { knownManagers: [{ login: 'outside' }] });
		const logins = columnOf(file, 'login');
		const managers = columnOf(file, 'manager');
		expect([...logins].sort()).toEqual(people.map(({ login }) => login).sort());
		const managerOf = new Map(
			logins.flatMap((login, row) => {
				const manager = managers[row] as string;
				return manager === login || manager === 'outside' ? [] : [[login, manager] as const];
			}),
		);
		const rowOf = new Map(logins.map((login, row) => [login, row]));
		const late = [...managerOf].filter(
			([login, manager]) => (rowOf.get(manager) ?? Infinity) > (rowOf.get(login) as number),
		);
		const looped = logins.filter((login) => isInLoop(login, managerOf));
		// Somebody under a loop comes after it; only its own members cannot all.
		expect(late.filter(([login]) => !looped.includes(login))).toEqual([]);
		const told = file.warnings.filter(({ rule }) => rule.includes('leads back'));
		expect(told.map(({ index }) => people[index]?.login).sort()).toEqual(looped.sort());
		inLoops += looped.length;
	}
	expect(inLoops).toBeGreaterThan(100);
});
