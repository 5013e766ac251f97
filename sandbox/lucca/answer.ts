/** What the fake sends back: a status, a body already written, and headers beside those of the type. */
export interface Answer {
	status: number;
	body: string;
	headers: Record<string, string>;
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
	return { status, body: JSON.stringify(body), headers: { ...JSON_TYPE, ...headers } };
}

/** Lucca's refusal: two capitalised keys, one message (lucca-api reference, section 5.6). */
export function refusal(
	status: number,
	message: string,
	headers: Record<string, string> = {},
): Answer {
	return json(status, { Status: status, Message: message }, headers);
}

/** A page of HTML, as a proxy or a sign-in screen answers in place of an API. */
export function html(status: number, title: string): Answer {
	const body = `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
	return { status, body, headers: { 'content-type': 'text/html; charset=utf-8' } };
}

export function empty(status: number, headers: Record<string, string> = {}): Answer {
	return { status, body: '', headers };
}

/** Thrown by a resource to refuse a request. */
export class Refused extends Error {
	constructor(
		readonly status: number,
		message: string,
		/** The query parameter at fault, for APIs that say so. */
		readonly parameter?: string,
	) {
		super(message);
	}
}

/** A request Lucca does not understand. */
export function badRequest(message: string): Refused {
	return new Refused(400, message);
}

/** Words a refusal as one of Lucca's APIs does. */
export type Refuse = (
	status: number,
	message: string,
	headers?: Record<string, string>,
	parameter?: string,
) => Answer;

/** The answer to what a resource threw; anything but a refusal is a bug of the fake, and goes on up. */
export function refusalFrom(thrown: unknown, refuse: Refuse): Answer {
	if (!(thrown instanceof Refused)) throw thrown;
	return refuse(thrown.status, thrown.message, {}, thrown.parameter);
}
