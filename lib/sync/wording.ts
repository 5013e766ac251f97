import type { MovementCounts } from './movements';

/** What is judged, in the words of a reason. */
export interface Wording {
	/** Nobody is there any more, in so many words as were there before. */
	readonly empty: (before: string) => string;
	/** Of how many percentages are, among those there before. */
	readonly before: string;
	/** Those on both sides. */
	readonly both: string;
	/** What losses have in common. */
	readonly lost: string;
	readonly gone: string;
	readonly deactivated: string;
	readonly joined: string;
	readonly returned: string;
	readonly lostZeros: string;
	/** What becomes of those who are gone, as the end of a sentence. */
	readonly ofAbsence: (movements: MovementCounts) => string;
}

/** A file, held against the one delivered before. */
export const OF_FILES: Wording = {
	empty: (before) => `The file has no rows, and the last delivered one had ${before}`,
	before: 'active people before',
	both: 'people in both files',
	lost: 'active people',
	gone: 'gone',
	deactivated: 'deactivated',
	joined: 'people are new',
	returned: 'people who were inactive are active again',
	lostZeros: 'keys are back without their leading zeros: a spreadsheet may have saved the file',
	ofAbsence: ({ gone, goneWithoutKey, absence }) => {
		if (gone + goneWithoutKey === 0) return '';
		return absence === 'keeps the person'
			? '. The partner keeps people who are not in the file: the accounts of those who are gone stay open unless the file lists them as inactive'
			: '. What the partner does with people who are not in the file is not documented: it may close their accounts';
	},
};

/** A plan, held against the people Lucca has. */
export const OF_PLANS: Wording = {
	empty: (before) => `The source has nobody, and Lucca has ${before} people`,
	before: 'people in Lucca who have not left',
	both: 'people on both sides',
	lost: 'people in Lucca who have not left',
	gone: 'absent from the source',
	deactivated: 'with an end of contract',
	joined: 'people would be created',
	returned: 'people who left would come back',
	lostZeros:
		'people of the source have a number Lucca knows with other leading zeros: a spreadsheet may have saved the file',
	ofAbsence: () => '',
};
