import { ExplainedError } from '../../explained-error';
import { ask, type ClientSettings } from './ask';
import type { Subject } from './messages';
import type { LuccaObject, ShownRequest, WriteMethod } from './transport';

export type Query = Readonly<Record<string, string>>;

/**
 * What is asked for or written, as a message would say it, e.g. `the users`, `the user 'ivarlet'`; and
 * the right on the key's role it takes, as Lucca calls it, when it is not that of users.
 */
export type Asked = string | { readonly what: string; readonly right: string };

export interface WriteRequest {
	readonly method: WriteMethod;
	/** On the Lucca host, beginning with a slash. */
	readonly path: string;
	readonly query?: Query;
	/** Sent as JSON. */
	readonly body?: unknown;
	/** Whether carrying it out twice would do harm, as with any POST and PATCH. */
	readonly once?: boolean;
}

/** The one way to ask Lucca anything. */
export interface LuccaClient {
	/** e.g. `mycompany.ilucca.net` */
	readonly host: string;
	/**
	 * Reads a JSON object.
	 * @param path on the Lucca host, beginning with a slash
	 * @throws LuccaApiError when Lucca refuses, or what passes by itself has not passed in time
	 */
	get(path: string, query: Query, asked: Asked): Promise<LuccaObject>;
	/** The same, but undefined at once when Lucca takes too long: ask for less. */
	getUnlessTooLarge(path: string, query: Query, asked: Asked): Promise<LuccaObject | undefined>;
	/**
	 * Writes, and gives Lucca's answer as a whole; `{}` when PUT, PATCH or DELETE got an empty one. A
	 * POST or PATCH, or what is to be done once, is sent again only when Lucca certainly did nothing with it.
	 * @param asked what it writes, e.g. `the user 'ivarlet'`
	 * @throws LuccaApiError as `get`; with `mayHaveHappened`, look before trying again
	 */
	write(request: WriteRequest, asked: Asked): Promise<LuccaObject>;
	/**
	 * The request as `write` would send it, for somebody to look at.
	 * @throws ExplainedError when it would go to another host
	 */
	show(request: WriteRequest): ShownRequest;
	/** Lets so many milliseconds pass, fewer when the workflow is stopped. */
	pause(milliseconds: number): Promise<void>;
}

export function createLuccaClient(settings: ClientSettings): LuccaClient {
	const { origin } = settings;
	const { host } = new URL(origin);
	const read = (path: string, query: Query, asked: Asked, tooLargeIsFinal: boolean) =>
		ask(
			settings,
			{ method: 'GET', url: addressOf(origin, path, query) },
			subjectOf(asked, host, path),
			tooLargeIsFinal,
		);
	const show = ({ method, path, query = {}, body }: WriteRequest): ShownRequest => ({
		method,
		url: addressOf(origin, path, query),
		...(body === undefined ? {} : { body }),
	});
	return {
		host,
		get: async (path, query, asked) => (await read(path, query, asked, false)) as LuccaObject,
		getUnlessTooLarge: async (path, query, asked) => await read(path, query, asked, true),
		write: async (request, asked) => {
			const { method, path, once } = request;
			const subject = { ...subjectOf(asked, host, path), method, once };
			return (await ask(settings, show(request), subject)) as LuccaObject;
		},
		show,
		pause: async (milliseconds) => {
			await settings.clock.sleep(milliseconds);
		},
	};
}

function subjectOf(asked: Asked, host: string, path: string): Subject {
	return typeof asked === 'string'
		? { asked, host, path }
		: { asked: asked.what, right: asked.right, host, path };
}

function addressOf(origin: string, path: string, query: Query): string {
	const url = new URL(path, origin);
	// '//other.example/x' is a path to no eye but the URL standard's.
	if (url.origin !== origin) {
		throw new ExplainedError(
			`A request for '${origin}' would have gone to '${url.origin}'`,
			'The API key is sent to its own Lucca only. Please report this to the makers of this node',
		);
	}
	for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
	return url.href;
}
