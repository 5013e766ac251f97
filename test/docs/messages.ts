import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text of the sources, such as may be said to people. */
export interface Said {
	/** With `…` for what is filled in. */
	readonly text: string;
	/** The file it stands in, from the root. */
	readonly file: string;
	/** Whether it tells what happened: of an error, of a table of messages, or the rule of a cell. */
	readonly isRefusal: boolean;
}

const REGEX = /(?<=[(,=:[!&|?;\n]\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/;
const FILLED_IN = /\$\{(?:[^{}`]|`[^`]*`|\{[^{}]*\})*\}/;
const TOKEN = new RegExp(
	[
		/\/\/[^\n]*|\/\*[^]*?\*\//,
		REGEX,
		/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/,
		new RegExp(`\`(?:\\\\.|${FILLED_IN.source}|[^\`\\\\])*\``),
		/new (?:ExplainedError|LuccaApiError)\(|\b(?:message|happened|rule):/,
		/[^]/,
	]
		.map(({ source }) => source)
		.join('|'),
	'g',
);

/**
 * Every text of two words or more in the sources below some folders. Read token by token, not with
 * TypeScript's parser, which takes longer than all other tests of the pages together.
 * @param root of the repository
 * @param folders from the root
 */
export function textsIn(root: string, folders: readonly string[]): Said[] {
	return folders
		.flatMap((folder) =>
			readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
				join(folder, name),
			),
		)
		.filter((file) => file.endsWith('.ts'))
		.flatMap((file) => textsOf(file, readFileSync(join(root, file), 'utf8')));
}

function textsOf(file: string, source: string): Said[] {
	const texts: Said[] = [];
	/** How many brackets are open since the beginning of what tells what happened; -1 outside. */
	let depth = -1;
	/** The text before a plus sign, to which the next one belongs. */
	let before: string | undefined;
	let added = false;
	const end = () => {
		if (before !== undefined && /\p{L}{2}.* /u.test(before)) {
			texts.push({ text: before, file, isRefusal: depth >= 0 });
		}
		before = undefined;
	};
	for (const [token] of source.matchAll(TOKEN)) {
		if (/^\s|^\/[/*]/.test(token)) continue;
		if (/^['"`]/.test(token)) {
			if (!added) end();
			before = (added ? (before ?? '') : '') + contentOf(token);
			added = false;
			continue;
		}
		if (added) before = `${before ?? ''}…`;
		added = !added && token === '+' && before !== undefined;
		if (added) continue;
		end();
		if (token.length > 1 && /[(:]$/.test(token)) depth = 0;
		else if (depth >= 0 && /^[([{]$/.test(token)) depth++;
		else if (depth >= 0 && /^[)\]}]$/.test(token)) depth--;
		else if (depth === 0 && /^[,;]$/.test(token)) depth = -1;
	}
	return texts;
}

/** What a literal says. */
function contentOf(literal: string): string {
	const inside = literal.slice(1, -1);
	const filled = literal.startsWith('`')
		? inside.replaceAll(new RegExp(FILLED_IN, 'g'), '…')
		: inside.replace(/\{\w+\}/g, '…');
	return filled.replace(/\\(.)/g, '$1');
}
