/** What answers where: one line a route. A `*` stands for one part of the path, whatever its case. */
import type { Answer } from './answer';
import type { Call, Handler } from './call';
import { itemOf, listOf } from './v3/collection';
import { extensionDefinitions } from './v3/extension-definitions';
import { gone } from './v3/gone';
import { roles } from './v3/roles';
import { users } from './v3/users';
import { createUser, updateUser } from './v3/writing/users';
import * as v4 from './v4/organisation';
import {
	createWorkContract,
	hiringTypes,
	updateWorkContract,
	workContracts,
} from './v4/work-contracts';
import { resources as newer } from './v5/resources';

type Route = readonly [method: string, path: string, handler: Handler];

const routes: readonly Route[] = [
	['GET', '/api/v3/users', listOf(users)],
	['POST', '/api/v3/users', createUser],
	['GET', '/api/v3/users/*', itemOf(users)],
	['PUT', '/api/v3/users/*', updateUser],
	['GET', '/api/v3/roles', listOf(roles)],
	['GET', '/api/v3/roles/*', itemOf(roles)],
	['GET', '/api/v3/extensionuserdefinitions', listOf(extensionDefinitions)],
	['GET', '/api/v3/extensionuserdefinitions/*', itemOf(extensionDefinitions)],
	['GET', '/api/v3/departments', gone],
	['GET', '/api/v3/departments/*', gone],
	['GET', '/api/v3/legalentities', gone],
	['GET', '/api/v3/legalentities/*', gone],
	['GET', '/organization/structure/api/establishments', v4.establishments],
	['GET', '/organization/structure/api/departments', v4.departments],
	['GET', '/organization/structure/api/legal-units', v4.legalUnits],
	['GET', '/organization/structure/api/countries', v4.countries],
	['GET', '/organization/structure/api/occupation-categories', v4.occupationCategories],
	['GET', '/organization/structure/api/job-qualifications', v4.jobQualifications],
	['GET', '/directory/api/4.0/work-contracts', workContracts],
	['POST', '/directory/api/4.0/work-contracts', createWorkContract],
	['PATCH', '/directory/api/4.0/work-contracts/*', updateWorkContract],
	['GET', '/directory/api/work-contract-hiring-types', hiringTypes],
	...newer.flatMap(({ path, list, item }): Route[] => [
		['GET', path, list],
		['GET', `${path}/*`, item],
	]),
];

/** A part of a path; one that is not properly encoded stays as it is and will be found nowhere. */
function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

/** The open parts of a path that fits a route, or undefined. */
function fit(pattern: string, path: string): string[] | undefined {
	const [wanted, given] = [pattern.split('/'), path.split('/')];
	if (wanted.length !== given.length) return undefined;
	const parameters: string[] = [];
	for (const [index, part] of given.entries()) {
		if (wanted[index] === '*' && part !== '') parameters.push(decoded(part));
		else if (wanted[index] !== part.toLowerCase()) return undefined;
	}
	return parameters;
}

/**
 * Answers a call at a path: 404 where nothing stands, 405 where the method is not one of the route's.
 * @throws Refused for what the route refuses
 */
export function route(method: string, path: string, call: Call): Answer {
	const allowed: string[] = [];
	for (const [routeMethod, pattern, handler] of routes) {
		const parameters = fit(pattern, path);
		if (!parameters) continue;
		if (routeMethod === method) return handler(call, parameters);
		allowed.push(routeMethod);
	}
	if (allowed.length === 0) return call.refuse(404, `No resource found at ${path}`);
	const allow = allowed.join(', ');
	return call.refuse(405, `Method ${method} is not allowed here`, { allow });
}
