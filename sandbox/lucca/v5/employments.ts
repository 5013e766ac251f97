import { positionFields } from './job-fields';
import { jobsOf, statuses } from './jobs';
import type { Job } from './jobs';
import { utc } from './moments';
import { reference } from './resource';
import type { Resource } from './resource';

/** A stretch of employment (lucca-api reference, section 9.3). */
export const employments: Resource<Job> = {
	type: 'employment',
	plural: 'employments',
	rows: jobsOf,
	id: ({ employmentId }) => employmentId,
	shape(job, call) {
		const { user, contract, status, legalEntityId } = job;
		return {
			remoteId: contract.externalId,
			employee: reference('employee', 'employees', user.id, call),
			legalEntity: reference('legal-entity', 'legal-entities', legalEntityId ?? '', call),
			status,
			start: { date: contract.startsOn },
			end: contract.endsOn === null ? null : { date: contract.endsOn },
			document: null,
			template: reference('employment-template', 'employment-templates', contract.typeId, call),
			createdAt: utc(contract.createdAt),
			lastUpdatedAt: utc(contract.lastModifiedAt),
		};
	},
	links: ({ employmentId }) => ({ jobPositions: `job-positions?employment.id=${employmentId}` }),
	embeds: { employee: ({ user }) => user.id },
	filters: {
		id: { kind: 'list', read: ({ employmentId }) => employmentId },
		remoteId: { kind: 'list', read: ({ contract }) => contract.externalId },
		'employee.id': { kind: 'list', read: ({ user }) => String(user.id) },
		'legalEntity.id': { kind: 'list', read: ({ legalEntityId }) => legalEntityId },
		'template.id': { kind: 'list', read: ({ contract }) => String(contract.typeId) },
		status: { kind: 'list', read: ({ status }) => status, words: statuses },
		'start.date': { kind: 'date', read: ({ contract }) => contract.startsOn },
		'end.date': { kind: 'date', read: ({ contract }) => contract.endsOn },
	},
	sorts: {
		'start.date': ({ contract }) => contract.startsOn,
		'end.date': ({ contract }) => contract.endsOn,
	},
};

/** What a person does during an employment, where and for whom (lucca-api reference, section 9.4). */
export const jobPositions: Resource<Job> = {
	type: 'job-position',
	plural: 'job-positions',
	rows: jobsOf,
	id: ({ positionId }) => positionId,
	shape({ user, contract, establishmentId, employmentId, status }, call) {
		const to = (type: string, plural: string, id: number | null) =>
			id === null ? null : reference(type, plural, id, call);
		return {
			remoteId: null,
			employment: reference('employment', 'employments', employmentId, call),
			employee: to('employee', 'employees', user.id),
			status,
			startsOn: contract.startsOn,
			endsOn: contract.endsOn,
			businessEstablishment: to(
				'business-establishment',
				'business-establishments',
				establishmentId,
			),
			jobTitle: user.jobTitle === '' ? null : user.jobTitle,
			jobQualification: null,
			manager: to('employee', 'employees', user.managerId),
			occupationCategory: to('occupation-category', 'occupation-categories', user.cspId),
			workingTimeArrangement: null,
			department: to('department', 'departments', user.departmentId),
			document: null,
			notes: null,
			t9n: { jobTitle: null },
			updatedAttributes: [],
			createdAt: utc(contract.createdAt),
			lastUpdatedAt: utc(user.modifiedAt),
		};
	},
	embeds: {
		department: ({ user }) => user.departmentId,
		'job-qualification': () => null,
		employee: ({ user }) => user.id,
		employment: ({ employmentId }) => employmentId,
	},
	filters: {
		id: { kind: 'list', read: ({ positionId }) => positionId },
		'employment.id': { kind: 'list', read: ({ employmentId }) => employmentId },
		'employment.employee.id': { kind: 'list', read: ({ user }) => String(user.id) },
		status: { kind: 'list', read: ({ status }) => status, words: statuses },
		startsOn: { kind: 'date', read: ({ contract }) => contract.startsOn },
		endsOn: { kind: 'date', read: ({ contract }) => contract.endsOn },
		updatedAttributes: { kind: 'list', read: () => null },
		...positionFields('', (job: Job) => job),
	},
	sorts: {
		startsOn: ({ contract }) => contract.startsOn,
		endsOn: ({ contract }) => contract.endsOn,
	},
};
