import type { CivilDate } from '../../employee/civil-date';
import type { Matches } from './matching';
import { foldedOf, hasLeft, nameOf, type Population, textOf } from './people';
import type { HeldEntry, PlannedAbsence, PlanOptions, PlanRecord } from './plan';
import { bareNumber, foldName } from './values';

/** People Lucca has, who have not left and are nobody of the source. */
export interface Absences {
	readonly absent: readonly PlannedAbsence[];
	/** Whose departure nobody can be sure about. */
	readonly held: readonly HeldEntry[];
}

/**
 * Who of Lucca is absent from the source. A departure is proposed only when asked for, to nobody who has
 * an end of contract already, and to nobody a row may be about that could not be read or is held.
 * @param departed the last day of those who get one
 * @param unsure rows of the source of whom nobody can say who in Lucca they are
 */
export function absences(
	lucca: Population,
	{ spokenFor }: Pick<Matches, 'spokenFor'>,
	options: PlanOptions,
	departed: CivilDate,
	unsure: readonly PlanRecord[],
): Absences {
	const { absent: wish, day, rejected = [] } = options;
	const doubts = [new Rows(rejected, 'could not be read'), new Rows(unsure, 'are held')];
	const absent: PlannedAbsence[] = [];
	const held: HeldEntry[] = [];
	lucca.records.forEach((person, at) => {
		if (spokenFor[at] || hasLeft(person, day)) return;
		const who = {
			lucca: at,
			luccaId: textOf(person.luccaId),
			key: textOf(person.login) || textOf(person.luccaId),
			name: nameOf(person),
		};
		const departs = wish === 'depart' && textOf(person.contractEnd) === '';
		const hold = (reason: string, remedy: string) =>
			held.push({
				...who,
				action: departs ? 'depart' : 'none',
				reasons: [reason],
				remedy,
				changes: [],
			});
		const doubt = doubts.map((rows) => rows.about(person, departs)).find(Boolean);
		const start = textOf(person.contractStart);
		if (doubt) hold(doubt, 'Correct the row at the source, then run again');
		else if (departs && start > departed) {
			hold(
				`would leave on ${departed}, before the first day, ${start}`,
				'If this person never comes, see to it in Lucca; or let people depart on a later day',
			);
		} else if (departs && person.contractEnd === undefined) {
			hold(
				'cannot be told to be here still: Lucca does not show when their contract ends',
				'Let the role of the API key see contract dates',
			);
		} else absent.push(departs ? { ...who, contractEnd: departed } : who);
	});
	return { absent, held };
}

/** Rows of the source nobody can place, by what they say of whom they are about. */
class Rows {
	private readonly names = new Set<string>();
	private readonly nameless: number;

	constructor(
		rows: readonly PlanRecord[],
		private readonly fate: string,
	) {
		let nameless = 0;
		for (const row of rows) {
			const names = namesOf(row);
			if (names.length === 0) nameless++;
			for (const name of names) this.names.add(name);
		}
		this.nameless = nameless;
	}

	/** Why a person may be one of them; any may be when a row says nothing of whom it is about. */
	about(person: PlanRecord, departs: boolean): string | undefined {
		if (this.names.size > 0 && namesOf(person).some((name) => this.names.has(name))) {
			return `One of the rows of the source that ${this.fate} may be about this person`;
		}
		if (this.nameless === 0 || !departs) return undefined;
		return `${this.nameless} rows of the source ${this.fate} and do not say whom they are about: it may be this person`;
	}
}

/** Everything a row may be recognised by. */
function namesOf(record: PlanRecord): string[] {
	const number = textOf(record.employeeNumber);
	const name = textOf(record.name) || nameOf(record);
	return [
		number && `number ${bareNumber(number)}`,
		...[record.login, record.email].map((value) => foldedOf(value) && `key ${foldedOf(value)}`),
		name && `name ${foldName(name)}`,
	].filter((each): each is string => Boolean(each));
}
