import { sampleCompany } from '../../../sandbox/company';
import { startFakeLucca } from '../../../sandbox/lucca';
import type { FakeLucca, FakeLuccaOptions } from '../../../sandbox/lucca';

export const company = sampleCompany();
export const KEY = '00000000-1111-2222-3333-444444444444';
export const authorization = `lucca application=${KEY}`;

const open = new Set<FakeLucca>();

/** Closes what a test that failed left open; Jest would wait for it forever. */
afterAll(() => Promise.all([...open].map((fake) => fake.close())));

/** A fake without a rate limit, unless asked for: a test makes more requests than Lucca would let through. */
export async function startFake(options: Partial<FakeLuccaOptions> = {}): Promise<FakeLucca> {
	const fake = await startFakeLucca({
		company,
		apiKey: KEY,
		today: company.today,
		...options,
		switches: { rateLimit: false, ...options.switches },
	});
	open.add(fake);
	const { close } = fake;
	fake.close = () => (open.delete(fake) ? close() : Promise.resolve());
	return fake;
}

export interface Body {
	data: { items: Array<Record<string, unknown>>; count: number } & Record<string, unknown>;
}

/** GETs a path and parses the JSON. */
export async function get<T = Body>(fake: FakeLucca, path: string, key = KEY): Promise<T> {
	const answer = await fetch(fake.url + path, {
		headers: { authorization: `lucca application=${key}` },
	});
	return (await answer.json()) as T;
}

/** GETs a path; the status and the message of a refusal. */
export async function refused(fake: FakeLucca, path: string): Promise<[number, string]> {
	const answer = await fetch(fake.url + path, { headers: { authorization } });
	const body = (await answer.json()) as { Status: number; Message: string };
	expect(body).toEqual({ Status: answer.status, Message: expect.any(String) });
	return [answer.status, body.Message];
}

/** Sends a body (a text as it is, anything else as JSON); the status, and what came back. */
export async function write<T = Written>(
	fake: FakeLucca,
	method: string,
	path: string,
	body: unknown,
	headers: Record<string, string> = {},
): Promise<[number, T]> {
	const answer = await fetch(fake.url + path, {
		method,
		headers: { authorization, 'content-type': 'application/json', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
	return [answer.status, (await answer.json()) as T];
}

/** What is no longer as it was at the start: whole companies are too long to tell apart in a message. */
export function changes({ company: now }: FakeLucca): unknown[] {
	const before = new Set(
		[...company.users, ...company.workContracts].map((each) => JSON.stringify(each)),
	);
	const after = [...now.users, ...now.workContracts];
	const lost = before.size - after.length;
	return [
		...after.filter((each) => !before.has(JSON.stringify(each))),
		...(lost > 0 ? [lost] : []),
	];
}

/** What a v3 write answers: the user, or a refusal. */
export interface Written {
	data: Record<string, unknown> & { id: number };
	Status: number;
	Message: string;
}
