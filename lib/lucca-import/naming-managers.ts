import type { Fault } from '../tabular/fault';
import type { PersonRecord } from '../tabular/rows';
import type { ImportRequest } from './request';

/** How a manager is written; blank when there is nothing to write. */
export function calledOf(manager: PersonRecord, as: ImportRequest['managerAs']): string {
	if (as === 'login') return textOf(manager.login);
	const names = [textOf(manager.firstName), textOf(manager.lastName)];
	return names.every(Boolean) ? names.join(' ') : '';
}

/** Somebody a person in charge can find. */
export function whose(person: PersonRecord | undefined): string {
	const name = [textOf(person?.firstName), textOf(person?.lastName)].join(' ').trim();
	return name || textOf(person?.email) || textOf(person?.employeeNumber) || '?';
}

export function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** What is said of a manager nobody knows. */
export const UNKNOWN: Fault = {
	rule: 'is the manager of this person and neither in the file nor known to be in Lucca',
	remedy:
		"Bring the manager into the source, name them in 'Known Managers', or choose what to do in 'When the Manager Is Unknown'",
};

/** What is said of a manager who may be any of several. */
export const SEVERAL: Fault = {
	rule: 'is the manager of this person, and several people are called so',
	remedy: 'Name the manager by what nobody else has, such as the login',
};

/** What is said of a manager, or of somebody who is their own, who has nothing to be written by. */
export const NAMELESS: Readonly<Record<ImportRequest['managerAs'], Fault>> = {
	login: {
		rule: 'is to stand here by a login, and has none',
		remedy:
			"Give logins at the source, choose in 'Login From' what they are, or write managers by their names",
	},
	names: {
		rule: 'is to stand here by first and last name, and lacks one of them',
		remedy: 'Fill in the names at the source, or write managers by their logins',
	},
};
