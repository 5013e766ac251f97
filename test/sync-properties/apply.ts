import type { LuccaClient } from '../../lib/lucca/client/request';
import { createUser, keyOfNew } from '../../lib/lucca/writing/create-user';
import { departureInput, setDeparture } from '../../lib/lucca/writing/departure';
import { type Expected, openSession, type Session } from '../../lib/lucca/writing/session';
import { updateUser } from '../../lib/lucca/writing/update-user';
import type { PersonKey, Reference, UserInput } from '../../lib/lucca/writing/user-input';
import type { Plan } from '../../lib/sync/plan/plan';
import { TODAY } from './tenant';

const NAMED = new Set(['department', 'legalEntity', 'manager', 'primaryRole']);

/** Carries out what a plan says, as its workflow does: new people, then changes, then departures. */
export async function apply(client: LuccaClient, plan: Plan): Promise<void> {
	const creates = plan.creates.map(({ values }) => inputOf(Object.entries(values)));
	await each(
		client,
		creates.map((input) => ({ key: keyOfNew(input), input })),
		async (session, { input }) => await createUser(session, input),
	);
	const updates = plan.updates.map(({ luccaId, changes, clear }) => ({
		key: idOf(luccaId),
		input: {
			...inputOf(changes.map(({ field, after }) => [field, after ?? ''] as const)),
			clear,
		},
	}));
	await each(client, updates, async (session, { key, input }) => {
		return await updateUser(session, key, input);
	});
	const departures = plan.absent.flatMap(({ luccaId, contractEnd }) =>
		contractEnd === undefined
			? []
			: [{ key: idOf(luccaId ?? ''), input: departureInput(contractEnd), contractEnd }],
	);
	await each(client, departures, async (session, { key, contractEnd }) => {
		return await setDeparture(session, key, contractEnd);
	});
}

async function each<E extends Expected>(
	client: LuccaClient,
	expected: readonly E[],
	write: (session: Session, one: E) => Promise<unknown>,
): Promise<void> {
	if (expected.length === 0) return;
	const session = openSession(client, { today: TODAY, expected, dryRun: false });
	for (const one of expected) await write(session, one);
}

const idOf = (value: string): PersonKey => ({ by: 'id', value });

function inputOf(values: ReadonlyArray<readonly [string, string]>): UserInput {
	const texts: Record<string, string> = {};
	const references: Record<string, Reference> = {};
	for (const [field, value] of values) {
		if (NAMED.has(field)) references[field] = { by: 'name', value };
		else texts[field] = value;
	}
	return { texts, references };
}
