/** Held only when both are exceeded: a percentage alone would hold small companies every week. */
export interface Limit {
	/** Of the active people before; for columns, see there. */
	readonly percent: number;
	readonly people: number;
}

/** Beyond what a file is held; `null` is no limit. */
export interface Limits {
	/** Gone and deactivated, together. */
	readonly losses: Limit | null;
	/** One column has another value; percent of the people in both files. */
	readonly columnChanged: Limit | null;
	/** One column has no value any more; percent of those who had one, so that sparse columns count. */
	readonly columnEmptied: Limit | null;
	readonly joiners: Limit | null;
	readonly returned: Limit | null;
	/** Rows that repeat a key, beyond as many as before. */
	readonly duplicates: Limit | null;
	/** Rows without a key, beyond as many as before: the brake cannot follow them. */
	readonly withoutKey: Limit | null;
	/** People with any change; percent of the people in both files. */
	readonly changed: Limit | null;
	/** With fewer active people before, percentages say little and hold nothing. */
	readonly minimumPopulation: number;
	/** So many keys without their leading zeros hold whatever the population; `null` for never. */
	readonly lostZeros: number | null;
	/** So many people with texts that came to look misread hold whatever the population; `null` for never. */
	readonly garbled: number | null;
	/** Whether another encoding, separator, header or order of columns holds. */
	readonly shape: boolean;
}

/**
 * What holds a file unless the user says otherwise. 10 % of losses and 75 % of one column are what
 * Clever uses for schools' rosters (failures reference, section 2), with a floor in people.
 */
export const DEFAULT_LIMITS: Limits = {
	losses: { percent: 10, people: 5 },
	columnChanged: { percent: 75, people: 5 },
	columnEmptied: { percent: 75, people: 5 },
	joiners: { percent: 50, people: 20 },
	returned: { percent: 10, people: 5 },
	duplicates: { percent: 10, people: 5 },
	withoutKey: { percent: 10, people: 5 },
	changed: null,
	minimumPopulation: 50,
	lostZeros: 2,
	garbled: 2,
	shape: true,
};

/**
 * What holds a plan unless the user says otherwise. No partner looks at it before people are written, and
 * the floors in people keep ordinary nights of small companies: so percentages count among fewer, too.
 */
export const PLAN_LIMITS: Limits = { ...DEFAULT_LIMITS, minimumPopulation: 10 };
