import type { CivilDate } from '../../lib/employee/civil-date';
import { contractsFrom, contractTypes, hiringTypes, terminationReasons } from './contracts';
import { customFields, ValueIds } from './custom-fields';
import { Dice } from './dice';
import { Identities } from './identity';
import { OddityMaker } from './oddities';
import {
	calendars,
	countries,
	cultures,
	departmentTree,
	establishments,
	flatten,
	jobQualifications,
	legalUnits,
	occupationCategories,
	roles,
	workCycles,
} from './organisation';
import { drawName, midnight, person } from './people';
import { skeleton } from './skeleton';
import type { Standing } from './skeleton';
import type { CompanyUser, Department, SampleCompany } from './types';

export { contractFrom } from './contracts';
export type * from './types';

const SEED = 20_260_401;
const EARLIEST = '2026-06-01';

/**
 * An invented company of 1,200 people: 1,068 employed on the day, 100 former, 32 yet to come. The
 * same day gives the same company to the last character; another day moves only those contracts and
 * changes that are about that day. Most rows are clean; `oddities` names those that are not.
 * @param today the day the company is looked at, from 2026-06-01 on
 * @throws RangeError for an earlier day
 */
export function sampleCompany(today: CivilDate = '2026-11-16'): SampleCompany {
	if (today < EARLIEST) throw new RangeError(`The sample company starts on ${EARLIEST}.`);
	const dice = new Dice(SEED);
	const ids = new ValueIds();
	const tree = departmentTree();
	const places = skeleton(tree, dice);
	const numbers = new Map<number, number>();
	const users = places.map((place) => {
		const number = (numbers.get(place.legalEntityId) ?? 0) + 1;
		numbers.set(place.legalEntityId, number);
		return person(place, number, today, ids, dice);
	});
	const departments = flatten(tree);
	nameHeads(departments, users);

	const [boss] = users;
	const swissHead = users.find(
		({ managerId, legalEntityId }) => managerId === boss?.id && legalEntityId === 8,
	);
	if (!boss || !swissHead) throw new RangeError('The sample company has nobody at its head.');
	const spareOf = (standing: Standing) =>
		dice.shuffle(users.filter((_, i) => places[i]?.standing === standing && !places[i]?.isManager));
	const odd = new OddityMaker(
		{
			boss,
			swissHead,
			spare: {
				employed: spareOf('employed'),
				former: spareOf('former'),
				upcoming: spareOf('upcoming'),
			},
		},
		today,
	);
	const early = odd.shape();
	const identities = new Identities();
	for (const user of users) {
		user.login = identities.login(user.firstName, user.lastName);
		user.mail = identities.mail(user.firstName, user.lastName);
		user.personalEmail = user.id % 3 === 0 ? `perso.${user.login}@courriel.example` : null;
	}
	const late = odd.breakMails();
	const statuses = odd.setStatuses(users, ids);
	return {
		today,
		users: dice.shuffle(users),
		countries: structuredClone(countries),
		legalUnits: structuredClone(legalUnits),
		establishments: structuredClone(establishments),
		departments,
		roles: structuredClone(roles),
		cultures: structuredClone(cultures),
		calendars: structuredClone(calendars),
		workCycles: structuredClone(workCycles),
		occupationCategories: structuredClone(occupationCategories),
		jobQualifications: structuredClone(jobQualifications),
		contractTypes: structuredClone(contractTypes),
		hiringTypes: structuredClone(hiringTypes),
		terminationReasons: structuredClone(terminationReasons),
		workContracts: contractsFrom(users),
		customFields: structuredClone(customFields),
		oddities: { ...early, ...late, ...statuses },
	};
}

/**
 * People hired after the company was made, employed since the first day of 2026, ready to be put in.
 * Ids, logins and mails are new; a second call with the same company gives the same people.
 * @param company left as it is
 */
export function newcomers(company: SampleCompany, count: number): CompanyUser[] {
	const dice = new Dice(SEED + 1);
	const pattern = company.users.find(({ id }) => id === company.oddities.homonyms[0]?.[0]);
	if (!pattern) throw new RangeError('The company has nobody to take as a pattern.');
	const lastId = Math.max(...company.users.map(({ id }) => id));
	return Array.from({ length: count }, (_, index) => ({
		...structuredClone(pattern),
		...drawName(dice),
		id: lastId + index + 1,
		login: `newcomer${index + 1}`,
		mail: `newcomer${index + 1}@acme.example`,
		employeeNumber: `099${String(index + 1).padStart(4, '0')}`,
		dtContractStart: midnight('2026-01-01'),
		dtContractEnd: null,
	}));
}

/** The highest placed person of a department is its head; equals are told apart by their order. */
function nameHeads(departments: readonly Department[], users: readonly CompanyUser[]): void {
	for (const department of departments) {
		department.headId =
			users.find(({ departmentId }) => departmentId === department.id)?.id ?? null;
	}
}
