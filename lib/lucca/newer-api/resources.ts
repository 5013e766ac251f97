/** The header `Api-Version`: the newer API answers no request without it (lucca-api reference, section 3.2). */
export const API_VERSION = '2024-11-01';

/**
 * What is read of Lucca's newer API (https://developers.lucca.fr/api-reference/latest; lucca-api
 * reference, section 9): where it stands, what it is called, and the scope a client application needs.
 */
export interface Resource {
	readonly path: string;
	/** As a message says it, e.g. `employments`. */
	readonly plural: string;
	readonly scope: string;
}

function resource(name: string, plural: string): Resource {
	return { path: `/lucca-api/${name}`, plural, scope: `${name}.readonly` };
}

export const EMPLOYEES = resource('employees', 'employees');
export const EMPLOYMENTS = resource('employments', 'employments');
export const JOB_POSITIONS = resource('job-positions', 'job positions');
export const DEPARTMENTS = resource('departments', 'departments');
export const ESTABLISHMENTS = resource('business-establishments', 'establishments');
/** Of high criticality at Lucca: read only when somebody asks for what it holds. */
export const PERSONAL_RECORDS = resource('employee-personal-records', 'personal records');

/** The scopes that reading people takes, without those of sensitive fields. */
export const ordinaryScopes: readonly string[] = [
	EMPLOYEES,
	EMPLOYMENTS,
	JOB_POSITIONS,
	DEPARTMENTS,
	ESTABLISHMENTS,
].map(({ scope }) => scope);
