import type {
	ContractType,
	Department,
	Establishment,
	JobQualification,
	LegalUnit,
	OccupationCategory,
} from '../../company';
import type { Call } from '../call';
import type { Filter } from './filters';
import { CREATED, utc } from './moments';
import { reference } from './resource';
import type { Resource } from './resource';

const threeLetters: Readonly<Record<number, string>> = { 250: 'FRA', 756: 'CHE', 56: 'BEL' };
const country = ({ countryId }: LegalUnit) => threeLetters[countryId] ?? null;

const byArchive: Filter<{ isArchived: boolean }> = {
	kind: 'truth',
	read: ({ isArchived }) => isArchived,
};

/** Archived ones come too unless left out, contrary to v4 (lucca-api reference, section 9.6). */
export const departments: Resource<Department> = {
	type: 'department',
	plural: 'departments',
	rows: ({ company }) => company.departments,
	id: ({ id }) => String(id),
	shape(department, call) {
		const { name, description, code, isActive, hierarchy, parentLuccaId, headId } = department;
		const to = (type: string, plural: string, id: number | null) =>
			id === null ? null : reference(type, plural, id, call);
		return {
			remoteId: code,
			isArchived: !isActive,
			name,
			description,
			parent: to('department', 'departments', parentLuccaId),
			level: hierarchy.split('/').length - 2,
			manager: to('employee', 'employees', headId),
			sortOrder: (department.sortOrderInSiblings ?? 1) - 1,
		};
	},
	links: ({ id }) => ({ activeEmployees: `employees?applicableJobPosition.department.id=${id}` }),
	filters: {
		search: { kind: 'search', read: ({ name, code }) => [name, code] },
		isArchived: { kind: 'truth', read: ({ isActive }) => !isActive },
	},
};

function unitOf({ legalUnitId }: Establishment, { company }: Call): LegalUnit | undefined {
	return company.legalUnits.find(({ id }) => id === legalUnitId);
}

/** Called legal entities on v3, and establishments on v4. */
export const businessEstablishments: Resource<Establishment> = {
	type: 'business-establishment',
	plural: 'business-establishments',
	rows: ({ company }) => company.establishments,
	id: ({ id }) => String(id),
	shape(place, call) {
		const unit = unitOf(place, call);
		return {
			name: place.name,
			remoteId: place.code,
			legalEntity: reference('legal-entity', 'legal-entities', place.legalUnitId, call),
			isHeadquarters: unit?.headquartersId === place.id,
			taxIdentificationNumber: { format: 'other', value: place.legalIdentificationNumber },
			address: {
				addressLines: [place.address.street],
				postalCode: place.address.zipCode,
				locality: place.address.city,
				administrativeArea: null,
				countryCode: unit ? country(unit) : null,
			},
			timezoneId: place.timezoneId,
			isArchived: place.isArchived,
			lastArchivedAt: null,
			createdAt: utc(place.createdAt),
			lastUpdatedAt: utc(place.createdAt),
		};
	},
	embeds: { 'legal-entity': ({ legalUnitId }) => legalUnitId },
	filters: {
		'legalEntity.id': { kind: 'list', read: ({ legalUnitId }) => String(legalUnitId) },
		search: { kind: 'search', read: ({ name, code }) => [name, code] },
		isArchived: byArchive,
	},
};

/** Called legal units on v4. */
export const legalEntities: Resource<LegalUnit> = {
	type: 'legal-entity',
	plural: 'legal-entities',
	rows: ({ company }) => company.legalUnits,
	id: ({ id }) => String(id),
	shape: (unit) => ({
		legalName: unit.name,
		remoteId: unit.code,
		isArchived: unit.isArchived,
		countryCode: country(unit),
		currencyCode: country(unit) === 'CHE' ? 'CHF' : 'EUR',
		taxIdentificationNumber: { format: 'other', value: unit.legalIdentificationNumber },
		industryCode: { format: 'other', value: unit.activityCode },
		createdAt: utc(unit.createdAt),
		lastUpdatedAt: utc(unit.createdAt),
		lastArchivedAt: null,
	}),
	links: ({ id }) => ({ businessEstablishments: `business-establishments?legalEntity.id=${id}` }),
	filters: { countryCode: { kind: 'list', read: country }, isArchived: byArchive },
};

export const jobQualifications: Resource<JobQualification> = {
	type: 'job-qualification',
	plural: 'job-qualifications',
	rows: ({ company }) => company.jobQualifications,
	id: ({ id }) => String(id),
	shape: ({ name, id }, call) => ({
		title: name,
		profession: reference('profession', 'professions', id, call),
		rank: null,
		createdAt: CREATED,
		lastUpdatedAt: CREATED,
	}),
	filters: {},
};

export const occupationCategories: Resource<OccupationCategory> = {
	type: 'occupation-category',
	plural: 'occupation-categories',
	rows: ({ company }) => company.occupationCategories,
	id: ({ id }) => String(id),
	shape: ({ name }) => ({ title: name, businessEstablishments: null, t9n: { title: null } }),
	filters: {},
};

export const employmentTemplates: Resource<ContractType> = {
	type: 'employment-template',
	plural: 'employment-templates',
	rows: ({ company }) => company.contractTypes,
	id: ({ id }) => String(id),
	shape: ({ name, isFixedTerm }) => ({
		title: name,
		legalEntities: [],
		term: isFixedTerm ? 'fixed' : 'permanent',
		audience: 'employee',
		t9n: { title: null },
		createdAt: CREATED,
		lastUpdatedAt: CREATED,
	}),
	filters: {},
};
