import { randomUUID } from 'node:crypto';
import { json, refusal } from '../answer';
import type { Answer } from '../answer';
import type { OAuthClient, Switches } from '../options';
import type { Payload } from '../payload';

export const TOKEN_PATH = '/connect/token';
const FORM = 'application/x-www-form-urlencoded';
const BEARER = /^bearer (.+)$/i;

/** What a token lets its bearer do. */
export interface Grant {
	client: OAuthClient;
	scopes: ReadonlySet<string>;
	/** Milliseconds since 1970. */
	until: number;
}

function denied(status: number, error: string): Answer {
	return json(status, { error }, { 'cache-control': 'no-store' });
}

/** What a test is shown of a request for a token: all but the secret. */
export function withoutSecret({ bytes }: Payload): Record<string, string> {
	const form = new URLSearchParams(bytes.toString());
	form.delete('client_secret');
	return Object.fromEntries(form);
}

/** Gives out tokens for client credentials, and knows them again (lucca-api reference, section 3.2). */
export class Tokens {
	private readonly grants = new Map<string, Grant>();

	constructor(
		private readonly clients: Readonly<Record<string, OAuthClient>>,
		private readonly switches: Switches,
	) {}

	/** Answers the token endpoint. What it says to a bad request is OAuth's (RFC 6749, section 5.2). */
	answer(method: string, payload: Payload, now: number): Answer {
		if (method !== 'POST') return refusal(405, 'Only POST is allowed here', { allow: 'POST' });
		const [type = ''] = (payload.contentType ?? '').split(';');
		if (type.trim().toLowerCase() !== FORM) return denied(400, 'invalid_request');
		const form = new URLSearchParams(payload.bytes.toString());
		const names = [...form.keys()];
		if (new Set(names).size < names.length) return denied(400, 'invalid_request');
		const id = form.get('client_id') ?? '';
		const client = Object.hasOwn(this.clients, id) ? this.clients[id] : undefined;
		if (!client || client.secret !== form.get('client_secret')) {
			return denied(this.switches.badClientStatus, 'invalid_client');
		}
		if (form.get('grant_type') !== 'client_credentials') {
			return denied(400, form.has('grant_type') ? 'unsupported_grant_type' : 'invalid_request');
		}
		const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
		if (scopes.length === 0 || !scopes.every((scope) => client.scopes.includes(scope))) {
			return denied(400, 'invalid_scope');
		}
		const token = randomUUID();
		const { tokenSeconds } = this.switches;
		this.grants.set(token, { client, scopes: new Set(scopes), until: now + tokenSeconds * 1000 });
		const body = { access_token: token, token_type: 'Bearer', expires_in: tokenSeconds };
		return json(200, body, { 'cache-control': 'no-store' });
	}

	/** What the token of an `Authorization` header lets do; undefined when unknown or over. */
	grant(authorization: string | undefined, now: number): Grant | undefined {
		const token = BEARER.exec(authorization ?? '')?.[1];
		const grant = token === undefined ? undefined : this.grants.get(token);
		return grant && now < grant.until ? grant : undefined;
	}
}
