import { addDays } from '../../lib/employee/civil-date';
import type { CivilDate } from '../../lib/employee/civil-date';
import { customValues } from './custom-fields';
import type { ValueIds } from './custom-fields';
import type { Dice } from './dice';
import { jobTitles, managerTitles, mensNames, streets, surnames, womensNames } from './names';
import type { Place, Standing } from './skeleton';
import type { CompanyUser, LocalDateTime } from './types';

/** Lucca writes a day as its local midnight. */
export const midnight = (day: CivilDate): LocalDateTime => `${day}T00:00:00`;

const EPOCH = '2004-01-01';
/** Contracts of people employed began by then, whatever day the company is looked at. */
export const SETTLED = '2025-12-31';
const SETTLED_DAYS = 8_035;

function contract(standing: Standing, today: CivilDate, dice: Dice): [CivilDate, CivilDate | null] {
	switch (standing) {
		case 'employed': {
			const start = addDays(EPOCH, dice.between(0, SETTLED_DAYS));
			return [start, dice.chance(0.06) ? addDays(today, dice.between(10, 300)) : null];
		}
		case 'former': {
			const recent = dice.chance(0.6);
			const end = recent
				? addDays(today, -dice.between(2, 360))
				: addDays('2012-01-01', dice.between(0, 4_500));
			return [addDays(end, -dice.between(90, 2_500)), end];
		}
		case 'upcoming':
			return [addDays(today, dice.between(2, 90)), dice.chance(0.3) ? addDays(today, 400) : null];
	}
}

function modifiedAt(start: CivilDate, today: CivilDate, dice: Dice): LocalDateTime {
	const day =
		dice.chance(0.02) || start > SETTLED
			? addDays(today, -dice.between(1, 3))
			: addDays('2026-01-01', dice.between(0, 140));
	const two = (number: number) => String(number).padStart(2, '0');
	const time = `${two(dice.between(7, 19))}:${two(dice.between(0, 59))}:${two(dice.between(0, 59))}`;
	return `${day}T${time}.${dice.digits(3)}`;
}

function culture(legalEntityId: number, dice: Dice): number {
	if (legalEntityId === 9) return dice.pick([1036, 1036, 2067, 1033]);
	if (legalEntityId === 8) return dice.pick([1036, 1036, 1031, 1040]);
	return dice.chance(0.93) ? 1036 : dice.pick([1033, 2057, 1034, 1031, 1040]);
}

/** Digits with leading zeros, but for the Swiss subsidiary. */
function employeeNumber(legalEntityId: number, number: number): string {
	const rank = String(number).padStart(5, '0');
	return legalEntityId === 8 ? `CH-${rank}` : `0${legalEntityId}${rank}`;
}

/** A name for a person, and the gender it goes with. */
export function drawName(dice: Dice): Pick<CompanyUser, 'firstName' | 'lastName' | 'gender'> {
	const woman = dice.chance(0.5);
	return {
		firstName: dice.pick(woman ? womensNames : mensNames),
		lastName: dice.pick(surnames),
		gender: dice.chance(0.02) ? 'Undefined' : woman ? 'Female' : 'Male',
	};
}

/**
 * A whole person for a place; login and e-mail are left for later, when every name is final.
 * @param number their rank in their establishment's numbering
 */
export function person(
	place: Place,
	number: number,
	today: CivilDate,
	ids: ValueIds,
	dice: Dice,
): CompanyUser {
	const [start, end] = contract(place.standing, today, dice);
	const dates = {
		dtContractStart: midnight(start),
		dtContractEnd: end === null ? null : midnight(end),
	};
	const calendarId = { 8: 2, 9: 3 }[place.legalEntityId] ?? 1;
	const work = { legalEntityId: place.legalEntityId, departmentId: place.department.id };
	return {
		id: place.id,
		...drawName(dice),
		login: '',
		mail: '',
		employeeNumber: employeeNumber(place.legalEntityId, number),
		...dates,
		...work,
		managerId: place.managerId,
		birthDate: midnight(addDays('1962-01-01', dice.between(0, 13_800))),
		cultureID: culture(place.legalEntityId, dice),
		calendarId,
		rolePrincipalId: place.isManager ? 62 : 61,
		habilitedRoles: [72, 73]
			.filter(() => dice.chance(place.isManager ? 0.4 : 0.03))
			.map((id) => ({ id })),
		cspId: place.isManager ? 4 : dice.between(1, 4),
		nationalityId: dice.pick(['FR', 'FR', 'FR', 'FR', 'CH', 'BE', 'ES', 'IT', 'UK', 'PT']),
		seniorityDate: dice.chance(0.1) ? midnight(addDays(start, -dice.between(30, 900))) : null,
		insuranceNumber: null,
		userWorkCycles: [],
		picture: null,
		address: dice.chance(0.9)
			? `${dice.between(1, 120)} ${dice.pick(streets)}\r\n69${dice.digits(3)} Villefictive`
			: null,
		directLine: dice.chance(0.4) ? `04 00 00 ${dice.digits(2)} ${dice.digits(2)}` : null,
		jobTitle: dice.pick(place.isManager ? managerTitles : jobTitles),
		personalEmail: null,
		personalMobile: dice.chance(0.6) ? `06 00 00 ${dice.digits(2)} ${dice.digits(2)}` : null,
		professionalMobile: dice.chance(0.5) ? `+33 6 00 00 ${dice.digits(2)} ${dice.digits(2)}` : null,
		quote: null,
		allowsElectronicPayslip: dice.chance(0.8),
		bankName: null,
		rib: null,
		iban: null,
		bic: null,
		frenchCarTaxHorsePower: dice.chance(0.1) ? dice.between(3, 7) : null,
		frenchMotocyclesTaxHorsePower: null,
		modifiedAt: modifiedAt(start, today, dice),
		applicationData: { profile_figgo: { id: 11, name: 'Temps plein' } },
		extendedData: customValues({ ...dates, ...work }, place.department.name, ids, dice),
	};
}
