import type { Operation, Resource } from './resource';
import { user } from './user';

/** Every resource, in the order of the list. */
export const resources: readonly Resource[] = [user];

/** The operation behind two stored values. */
export function operationOf(resource: string, operation: string): Operation | undefined {
	return resources
		.find(({ option }) => option.value === resource)
		?.operations.find(({ description }) => description.value === operation);
}
