import type { Employee } from '../../employee/record';
import { waysDown } from '../lists/department-tree';
import type { Department } from '../lists/organisation';

type Levels = Pick<Employee, 'departmentLevel1' | 'departmentLevel2' | 'departmentLevel3'>;

/**
 * The first three names on the way down to each department, by department ID. Levels below the
 * department are empty. A department whose way up is not known whole has no entry.
 */
export function departmentLevels(departments: readonly Department[]): ReadonlyMap<string, Levels> {
	const levels = new Map<string, Levels>();
	for (const [id, [first = null, second = null, third = null]] of waysDown(departments)) {
		levels.set(id, { departmentLevel1: first, departmentLevel2: second, departmentLevel3: third });
	}
	return levels;
}
