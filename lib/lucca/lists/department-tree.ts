import type { Department } from './organisation';

/** Lucca allows nine levels (lucca-api reference, section 8.2); more is a tree that bites its tail. */
const DEEPEST = 9;

/**
 * The names on the way from the top of the tree down to each department, its own last, by department
 * ID. A department whose way up is not known whole has no entry.
 */
export function waysDown(departments: readonly Department[]): ReadonlyMap<string, string[]> {
	const byId = new Map(departments.map((department) => [department.id, department]));
	const ways = new Map<string, string[]>();
	for (const department of departments) {
		const way = wayTo(department, byId);
		if (way) ways.set(department.id, way);
	}
	return ways;
}

function wayTo(
	department: Department,
	byId: ReadonlyMap<string, Department>,
): string[] | undefined {
	const names: string[] = [];
	for (let place: Department | undefined = department; place;) {
		names.unshift(place.name);
		if (place.parentId === null) return names;
		if (place.parentId === undefined || names.length > DEEPEST) return undefined;
		place = byId.get(place.parentId);
	}
	return undefined;
}
