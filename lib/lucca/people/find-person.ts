import { ExplainedError } from '../../explained-error';
import type { LuccaClient } from '../client/request';
import { findPeople, type PeopleRead, type WantedContent } from './users';

/** What names a person. An employee number names one person an establishment (lucca-api reference, section 6.6). */
export type PersonKey = 'id' | 'login' | 'email' | 'employeeNumber';

const words: Readonly<Record<PersonKey, string>> = {
	id: 'Lucca ID',
	login: 'login',
	email: 'email',
	employeeNumber: 'employee number',
};

/**
 * Reads one person, whether employed, gone or yet to come.
 * @param value for `id`, the number or the address of a page of that Lucca that holds it
 * @throws ExplainedError when nobody, or more than one person, answers to it; LuccaApiError when
 * Lucca cannot be read
 */
export async function findPerson(
	client: LuccaClient,
	key: PersonKey,
	value: string,
	wanted: WantedContent = {},
): Promise<PeopleRead> {
	const text = key === 'id' ? idIn(value, client.host) : value.trim();
	if (text === '') {
		throw new ExplainedError("'User' is empty", `Give the person's ${words[key]} in 'User'`);
	}
	const filters = key === 'id' ? { luccaIds: [text] } : { [key]: text };
	const found = await findPeople(client, filters, wanted);
	const [first, second] = found.employees;
	if (!first) {
		throw new ExplainedError(
			`Lucca shows nobody with the ${words[key]} '${text}'`,
			`Check the value of 'User', and that the role of the API key may see this person. Lucca tells accents, and may tell capitals, apart`,
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

const NAMED = /(?:[/#]users\/|[?&#](?:userId|ownerId)=)(\d+)(?![^/?&#])/gi;
const ANY = /(?:\/|[?&#][^/?&#=]+=)(\d+)(?![^/?&#])/g;

/** The ID itself, or the one in a pasted address of this Lucca: the one said to be a user's, or the only one. */
function idIn(value: string, host: string): string {
	const text = value.trim();
	if (!URL.canParse(text)) return text;
	const address = new URL(text);
	const place = address.pathname + address.search + address.hash;
	const named = numbers(place, NAMED);
	const [id, ...others] = named.length > 0 ? named : numbers(place, ANY);
	if (address.host !== host || id === undefined) {
		throw new ExplainedError(
			`The address in 'User' names no person of '${host}'`,
			"Paste the address of the person's page in this Lucca, or give the number in it",
		);
	}
	if (others.length === 0) return id;
	throw new ExplainedError(
		`The address in 'User' holds several numbers: ${[id, ...others].join(', ')}`,
		"Give the one that is the person's Lucca ID alone",
	);
}

function numbers(place: string, pattern: RegExp): string[] {
	return [...new Set([...place.matchAll(pattern)].map(([, id = '']) => id))];
}
