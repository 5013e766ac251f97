import { detailOf, headerText, readBody } from './answer-body';
import { LuccaApiError } from './lucca-api-error';
import type { LuccaAnswer } from './transport';

/** What a request was about, for the words of a message. */
export interface Subject {
	/** What was asked for, e.g. `the users`. */
	readonly asked: string;
	/** The Lucca host, e.g. `mycompany.ilucca.net`. */
	readonly host: string;
	/** The path on that host. */
	readonly path: string;
}

/** `{host}`, `{path}`, `{asked}` and `{status}` are filled in. */
interface Copy {
	readonly happened: string;
	readonly remedy: string;
}

const LATER = 'Run the workflow again later. When it lasts, ask Lucca support';
const CHECK_ADDRESS =
	"Check 'Base URL' in the credential: it is the address you open Lucca with, e.g. https://mycompany.ilucca.net";

/** What a refusal by status means to the person who runs the workflow. */
const byStatus: Readonly<Record<number, Copy>> = {
	400: {
		happened: 'Lucca did not accept the request for {asked}',
		remedy:
			"Check the values under 'Filters' and 'Options'. Lucca also answers this way to a field it does not have",
	},
	401: {
		happened: "Lucca at '{host}' does not know this API key",
		remedy:
			"Check 'API Key' and 'Base URL' in the credential: each environment (production, test, demo, sandbox) has its own keys",
	},
	403: {
		happened: 'This API key may not read {asked}',
		remedy:
			"Ask a Lucca administrator to open the role that bears the key's name (bottom of the list of roles) and to grant it what is read, e.g. 'Consult users'",
	},
	404: {
		happened: "Lucca at '{host}' has nothing under '{path}'",
		remedy: CHECK_ADDRESS,
	},
	408: {
		happened:
			'Lucca took longer than it allows itself (5 seconds) to give {asked}, even in small pages',
		remedy: 'Ask for less (fewer custom fields, a filter), or run the workflow at a quieter hour',
	},
	429: {
		happened: 'Lucca keeps answering that its limit of requests a minute is reached',
		remedy:
			'The limit (50 requests a minute) is shared by everything connected to this Lucca: run the workflow when other integrations are at rest',
	},
	500: { happened: 'Lucca stumbled while giving {asked}', remedy: LATER },
	502: { happened: "Lucca at '{host}' could not be reached behind its front door", remedy: LATER },
	503: { happened: "Lucca at '{host}' is unavailable", remedy: LATER },
	504: { happened: "Lucca at '{host}' did not answer its own front door in time", remedy: LATER },
};

const otherStatus: Copy = {
	happened: 'Lucca gave an unexpected answer to the request for {asked}',
	remedy: `${CHECK_ADDRESS}. When it is right, ask Lucca support`,
};

const redirected: Copy = {
	happened: "'{host}' sent the request for {asked} elsewhere instead of answering",
	remedy: `${CHECK_ADDRESS}. The key is never sent on to another address`,
};

/** Answers that say 200 and still hold nothing to use. */
const unusable = {
	html: {
		happened: "'{host}' answered with a web page, such as a login page, instead of {asked}",
		remedy: CHECK_ADDRESS,
	},
	text: {
		happened: "'{host}' answered with text that is not JSON instead of {asked}",
		remedy: CHECK_ADDRESS,
	},
	empty: { happened: 'Lucca sent an empty answer instead of {asked}', remedy: LATER },
	cut: { happened: 'The answer of Lucca with {asked} arrived cut short', remedy: LATER },
	unknownShape: {
		happened: 'The answer of Lucca with {asked} has a form this node does not know',
		remedy: `${CHECK_ADDRESS}. When it is right, please report it to the makers of this node`,
	},
} satisfies Record<string, Copy>;

/** No answer at all, by the code the connection ended with. */
const bySilence: ReadonlyArray<readonly [RegExp, Copy]> = [
	[
		/^(ENOTFOUND|EAI_AGAIN)$/,
		{ happened: "There is no host named '{host}'", remedy: CHECK_ADDRESS },
	],
	[
		/CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS|^EPROTO$/,
		{
			happened: "The certificate of '{host}' is not trusted",
			remedy: `${CHECK_ADDRESS}. When a proxy inspects the traffic, its certificate must be known to n8n (NODE_EXTRA_CA_CERTS)`,
		},
	],
	[
		/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/,
		{
			happened: "'{host}' refuses the connection",
			remedy: `${CHECK_ADDRESS}. Check also that the firewall lets n8n out to it`,
		},
	],
	[
		/TIMEDOUT|TIMEOUT|^ECONNABORTED$/,
		{ happened: "'{host}' did not answer in time", remedy: LATER },
	],
];

const otherSilence: Copy = {
	happened: "The connection to '{host}' broke before {asked} had arrived",
	remedy: LATER,
};

/** An answer with a status that is no success, explained. */
export function explainStatus(answer: LuccaAnswer, subject: Subject): LuccaApiError {
	const { status, headers } = answer;
	if (status >= 300 && status < 400) {
		const target = headerText(headers, 'location');
		const host = URL.canParse(target) ? new URL(target).host : '';
		return write(redirected, subject, status, host && `It points to '${host}'`);
	}
	const copy = byStatus[status] ?? (status >= 500 ? byStatus[500] : undefined) ?? otherStatus;
	const detail = detailOf(answer);
	// Lucca answers 500 'User Not Found' to an unknown ID: that is an answer, and does not pass.
	const notFound = status === 404 || (status === 500 && /not found/i.test(detail));
	return write(copy, subject, status, detail && `Lucca says: ${detail}`, { notFound });
}

/** An answer of status 200 that is not what was asked for, explained. */
export function explainUnusable(kind: keyof typeof unusable, subject: Subject): LuccaApiError {
	return write(unusable[kind], subject);
}

/** No answer, explained by the code in the chain of causes. */
export function explainSilence(cause: unknown, subject: Subject): LuccaApiError {
	const code = silenceCode(cause);
	const copy = bySilence.find(([codes]) => codes.test(code))?.[1] ?? otherSilence;
	return write(copy, subject, undefined, '', { cause });
}

/** Whether asking again can help against a silence: a certificate does not heal in seconds. */
export function mayPass(cause: unknown): boolean {
	return !/CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS|^EPROTO$/.test(silenceCode(cause));
}

/** The form of a body that is no JSON, under which `explainUnusable` knows it. */
export function unusableForm(answer: LuccaAnswer): 'html' | 'text' | 'empty' | 'cut' | undefined {
	const { form } = readBody(answer);
	return form === 'json' ? undefined : form;
}

/** The code of a broken connection, wherever in the chain; some wrappers carry it as `httpCode`. */
function silenceCode(cause: unknown): string {
	for (let link = cause, depth = 0; link && depth < 8; depth++) {
		const { code, httpCode, name, cause: deeper } = link as Record<string, unknown>;
		const found = [code, httpCode].find((each) => /^[A-Z]/.test(String(each ?? '')));
		if (found !== undefined) return String(found);
		if (name === 'TimeoutError') return 'ETIMEDOUT';
		link = deeper;
	}
	return '';
}

function write(
	{ happened, remedy }: Copy,
	subject: Subject,
	status?: number,
	detail = '',
	options: { cause?: unknown; notFound?: boolean } = {},
): LuccaApiError {
	const fill = (text: string) =>
		text.replace(/\{(host|path|asked)\}/g, (_, name: keyof Subject) => subject[name]);
	const message =
		fill(happened) + (status === undefined ? '' : ` (${status})`) + (detail ? `. ${detail}` : '');
	return new LuccaApiError(message, fill(remedy), status, options);
}
