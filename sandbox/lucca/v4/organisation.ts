import type {
	Country,
	Department,
	Establishment,
	JobQualification,
	LegalUnit,
	OccupationCategory,
} from '../../company';
import type { Call } from '../call';
import { booleanList, listV4, numberList } from './list';
import type { List } from './list';

function legalUnit(unit: LegalUnit, { company }: Call): object {
	return { ...unit, country: company.countries.find(({ id }) => id === unit.countryId) ?? null };
}

function establishment(place: Establishment, call: Call) {
	const unit = call.company.legalUnits.find(({ id }) => id === place.legalUnitId);
	return {
		...place,
		legalUnit: unit ? legalUnit(unit, call) : null,
		usersCount: call.company.users.filter(({ legalEntityId }) => legalEntityId === place.id).length,
		author: null,
	};
}

const byId = (value: string) => {
	const ids = numberList(value, 'id');
	return ({ id }: { id: number }) => ids.has(id);
};

const byArchive = (value: string) => {
	const wanted = booleanList(value, 'isArchived');
	return ({ isArchived }: { isArchived: boolean }) => wanted.has(isArchived);
};

export const establishments = listV4<ReturnType<typeof establishment>>({
	items: (call) => call.company.establishments.map((place) => establishment(place, call)),
	filters: {
		id: byId,
		isArchived: byArchive,
		legalUnitId: (value) => {
			const ids = numberList(value, 'legalUnitId');
			return ({ legalUnitId }) => ids.has(legalUnitId);
		},
		search: (value) => (place) => place.name.toLowerCase().includes(value.toLowerCase()),
	},
	defaults: { isArchived: 'false' },
});

/** Of its own parameters nothing is published: none is known here. */
export const departments = listV4<Department>({ items: ({ company }) => company.departments });

export const legalUnits = listV4<LegalUnit>({
	items: (call) => call.company.legalUnits.map((unit) => ({ ...unit, ...legalUnit(unit, call) })),
});

const plainCountries: List<Country> = { items: ({ company }) => company.countries };
export const countries = listV4(plainCountries);

export const occupationCategories = listV4<OccupationCategory>({
	items: ({ company }) => company.occupationCategories,
});

/** Read by Lucca's own front-end. */
export const jobQualifications = listV4<JobQualification>({
	items: ({ company }) => company.jobQualifications,
});
