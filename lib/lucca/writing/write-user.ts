import { doOnce } from '../client/do-once';
import { LuccaApiError } from '../client/lucca-api-error';
import type { WriteRequest } from '../client/request';
import { isLuccaObject, type LuccaObject } from '../client/transport';
import { USERS } from '../people/users-path';
import { sortedJson } from './claims';
import { createSafely, userIn } from './create-safely';
import type { Difference } from './difference';
import { nameOf, personOf, told } from './person';
import type { Session } from './session';
import { refuseTaken } from './taken';
import type { Written } from './written';

/**
 * Sends what differs about a person, or nothing.
 * @throws ExplainedError for a login or number that is taken; LuccaApiError when Lucca refuses
 */
export async function sendDifference(
	session: Session,
	user: LuccaObject,
	{ body, changedFields, again }: Difference,
	returningLeaver = false,
): Promise<Written> {
	const person = personOf(user);
	const same = { ...told(person), changedFields, returningLeaver };
	if (changedFields.length === 0) {
		const dryRun = session.dryRun ? { dryRun: { request: null } } : {};
		return { outcome: 'unchanged', ...same, ...dryRun };
	}
	await refuseTaken(session, user, body);
	const { client, people } = session;
	const request: WriteRequest = {
		method: 'PUT',
		path: `${USERS}/${person.id}`,
		query: { fields: people.fields.join(',') },
		body,
		...(addsCustomValue(body) ? { once: true } : {}),
	};
	if (session.dryRun) {
		return isShown(session, request)
			? { outcome: 'unchanged', ...same, changedFields: [], dryRun: { request: null } }
			: { outcome: 'updated', ...same, dryRun: { request: client.show(request) } };
	}
	try {
		const asked = `the user '${person.login ?? nameOf(person)}'`;
		const send = async () => userIn(await client.write(request, asked));
		const look = async () => {
			const [now] = await people.lookAgain({ by: 'id', value: person.id });
			return now && (await again(now)).changedFields.length === 0 ? now : undefined;
		};
		const what = `${asked} was changed`;
		const after = request.once
			? await doOnce(client, { what, trace: asked, send, look })
			: await send();
		people.written(person.id, after);
		return { outcome: 'updated', ...same, ...(after ? told(personOf(after)) : {}) };
	} catch (cause) {
		if (cause instanceof LuccaApiError && cause.mayHaveHappened) {
			people.written(person.id, undefined);
		}
		throw cause;
	}
}

/** Whether a dry run has shown this write already: the run itself would find it done. */
function isShown({ shown }: Session, { method, path, body }: WriteRequest): boolean {
	const write = sortedJson({ method, path, body });
	const isThere = shown.has(write);
	shown.add(write);
	return isThere;
}

/**
 * Whether a custom field gets a value more, which has no ID yet: done twice, it may be there twice, or
 * be refused the second time.
 */
function addsCustomValue(body: Readonly<Record<string, unknown>>): boolean {
	return Object.entries(body).some(
		([name, sent]) =>
			name.startsWith('e_') &&
			[sent].flat().some((value) => isLuccaObject(value) && !Object.hasOwn(value, 'id')),
	);
}

/**
 * Sends somebody new.
 * @param contract whether Lucca makes a work contract too (lucca-api reference, section 6.3)
 * @throws ExplainedError for a login or number that is taken; LuccaApiError as `createSafely`
 */
export async function sendNew(
	session: Session,
	{ body, changedFields }: Difference,
	contract: boolean,
): Promise<Written> {
	await refuseTaken(session, undefined, body);
	const { client, people } = session;
	const request = {
		method: 'POST',
		path: USERS,
		query: { contract: String(contract), fields: people.fields.join(',') },
		body,
	} as const;
	const created = { outcome: 'created', changedFields, returningLeaver: false } as const;
	if (session.dryRun) {
		const text = (name: string) => (typeof body[name] === 'string' ? body[name] : null);
		const again = isShown(session, request);
		return {
			...created,
			...(again ? { outcome: 'unchanged', changedFields: [] } : {}),
			luccaId: null,
			login: text('login'),
			employeeNumber: text('employeeNumber'),
			firstName: text('firstName'),
			lastName: text('lastName'),
			dryRun: { request: again ? null : client.show(request) },
		};
	}
	const user = await createSafely(session, request);
	people.written(String(user.id), user);
	return { ...created, ...told(personOf(user)) };
}
