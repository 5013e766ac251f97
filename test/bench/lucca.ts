// The Lucca part of `npm run bench`: counts, not times. Real HTTP to the fake Lucca on this machine, by a
// clock that passes only where somebody waits, so that the same numbers come out every time.
import { Budget, DEFAULT_RESERVE, REQUESTS_A_MINUTE } from '../../lib/lucca/client/budget';
import { createLuccaClient, type LuccaClient } from '../../lib/lucca/client/request';
import type { Send } from '../../lib/lucca/client/transport';
import { readPeople } from '../../lib/lucca/people/users';
import { createOrUpdateUser } from '../../lib/lucca/writing/create-or-update-user';
import { type Expected, openSession } from '../../lib/lucca/writing/session';
import type { CompanyUser } from '../../sandbox/company';
import { type FakeLucca, startFakeLucca } from '../../sandbox/lucca';
import { fetchSend } from '../lib/lucca/against-fake';
import { companyOf } from './lucca-people';
import { APPETITE, MINUTE, NoisyClock } from './lucca-minute';

const PEOPLE = 10_000;
const CHANGED = 150;
const TODAY = '2026-11-22';
const API_KEY = '11111111-2222-3333-4444-555555555555';
/** How long a request is on its way, in milliseconds: half of it there, half back. */
const LATENCY = 200;

const company = companyOf(PEOPLE, TODAY);

interface Tenant {
	readonly lucca: FakeLucca;
	readonly client: LuccaClient;
	readonly clock: NoisyClock;
	/** When Lucca let one of our requests through, or refused it for its limit. */
	readonly sent: Array<{ readonly at: number; readonly refused: boolean }>;
}

interface Run {
	readonly writes: number;
	readonly refused: number;
	readonly neighbourRefused: number;
	/** Of what the neighbour left of the limit, over the minutes in which work was waiting. */
	readonly share: number;
}

/** A tenant whose limit is shared with a neighbour, for as long as `use` takes. */
async function withTenant<T>(reserve: number, use: (tenant: Tenant) => Promise<T>): Promise<T> {
	const clock = new NoisyClock();
	const lucca = await startFakeLucca({ company, apiKey: API_KEY, today: TODAY, clock: clock.now });
	try {
		clock.wake((requests) => lucca.neighbour(requests));
		// The neighbour was there before us.
		await clock.sleep(2 * MINUTE);
		const sent: Tenant['sent'] = [];
		const overHttp = fetchSend(API_KEY);
		const send: Send = async (request) => {
			await clock.sleep(LATENCY / 2);
			const answer = await overHttp(request);
			sent.push({ at: clock.now(), refused: answer.status === 429 });
			await clock.sleep(LATENCY / 2);
			return answer;
		};
		const budget = new Budget(clock.now);
		const client = createLuccaClient({ origin: lucca.url, send, clock, budget, reserve });
		return await use({ lucca, clock, client, sent });
	} finally {
		await lucca.close();
	}
}

/** What a third party knows of everybody; of some, another job title since last night. */
function itemsOf(people: readonly CompanyUser[]): Expected[] {
	return people.map((user, index) => {
		const { login, firstName, lastName } = user;
		const changes = index % (PEOPLE / CHANGED) < 1;
		const jobTitle = changes ? `Poste n° ${index}` : (user.jobTitle ?? '');
		return {
			key: { by: 'login', value: login },
			input: { texts: { firstName, lastName, jobTitle }, references: {} },
		};
	});
}

/** Creates or updates everybody, one after the other, as the node does. */
async function synchronise({ lucca, clock, client, sent }: Tenant): Promise<Run> {
	const requests = lucca.requests.length;
	const [start, refused] = [clock.now(), clock.neighboursRefused];
	const items = itemsOf(company.users);
	const session = openSession(client, { today: TODAY, expected: items, dryRun: false });
	for (const { key, input } of items) {
		await createOrUpdateUser(session, key, input, { returningLeaver: 'update' });
	}
	const ours = sent.filter(({ at }) => at >= start);
	// The last minute is not whole: there was work for a part of it only.
	const end = start + Math.floor((clock.now() - start) / MINUTE) * MINUTE;
	const within = (at: number) => at >= start && at < end;
	const done = ours.filter(({ at, refused }) => within(at) && !refused).length;
	const free =
		(REQUESTS_A_MINUTE * (end - start)) / MINUTE - clock.neighbours.filter(within).length;
	return {
		writes: lucca.requests
			.slice(requests)
			.filter(({ method, status }) => method !== 'GET' && status !== 429).length,
		refused: ours.filter((each) => each.refused).length,
		neighbourRefused: clock.neighboursRefused - refused,
		share: done / free,
	};
}

/** The counts as rows of a table, each with its limit and whether it is met. */
export async function benchLucca(): Promise<Array<Record<string, string>>> {
	const everybody = { filters: { formerEmployees: true } };
	const [calls, read] = await withTenant(APPETITE, async ({ lucca, client }) => {
		const { employees } = await readPeople(client, everybody);
		return [lucca.requests.length, employees.length];
	});
	const [first, second] = await withTenant(APPETITE, async (tenant) => [
		await synchronise(tenant),
		await synchronise(tenant),
	]);
	const greedy = await withTenant(DEFAULT_RESERVE, synchronise);

	const count = (What: string, made: number, limit: string, met: boolean) =>
		row(What, String(made), limit, met);
	const share = (made: number) =>
		row(
			'Share used of what it left',
			`${(made * 100).toFixed(1)} %`,
			'at least 95 %',
			made >= 0.95,
		);
	const enough = `Neighbour of ${APPETITE} a minute, reserve of ${APPETITE}: `;
	const tooFew = `Neighbour of ${APPETITE} a minute, default reserve of ${DEFAULT_RESERVE}: `;
	return [
		count('People read', read, `${PEOPLE}`, read === PEOPLE),
		count('Calls to read them', calls, 'at most 12', calls <= 12),
		count(
			`${enough}writes for ${CHANGED} changed`,
			first.writes,
			`${CHANGED}`,
			first.writes === CHANGED,
		),
		count('Writes of a second run', second.writes, '0', second.writes === 0),
		count(
			'429s of both',
			first.refused + second.refused,
			'0',
			first.refused + second.refused === 0,
		),
		count('429s of the neighbour', first.neighbourRefused, '0', first.neighbourRefused === 0),
		share(first.share),
		count(
			`${tooFew}writes for ${CHANGED} changed`,
			greedy.writes,
			`${CHANGED}`,
			greedy.writes === CHANGED,
		),
		count('429s, which a reserve as large would avoid', greedy.refused, 'none', true),
		share(greedy.share),
	];
}

const row = (What: string, Measured: string, Limit: string, met: boolean) => ({
	What,
	Measured,
	Limit,
	Met: met ? 'yes' : 'NO',
});
