import { LuccaApiError } from '../client/lucca-api-error';
import { explainUnusable } from '../client/messages';
import type { WriteRequest } from '../client/request';
import { isLuccaObject, type LuccaObject } from '../client/transport';
import { civilDateOf, property, textCell } from '../cells';
import { foldName } from './fold';
import type { Session } from './session';

/** Lucca gives a request up after 5 seconds (lucca-api reference, section 4): then it is done, or never will be. */
const LUCCA_IS_DONE = 6_000;
const TRIES = 3;

/**
 * Creates one user, and one only. A try whose end is not known is followed by a look for the login, when
 * Lucca must have done with it; only when nobody has it is the request sent again.
 * @param request the POST, whose body holds a login nobody had before
 * @returns the user as Lucca has them
 * @throws LuccaApiError when Lucca refuses; with `mayHaveHappened` when it cannot be told
 */
export async function createSafely(
	session: Session,
	request: WriteRequest & { readonly body: LuccaObject },
): Promise<LuccaObject> {
	const login = String(request.body.login);
	let first: LuccaApiError | undefined;
	for (let tries = 1; ; tries++) {
		const outcome = await post(session, request, login);
		if ('user' in outcome) return outcome.user;
		const { failure } = outcome;
		if (!first && !failure.mayHaveHappened) throw failure;
		first ??= failure;
		// Refused now, the earlier try may be why: that one is done already.
		if (failure.mayHaveHappened) await session.client.pause(LUCCA_IS_DONE);
		const found = await look(session, request.body, login, first);
		if (found) return found;
		if (!failure.mayHaveHappened) throw unclear(login, first, `Tried again, ${lower(failure)}`);
		if (tries === TRIES) throw unclear(login, first);
	}
}

type Outcome = { readonly user: LuccaObject } | { readonly failure: LuccaApiError };

async function post({ client }: Session, request: WriteRequest, login: string): Promise<Outcome> {
	const asked = `the user '${login}'`;
	try {
		const user = userIn(await client.write(request, asked));
		if (user) return { user };
		const subject = { asked, host: client.host, path: request.path, method: request.method };
		return { failure: explainUnusable('unknownShape', subject) };
	} catch (cause) {
		if (cause instanceof LuccaApiError) return { failure: cause };
		throw cause;
	}
}

/** The user of a v3 answer, if it holds one. */
export function userIn(answer: LuccaObject): LuccaObject | undefined {
	const user = isLuccaObject(answer.data) ? answer.data : answer;
	return Number.isSafeInteger(user.id) ? user : undefined;
}

async function look(
	{ people }: Session,
	body: LuccaObject,
	login: string,
	first: LuccaApiError,
): Promise<LuccaObject | undefined> {
	let found: LuccaObject | undefined;
	try {
		[found] = await people.lookAgain({ by: 'login', value: login });
	} catch (cause) {
		if (!(cause instanceof LuccaApiError)) throw cause;
		throw unclear(login, first, `Looked for, ${lower(cause)}`);
	}
	if (!found || isAsSent(found, body)) return found;
	throw unclear(login, first, 'Somebody with other data has this login since');
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

function unclear(login: string, first: LuccaApiError, then?: string): LuccaApiError {
	return new LuccaApiError(
		`Whether the user '${login}' was created is not known. ${first.message}${then ? `. ${then}` : ''}`,
		`Look for the login '${login}' in Lucca before running the workflow again for this item. Create or Update looks by itself, and creates nobody twice`,
		first.httpCode,
		{ cause: first, mayHaveHappened: true },
	);
}

function lower({ message }: LuccaApiError): string {
	return message.charAt(0).toLowerCase() + message.slice(1);
}
