import { ExplainedError } from '../../explained-error';
import { idInAddress } from '../lists/id-in-address';
import { personInAddress } from '../people/find-person';
import type { LookUpKey } from './people';
import type { LookUp } from './people-index';
import type { PersonKey } from './user-input';

export const keyWords: Readonly<Record<LookUp, string>> = {
	id: 'Lucca ID',
	login: 'login',
	email: 'email',
	employeeNumber: 'employee number',
};

/** Lucca's IDs are integers; it may refuse to be asked for a longer number, such as an insurance number. */
const HIGHEST_ID = 2 ** 31 - 1;

/**
 * A key ready to be looked up. An ID may be given as the address of a page of this Lucca.
 * @returns undefined, when `lenient`, for what names nobody
 * @throws ExplainedError for an empty value, or no Lucca ID, when `strict`
 */
export function lookUpKey(key: PersonKey, host: string, care: 'strict'): LookUpKey;
export function lookUpKey(key: PersonKey, host: string, care: 'lenient'): LookUpKey | undefined;
export function lookUpKey(
	{ by, value }: PersonKey,
	host: string,
	care: 'strict' | 'lenient',
): LookUpKey | undefined {
	try {
		const text = value.trim();
		if (text === '') {
			throw new ExplainedError(
				`The ${keyWords[by]} of the person is empty`,
				`Give the ${keyWords[by]}, or check what its expression gives for this item`,
			);
		}
		if (by !== 'id') return { by, value: text };
		const id = URL.canParse(text) ? idInAddress(text, host, personInAddress) : text;
		if (/^\d+$/.test(id) && Number(id) <= HIGHEST_ID) return { by, value: id };
		throw new ExplainedError(
			`'${text}' is no Lucca ID`,
			"Give the number Lucca uses, e.g. 1207, or the address of the person's page",
		);
	} catch (cause) {
		// Whoever is asked about it in earnest says so.
		if (care === 'lenient') return undefined;
		throw cause;
	}
}
