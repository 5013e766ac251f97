import { ExplainedError } from '../../../../lib/explained-error';
import { demanded } from '../../given/reference';
import { textOf } from '../../given/value';

/** Where on Lucca a request goes. */
export interface Address {
	readonly path: string;
	readonly query: Readonly<Record<string, string>>;
}

/**
 * Where a typed path, or a pasted address, and query parameters lead. Only the path is kept of an
 * address, after its host was found to be Lucca's: the key must not travel to where an item's data point.
 * @param host of the credential's Lucca, with its port if it has one
 * @throws ExplainedError for another host, or for a parameter given twice
 */
export function addressIn(
	host: string,
	{ path, query }: { readonly path: unknown; readonly query: Record<string, unknown> },
): Address {
	const text = demanded('Path', textOf('Path', path));
	const base = `https://${host}`;
	const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
	// A port that is the default of one scheme is left out of the host.
	if (!url || !/^https?:$/.test(url.protocol) || url.host !== host) {
		throw new ExplainedError(
			`'Path' leads to ${url?.host ? `'${url.host}'` : 'no web address'}, and the credential is of '${host}'`,
			'Nothing was sent. Give a path that begins with a slash, e.g. /api/v3/users',
		);
	}
	// Two slashes at the front would be a host to whoever reads the path next.
	return { path: url.pathname.replace(/^\/+/, '/'), query: queryOf(url, query) };
}

function queryOf(url: URL, { parameter }: Record<string, unknown>): Record<string, string> {
	const added = (Array.isArray(parameter) ? parameter : []).map((entry) => {
		const { name, value } = entry as { name?: unknown; value?: unknown };
		return [textOf('Name', name), textOf('Value', value)] as const;
	});
	const query: Record<string, string> = {};
	for (const [name, value] of [...url.searchParams, ...added]) {
		if (name === '') continue;
		if (Object.hasOwn(query, name)) {
			throw new ExplainedError(
				`The query parameter '${name}' is given twice`,
				'Give it once. Several values go into one, separated by commas',
			);
		}
		query[name] = value;
	}
	return query;
}

/**
 * A JSON parameter, which an expression may fill with what is JSON already.
 * @throws ExplainedError for a text that is none
 */
export function bodyIn(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value) as unknown;
	} catch (cause) {
		throw notJson(cause);
	}
}

function notJson(cause: unknown): ExplainedError {
	return new ExplainedError(
		"'JSON Body' is no JSON",
		"Check quotes, commas and brackets in 'JSON Body', or give an object by expression",
		{ cause },
	);
}
