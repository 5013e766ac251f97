import { ExplainedError } from '../../explained-error';
import type { Query } from '../client/request';

/** Which people to read; an absent or empty filter lets everybody pass. */
export interface UserFilters {
	readonly luccaIds?: readonly string[];
	readonly login?: string;
	readonly email?: string;
	readonly employeeNumber?: string;
	/** A local date-time without zone, as Lucca writes `modifiedAt`. */
	readonly modifiedSince?: string;
	/** v4 establishments, which v3 calls legal entities (lucca-api reference, section 1). */
	readonly establishmentIds?: readonly string[];
	/** People directly in these departments, not in those below. */
	readonly departmentIds?: readonly string[];
	/** Lucca leaves out people who left unless asked. */
	readonly formerEmployees?: boolean;
}

/**
 * The filters as Lucca's v3 query (lucca-api reference, sections 5.4 and 6.1).
 * @throws ExplainedError for a value Lucca cannot be asked for
 */
export function userQuery(filters: UserFilters): Query {
	const query: Record<string, string> = {};
	const add = (name: string, value: string | undefined) => {
		if (value) query[name] = value;
	};
	add('id', ids('Lucca ID', filters.luccaIds));
	add('login', literal('Login', filters.login));
	add('mail', literal('Email', filters.email));
	add('employeeNumber', literal('Employee Number', filters.employeeNumber));
	add(
		'modifiedAt',
		filters.modifiedSince && `since,${literal('Modified Since', filters.modifiedSince)}`,
	);
	add('legalEntityId', ids('Establishment', filters.establishmentIds));
	add('departmentId', ids('Department', filters.departmentIds));
	add('formerEmployees', filters.formerEmployees ? 'true' : undefined);
	return query;
}

function ids(parameter: string, values: readonly string[] = []): string | undefined {
	const stray = values.find((value) => !/^\d+$/.test(value));
	if (stray !== undefined) {
		throw new ExplainedError(
			`'${stray}' is no Lucca ID of '${parameter}'`,
			`Give '${parameter}' the numbers Lucca uses, e.g. 1207`,
		);
	}
	return values.length > 0 ? [...new Set(values)].join(',') : undefined;
}

/** A comma separates values in Lucca's filters and cannot be escaped; `null` means an empty field. */
function literal(parameter: string, value: string | undefined): string | undefined {
	const text = value?.trim();
	if (text === undefined || !(text.includes(',') || text.toLowerCase() === 'null')) return text;
	throw new ExplainedError(
		`Lucca cannot be asked for '${text}' in '${parameter}'`,
		`Commas, and the word null, have a meaning of their own there: look the person up by something else`,
	);
}
