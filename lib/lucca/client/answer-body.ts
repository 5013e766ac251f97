import { withoutSensitive } from './sensitive';
import { isLuccaObject, type LuccaAnswer } from './transport';

/** What a body turned out to be. `cut`: announced as JSON, or begun as JSON, yet unreadable. */
export type AnswerBody =
	| { readonly form: 'json'; readonly value: unknown }
	| { readonly form: 'html' | 'text' | 'empty' | 'cut' };

/** Tells what a body is. A body that only begins as JSON is never taken for a shorter one. */
export function readBody({ headers, body }: LuccaAnswer): AnswerBody {
	const text = body.replace(/^\uFEFF/, '').trim();
	if (text === '') return { form: 'empty' };
	try {
		return { form: 'json', value: JSON.parse(text) as unknown };
	} catch {
		// Not JSON: what it is instead is told below.
	}
	if (/^[[{]/.test(text)) return { form: 'cut' };
	const type = headerText(headers, 'content-type');
	if (/html/i.test(type) || /^<(!doctype|html|head|body)/i.test(text)) return { form: 'html' };
	return { form: /json/i.test(type) ? 'cut' : 'text' };
}

const LONGEST_DETAIL = 300;

/**
 * Lucca's own words in a refusal, from any of the forms it uses (lucca-api reference, section 5.6):
 * `{Status, Message}`, problem+json, plain text. Empty when it gave none, or a web page.
 * @param sent the body of the request, whose sensitive values Lucca's words may repeat
 */
export function detailOf(answer: LuccaAnswer, sent?: unknown): string {
	const body = readBody(answer);
	const words =
		body.form === 'json' ? wordsOf(body.value) : body.form === 'text' ? answer.body : '';
	return withoutSensitive(withoutKeys(words), sent)
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/[.\s]+$/, '')
		.slice(0, LONGEST_DETAIL);
}

/**
 * Hides what may be an API key or an access token: Lucca's keys are GUIDs, tokens mostly have the form
 * of RFC 7519; of another form, they would stand behind a word that announces them. Who reads the answer
 * knows neither.
 */
function withoutKeys(text: string): string {
	return text
		.replace(/(?<![0-9a-f])[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}(?![0-9a-f])/gi, '…')
		.replace(/\beyJ[\w-]{6,}(\.[\w-]*){0,2}/g, '…')
		.replace(/\b(bearer) [^\s"',;]*\d[^\s"',;]*/gi, '$1 …')
		.replace(
			/(key|application|token|secret)["']?\s*[=:]\s*(?:["'{]+\s*)?[^\s"'},;]+["']?/gi,
			'$1=…',
		)
		.replace(
			/(key|application)((?: is| was)?:?\s+)(?:["'{][^"'}]*["'}]|[^\s"'},;]*\d[^\s"'},;]*)/gi,
			'$1$2…',
		);
}

function wordsOf(value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return String(value);
	if (!isLuccaObject(value)) return '';
	const lowerCased = Object.fromEntries(
		Object.entries(value).map(([name, content]) => [name.toLowerCase(), content]),
	);
	const main = ['message', 'detail', 'details', 'title', 'error']
		.map((name) => lowerCased[name])
		.find((content) => typeof content === 'string' && content.trim() !== '');
	const { errors } = lowerCased;
	const perField = isLuccaObject(errors)
		? Object.entries(errors).map(
				([field, texts]) => `${field}: ${[texts].flat().map(wordsOf).join(', ')}`,
			)
		: Array.isArray(errors)
			? errors.map(wordsOf).filter((words) => words !== '')
			: [];
	return [...(main === undefined ? [] : [String(main)]), ...perField].join('; ');
}

/** A header by its name in any case, the first value when repeated; empty when there is none. */
export function headerText(headers: LuccaAnswer['headers'], name: string): string {
	const entry = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
	const value = Array.isArray(entry?.[1]) ? (entry[1] as unknown[])[0] : entry?.[1];
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
