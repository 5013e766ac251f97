import { ExplainedError } from '../../explained-error';
import type { Query } from '../client/request';
import type { UserFilters } from '../people/user-filters';
import type { WantedContent } from '../people/wanted-content';
import { FEW } from './lists';

const WITH_KEY = "choose a 'Lucca HR API' credential, which has an API key";

/** Sensitive fields the newer API has, in its personal records. */
const inPersonalRecords: ReadonlySet<string> = new Set(['birthDate', 'nationality']);

/** Every status an employee may have: those who are here, those to come, those who left. */
export const EVERYBODY = 'active,upcoming,deactivated';

/**
 * The filters as a query of the newer API's employees (lucca-api reference, section 9.2). It cannot be
 * asked for an employee number nor for a moment of change: who calls looks for those in what it gives.
 * @throws ExplainedError for what Lucca cannot be asked for
 */
export function employeeQuery(filters: UserFilters): Query {
	if (filters.login) {
		throw new ExplainedError(
			"Lucca's newer API knows no logins, so nobody can be looked up by one",
			`Look the person up by ID, email or employee number, or ${WITH_KEY}`,
		);
	}
	const query: Record<string, string> = {
		status: filters.formerEmployees ? EVERYBODY : 'active,upcoming',
	};
	const add = (name: string, value: string | undefined) => {
		if (value) query[name] = value;
	};
	add('id', among('Lucca ID', filters.luccaIds));
	add('email', filters.email && among('Email', [filters.email.trim()]));
	add(
		'applicableJobPosition.businessEstablishment.id',
		among('Establishment', filters.establishmentIds),
	);
	add('applicableJobPosition.department.id', among('Department', filters.departmentIds));
	return query;
}

/** A comma separates values, a hyphen in front negates one, and `null` means an empty field (section 9.1). */
function among(parameter: string, values: readonly string[] = []): string | undefined {
	const stray = values.find((value) => !/^[^-,\s][^,\s]*$/.test(value) || /^null$/i.test(value));
	if (stray !== undefined) {
		throw new ExplainedError(
			`Lucca cannot be asked for '${stray}' in '${parameter}'`,
			`Check the value of '${parameter}'`,
		);
	}
	const different = [...new Set(values)];
	if (different.length <= FEW) return different.length > 0 ? different.join(',') : undefined;
	throw new ExplainedError(
		`'${parameter}' holds ${different.length} values, and Lucca takes ${FEW} at most`,
		`Name fewer in '${parameter}', or read everybody and filter afterwards`,
	);
}

/**
 * Refuses what somebody asks for by name and the newer API does not give: an absent column would be
 * noticed too late.
 * @throws ExplainedError naming it
 */
export function refuseUnavailable(wanted: WantedContent): void {
	if (wanted.customFields === 'all' || (wanted.customFields ?? []).length > 0) {
		throw new ExplainedError(
			"Custom fields of the HR file cannot be read through Lucca's newer API",
			`Take 'Custom Field Names or IDs' out of 'Options', or ${WITH_KEY}`,
		);
	}
	const missing = (wanted.sensitiveFields ?? []).filter((field) => !inPersonalRecords.has(field));
	if (missing.length === 0) return;
	throw new ExplainedError(
		`Lucca's newer API does not give ${missing.map((field) => `'${field}'`).join(', ')}`,
		`Choose only the date of birth and the nationality in 'Sensitive Fields', or ${WITH_KEY}`,
	);
}
