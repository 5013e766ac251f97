import { ExplainedError } from '../../explained-error';
import { civilDateOf, property, textCell } from '../cells';
import { doOnce } from '../client/do-once';
import { explainUnusable } from '../client/messages';
import type { WriteRequest } from '../client/request';
import { isLuccaObject, type LuccaObject } from '../client/transport';
import { foldName } from './fold';
import type { Session } from './session';

/**
 * Creates one user, and one only, looked for by login when it is not known whether it was created.
 * @param request the POST, whose body holds a login nobody had before
 * @returns the user as Lucca has them
 * @throws LuccaApiError as `doOnce`
 */
export async function createSafely(
	{ client, people }: Session,
	request: WriteRequest & { readonly body: LuccaObject },
): Promise<LuccaObject> {
	const { body } = request;
	const login = String(body.login);
	const asked = `the user '${login}'`;
	return await doOnce(client, {
		what: `${asked} was created`,
		trace: `the login '${login}'`,
		send: async () => {
			const user = userIn(await client.write(request, asked));
			if (user) return user;
			const { path, method } = request;
			throw explainUnusable('unknownShape', { asked, host: client.host, path, method });
		},
		look: async () => {
			const [found] = await people.lookAgain({ by: 'login', value: login });
			if (!found || isAsSent(found, body)) return found;
			throw new ExplainedError('Somebody with other data has this login', 'Look at them in Lucca');
		},
	});
}

/** The user of a v3 answer, if it holds one. */
export function userIn(answer: LuccaObject): LuccaObject | undefined {
	const user = isLuccaObject(answer.data) ? answer.data : answer;
	return Number.isSafeInteger(user.id) ? user : undefined;
}

const IDENTITY = [
	'firstName',
	'lastName',
	'mail',
	'employeeNumber',
	'legalEntityId',
	'dtContractStart',
] as const;

/** Whether a user is the one that was sent, as far as is seen; Lucca may write names in capitals. */
function isAsSent(user: LuccaObject, body: LuccaObject): boolean {
	return IDENTITY.every((name) => {
		const held = textCell(property(user, name));
		const sent = body[name];
		if (sent === undefined || typeof held !== 'string') return true;
		const comparable = (text: string) => civilDateOf(text) ?? foldName(text);
		return comparable(held) === comparable(String(sent));
	});
}
