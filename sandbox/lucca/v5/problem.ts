import type { Answer } from '../answer';

const titles: Readonly<Record<number, string>> = {
	400: 'One or more validation errors occurred.',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	405: 'Method Not Allowed',
	408: 'Request Timeout',
	429: 'Too Many Requests',
};

/**
 * A refusal of the newer API: problem details (RFC 7807), the parameter at fault under `errors`
 * (https://developers.lucca.fr/documentation/using-api/errors).
 */
export function problem(
	status: number,
	detail: string,
	headers: Record<string, string> = {},
	parameter?: string,
): Answer {
	const type = `https://httpwg.org/specs/rfc9110.html#status.${status}`;
	const body = { type, title: titles[status] ?? 'Problem', status, detail };
	const errors = parameter === undefined ? {} : { errors: { [parameter]: [detail] } };
	return {
		status,
		body: JSON.stringify({ ...body, ...errors }),
		headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers },
	};
}
