import type { Filter } from './filters';
import type { Job } from './jobs';

type Filters<Row> = Record<string, Filter<Row>>;
const nothing = () => null;
const text = (id: number | null) => (id === null ? null : String(id));

/** What of its employment a list of people may be filtered by, under a prefix. */
export function employmentFields<Row>(prefix: string, jobOf: (row: Row) => Job): Filters<Row> {
	const of = (read: (job: Job) => string | null) => (row: Row) => read(jobOf(row));
	return {
		[`${prefix}legalEntity.id`]: { kind: 'list', read: of(({ legalEntityId }) => legalEntityId) },
		[`${prefix}remoteId`]: { kind: 'list', read: of(({ contract }) => contract.externalId) },
		[`${prefix}startsOn`]: { kind: 'date', read: of(({ contract }) => contract.startsOn) },
		[`${prefix}endsOn`]: { kind: 'date', read: of(({ contract }) => contract.endsOn) },
		[`${prefix}template.id`]: { kind: 'list', read: of(({ contract }) => String(contract.typeId)) },
		[`${prefix}template.term`]: {
			kind: 'list',
			read: of(({ term }) => term),
			words: ['permanent', 'fixed'],
		},
	};
}

/** What of a job position it may be filtered by, under a prefix. */
export function positionFields<Row>(prefix: string, jobOf: (row: Row) => Job): Filters<Row> {
	const of = (read: (job: Job) => string | null) => (row: Row) => read(jobOf(row));
	const list = (read: (job: Job) => string | null): Filter<Row> => ({
		kind: 'list',
		read: of(read),
	});
	return {
		[`${prefix}remoteId`]: list(nothing),
		[`${prefix}businessEstablishment.id`]: list((job) => String(job.establishmentId)),
		[`${prefix}department.id`]: list(({ user }) => String(user.departmentId)),
		[`${prefix}manager.id`]: list(({ user }) => text(user.managerId)),
		[`${prefix}jobQualification.id`]: list(nothing),
		[`${prefix}occupationCategory.id`]: list(({ user }) => text(user.cspId)),
	};
}
