import type { Employee } from '../../employee/record';
import type { Department } from '../lists/organisation';

/** Lucca allows nine levels (lucca-api reference, section 8.2); more is a tree that bites its tail. */
const DEEPEST = 9;

type Levels = Pick<Employee, 'departmentLevel1' | 'departmentLevel2' | 'departmentLevel3'>;

/**
 * The names on the way from the top of the tree down to a department, by department ID. Levels
 * below the department are empty. A department whose way up is not known whole has no entry.
 */
export function departmentLevels(departments: readonly Department[]): ReadonlyMap<string, Levels> {
	const byId = new Map(departments.map((department) => [department.id, department]));
	const levels = new Map<string, Levels>();
	for (const department of departments) {
		const path = pathTo(department, byId);
		if (!path) continue;
		const [first = null, second = null, third = null] = path;
		levels.set(department.id, {
			departmentLevel1: first,
			departmentLevel2: second,
			departmentLevel3: third,
		});
	}
	return levels;
}

function pathTo(
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
