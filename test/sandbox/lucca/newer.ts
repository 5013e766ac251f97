import type { FakeLucca, FakeLuccaOptions } from '../../../sandbox/lucca';
import { startFake } from './fixture';

export const SCOPES = [
	'employees',
	'employments',
	'job-positions',
	'employee-personal-records',
	'departments',
	'business-establishments',
	'legal-entities',
	'job-qualifications',
	'occupation-categories',
	'employment-templates',
].map((name) => `${name}.readonly`);

export const CLIENT = { id: 'reader', secret: 'not-a-real-secret' };

export function startNewer(options: Partial<FakeLuccaOptions> = {}): Promise<FakeLucca> {
	return startFake({
		clients: { [CLIENT.id]: { secret: CLIENT.secret, scopes: SCOPES } },
		...options,
	});
}

/** Asks for a token by form; the status, and what came back. */
export async function askToken(
	fake: FakeLucca,
	form: Record<string, string> = {},
): Promise<[number, Record<string, unknown>]> {
	const answer = await fetch(fake.tokenUrl, {
		method: 'POST',
		body: new URLSearchParams({
			grant_type: 'client_credentials',
			client_id: CLIENT.id,
			client_secret: CLIENT.secret,
			scope: SCOPES.join(' '),
			...form,
		}),
	});
	return [answer.status, (await answer.json()) as Record<string, unknown>];
}

export interface Collection {
	type: string;
	url: string;
	totalCount?: number;
	items: Item[];
	links?: { prev: { href: string } | null; next: { href: string } | null };
	embedded?: Record<string, Record<string, Item>>;
	status?: number;
}

export type Item = Record<string, unknown> & { id: string };

/** A reader of the newer API with a fresh token. */
export async function reader(fake: FakeLucca, form: Record<string, string> = {}) {
	const [, { access_token: token }] = await askToken(fake, form);
	const headers = { authorization: `Bearer ${String(token)}`, 'api-version': '2024-11-01' };
	const ask = (path: string, more: Record<string, string> = {}) =>
		fetch(path.startsWith('http') ? path : `${fake.url}/lucca-api/${path}`, {
			headers: { ...headers, ...more },
		});
	return {
		headers,
		ask,
		async get<T = Collection>(path: string): Promise<T> {
			return (await (await ask(path)).json()) as T;
		},
		/** The status and the parameter at fault of a refusal. */
		async refused(path: string): Promise<[number, string | undefined]> {
			const answer = await ask(path);
			expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
			const body = (await answer.json()) as Record<string, unknown>;
			expect(body).toMatchObject({
				type: expect.any(String),
				title: expect.any(String),
				status: answer.status,
				detail: expect.any(String),
			});
			return [answer.status, Object.keys((body.errors as object | undefined) ?? {})[0]];
		},
	};
}
