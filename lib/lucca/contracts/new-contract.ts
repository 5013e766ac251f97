import { type CivilDate, isCivilDate } from '../../employee/civil-date';
import { ExplainedError } from '../../explained-error';

/** A contract to create (lucca-api reference, section 7). IDs are Lucca's numbers as text. */
export interface NewContract {
	readonly ownerId: string;
	readonly startsOn: CivilDate;
	readonly establishmentId: string;
	/** The template; it decides which of the others Lucca wants too. */
	readonly typeId: string;
	readonly endsOn?: CivilDate;
	readonly spcId?: string;
	readonly hiringTypeId?: string;
	readonly trialPeriodDays?: number;
	readonly renewedTrialPeriodDays?: number;
	readonly externalId?: string;
	readonly terminationReasonId?: string;
}

const NUMBERS = {
	ownerId: 'User',
	establishmentId: 'Establishment',
	typeId: 'Contract Type',
	spcId: 'Socio-Professional Category',
	hiringTypeId: 'Hiring Type',
	terminationReasonId: 'Termination Reason',
} as const;

/**
 * The body of a contract to create; what is not given is not in it.
 * @throws ExplainedError for an ID that is none
 */
export function bodyOf(contract: NewContract): Record<string, unknown> {
	const { startsOn, endsOn, trialPeriodDays, renewedTrialPeriodDays, externalId } = contract;
	const numbers = (Object.keys(NUMBERS) as Array<keyof typeof NUMBERS>).map((name) => {
		const text = contract[name];
		return [name, text === undefined ? undefined : idNumber(NUMBERS[name], text)];
	});
	const all = {
		...Object.fromEntries(numbers),
		startsOn,
		endsOn,
		trialPeriodDays,
		renewedTrialPeriodDays,
		externalId,
	};
	return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** @throws ExplainedError for no number */
export function idNumber(what: string, text: string): number {
	const id = /^\d+$/.test(text.trim()) ? Number(text) : 0;
	if (id > 0 && Number.isSafeInteger(id)) return id;
	throw new ExplainedError(
		`'${text}' is no Lucca ID of '${what}'`,
		'Give the number Lucca uses, e.g. 12',
	);
}

/** @throws ExplainedError for dates that are none, or out of order */
export function checkPeriod(startsOn: CivilDate, endsOn: CivilDate | null): void {
	for (const date of [startsOn, endsOn]) {
		if (date === null || isCivilDate(date)) continue;
		throw new ExplainedError(
			`'${date}' is no date of a work contract`,
			'Write it as YYYY-MM-DD, e.g. 2026-01-31',
		);
	}
	if (endsOn === null || endsOn >= startsOn) return;
	throw new ExplainedError(
		`The contract would end on ${endsOn}, before it starts on ${startsOn}`,
		'Check both dates: the last day is one of employment',
	);
}
