import { addDays } from '../../lib/employee/civil-date';
import type { CivilDate } from '../../lib/employee/civil-date';
import { status360 } from './custom-fields';
import type { ValueIds } from './custom-fields';
import { awkwardJobTitles, decomposedNames, namesBeyondWindows1252 } from './names';
import { midnight, SETTLED } from './people';
import type { Standing } from './skeleton';
import type { CompanyUser, Oddities } from './types';

/** The people an oddity may fall on: each is handed out once, so that no two fall on one person. */
class Spare {
	constructor(
		private readonly people: CompanyUser[],
		private readonly odd: Set<number>,
	) {}

	one(): CompanyUser {
		const taken = this.people.pop();
		if (taken === undefined) throw new RangeError('The sample company has too few people.');
		this.odd.add(taken.id);
		return taken;
	}

	some(count: number): CompanyUser[] {
		return Array.from({ length: count }, () => this.one());
	}

	pair(): [CompanyUser, CompanyUser] {
		return [this.one(), this.one()];
	}
}

export interface Cast {
	boss: CompanyUser;
	swissHead: CompanyUser;
	/** People nobody reports to, by where they stand, in random order. */
	spare: Record<Standing, CompanyUser[]>;
}

const idsOf = (people: readonly CompanyUser[]): number[] => people.map(({ id }) => id);
const pairOf = ([one, other]: readonly [CompanyUser, CompanyUser]): [number, number] => [
	one.id,
	other.id,
];

type Late = Pick<Oddities, 'sharedMail' | 'rehired' | 'missingMail'>;
type Early = Omit<Oddities, keyof Late | 'unknownStatus' | 'emptyStatus'>;

/** Odd rows in the making: names first, then mails (which come from names), then statuses. */
export class OddityMaker {
	private readonly odd = new Set<number>();
	private readonly employed: Spare;
	private readonly former: Spare;
	private readonly upcoming: Spare;
	private readonly rehired: [CompanyUser, CompanyUser];

	constructor(
		private readonly cast: Cast,
		private readonly today: CivilDate,
	) {
		this.employed = new Spare(cast.spare.employed, this.odd);
		this.former = new Spare(cast.spare.former, this.odd);
		this.upcoming = new Spare(cast.spare.upcoming, this.odd);
		this.rehired = [this.former.one(), this.employed.one()];
	}

	/** Everything that has to be so before logins and e-mails are made from names. */
	shape(): Early {
		const { boss, swissHead } = this.cast;
		boss.managerId = boss.id;
		boss.jobTitle = 'Présidente';
		swissHead.managerId = null;
		swissHead.jobTitle = 'Directeur Suisse';
		return {
			ownManager: boss.id,
			noManager: swissHead.id,
			sharedEmployeeNumber: this.shareEmployeeNumber(),
			homonyms: this.makeHomonyms(6),
			missingBirthDate: this.each(15, (user) => (user.birthDate = null)),
			missingJobTitle: this.each(10, (user) => (user.jobTitle = null)),
			managerLeft: this.loseManagers(6),
			beyondWindows1252: this.each(namesBeyondWindows1252.length, (user, i) => {
				[user.firstName, user.lastName] = namesBeyondWindows1252[i] ?? ['', ''];
			}),
			awkwardJobTitle: this.each(14, (user, i) => {
				user.jobTitle = awkwardJobTitles[i % awkwardJobTitles.length] ?? null;
			}),
			decomposedAccent: this.each(decomposedNames.length, (user, i) => {
				user.firstName = decomposedNames[i] ?? '';
			}),
			...this.bindDates(),
		};
	}

	/** What breaks the rule that an e-mail is somebody's own. */
	breakMails(): Late {
		const shared = this.employed.pair();
		shared[1].mail = shared[0].mail;
		const [before, now] = this.rehired;
		now.mail = before.mail;
		const missingMail = this.each(15, (user) => (user.mail = null));
		return { sharedMail: pairOf(shared), rehired: pairOf(this.rehired), missingMail };
	}

	/** The status for 360Learning of every user; the rest of the company must be final. */
	setStatuses(
		users: readonly CompanyUser[],
		ids: ValueIds,
	): Pick<Oddities, 'unknownStatus' | 'emptyStatus'> {
		const unknown = new Set(idsOf(this.employed.some(12)));
		const empty = new Set(idsOf(this.employed.some(10)));
		const today = midnight(this.today);
		const yearAgo = midnight(addDays(this.today, -365));
		for (const user of users) {
			const { id, dtContractStart: start, dtContractEnd: end } = user;
			if (start > today || (end !== null && end < yearAgo) || empty.has(id)) continue;
			const left = end !== null && end < today;
			const current = left ? status360.inactive : status360.active;
			user.extendedData.e_statut360 = ids.hold(unknown.has(id) ? status360.toCheck : current);
		}
		return { unknownStatus: [...unknown], emptyStatus: [...empty] };
	}

	private each(count: number, change: (user: CompanyUser, index: number) => void): number[] {
		const chosen = this.employed.some(count);
		chosen.forEach(change);
		return idsOf(chosen);
	}

	private shareEmployeeNumber(): [number, number] {
		const one = this.employed.one();
		let other = this.employed.one();
		while (other.legalEntityId === one.legalEntityId) other = this.employed.one();
		other.employeeNumber = one.employeeNumber;
		return [one.id, other.id];
	}

	private makeHomonyms(count: number): Array<[number, number]> {
		return Array.from({ length: count }, () => {
			const [one, other] = this.employed.pair();
			Object.assign(other, {
				firstName: one.firstName,
				lastName: one.lastName,
				gender: one.gender,
			});
			return [one.id, other.id];
		});
	}

	private loseManagers(count: number): number[] {
		const left = this.former.one();
		left.dtContractStart = midnight('2019-09-02');
		left.dtContractEnd = midnight(addDays(this.today, -20));
		return this.each(count, (user) => (user.managerId = left.id));
	}

	private bindDates(): Pick<
		Oddities,
		'lastDayToday' | 'firstDayToday' | 'leftYesterday' | 'startsTomorrow'
	> {
		const [before, now] = this.rehired;
		const { firstName, lastName, gender, birthDate } = before;
		Object.assign(now, { firstName, lastName, gender, birthDate });
		before.dtContractStart = midnight('2017-02-01');
		before.dtContractEnd = midnight('2021-06-30');
		now.dtContractStart = midnight(SETTLED);

		const last = this.employed.one();
		last.dtContractEnd = midnight(this.today);
		const first = this.employed.one();
		first.dtContractStart = midnight(this.today);
		first.dtContractEnd = null;
		const left = this.former.one();
		left.dtContractStart = midnight('2020-01-06');
		left.dtContractEnd = midnight(addDays(this.today, -1));
		const starts = this.upcoming.one();
		starts.dtContractStart = midnight(addDays(this.today, 1));
		return {
			lastDayToday: last.id,
			firstDayToday: first.id,
			leftYesterday: left.id,
			startsTomorrow: starts.id,
		};
	}
}
