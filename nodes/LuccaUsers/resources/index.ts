import { api } from './api';
import { lookUps } from './lists';
import type { Operation, Resource } from './resource';
import { user } from './user';
import { workContract } from './workContract';

/** Every resource, in the order of the list. */
export const resources: readonly Resource[] = [api, ...lookUps, user, workContract].sort(
	(one, other) => (one.option.name < other.option.name ? -1 : 1),
);

/** The operation behind two stored values. */
export function operationOf(resource: string, operation: string): Operation | undefined {
	return resources
		.find(({ option }) => option.value === resource)
		?.operations.find(({ description }) => description.value === operation);
}
