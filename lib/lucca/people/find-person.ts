import { ExplainedError } from '../../explained-error';
import { type Addressed, idInAddress } from '../lists/id-in-address';
import type { PeopleSource } from './people-source';
import type { PeopleRead } from './users';
import type { WantedContent } from './wanted-content';

/** What names a person. An employee number names one person an establishment (lucca-api reference, section 6.6). */
export type PersonKey = 'id' | 'login' | 'email' | 'employeeNumber';

const words: Readonly<Record<PersonKey, string>> = {
	id: 'Lucca ID',
	login: 'login',
	email: 'email',
	employeeNumber: 'employee number',
};

/** How the addresses of Lucca's pages name a person. */
export const personInAddress: Addressed = {
	parameter: 'User',
	thing: 'person',
	after: ['users'],
	passedAs: ['userId', 'ownerId'],
};

/**
 * Reads one person, whether employed, gone or yet to come.
 * @param value for `id`, the number or the address of a page of that Lucca that holds it
 * @throws ExplainedError when nobody, or more than one person, answers to it; LuccaApiError when
 * Lucca cannot be read
 */
export async function findPerson(
	people: PeopleSource,
	key: PersonKey,
	value: string,
	wanted: WantedContent = {},
): Promise<PeopleRead> {
	const text = key === 'id' ? idIn(value, people.host) : value.trim();
	if (text === '') {
		throw new ExplainedError("'User' is empty", `Give the person's ${words[key]} in 'User'`);
	}
	const filters = key === 'id' ? { luccaIds: [text] } : { [key]: text };
	const found = await people.find(filters, wanted);
	const [first, second] = found.employees;
	if (!first) {
		throw new ExplainedError(
			`Lucca shows nobody with the ${words[key]} '${text}'`,
			`Check the value of 'User', and that ${people.viewer} may see this person. Lucca tells accents, and may tell capitals, apart`,
		);
	}
	if (second) {
		const ids = found.employees.map(({ luccaId }) => luccaId).join(', ');
		throw new ExplainedError(
			`Several people have the ${words[key]} '${text}': their Lucca IDs are ${ids}`,
			"Choose 'By ID' in 'User' and give the one that is meant",
		);
	}
	return found;
}

/** The ID itself, or the one in a pasted address of this Lucca. */
function idIn(value: string, host: string): string {
	const text = value.trim();
	return URL.canParse(text) ? idInAddress(text, host, personInAddress) : text;
}
