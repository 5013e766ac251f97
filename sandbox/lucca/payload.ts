import { badRequest, Refused } from './answer';

/** The body of a request, as it came. */
export interface Payload {
	contentType: string | undefined;
	bytes: Buffer;
}

export type JsonObject = Readonly<Record<string, unknown>>;

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse({ bytes }: Payload): unknown {
	return JSON.parse(utf8.decode(bytes)) as unknown;
}

/** Whether a value is `{…}`, no list and not null. */
export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a test is shown of a body: JSON as values, anything else as text; undefined for none. */
export function shown(payload: Payload): unknown {
	if (payload.bytes.length === 0) return undefined;
	try {
		return parse(payload);
	} catch {
		return payload.bytes.toString();
	}
}

/**
 * Reads the JSON object of a write (lucca-api reference, section 5.5).
 * @throws Refused 415 for another type than `application/json`, 400 for anything but one object in UTF-8
 */
export function readObject(payload: Payload): JsonObject {
	const [type = ''] = (payload.contentType ?? '').split(';');
	if (type.trim().toLowerCase() !== 'application/json') {
		throw new Refused(415, 'The content type must be application/json');
	}
	let value: unknown;
	try {
		value = parse(payload);
	} catch {
		throw badRequest('The body is not valid JSON in UTF-8');
	}
	if (!isObject(value)) throw badRequest('The body must be one JSON object');
	return value;
}
