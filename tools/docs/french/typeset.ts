/** What is no prose: code, where links lead, comments, addresses. */
const NO_PROSE = /^```[^]*?^```$|`[^`\n]+`|\]\([^)\s]+\)|<!--[^]*?-->|<[^>\n]+>|https?:\/\/\S+/gm;

/** A span in italics or in bold, with its marks. */
const EMPHASIS = /(?:\*\*|(?<![\p{L}\d_])_)([^*_]+)(?:\*\*|_(?![\p{L}\d_]))/gu;

const NO_BREAK = '\u00a0';

/**
 * A French page with the spaces and apostrophes French wants: a no-break space before `:`, `;`, `?`, `!`, `%`, `»`,
 * after `«` and within long numbers, and `’`. Code, where links lead and comments stay as they are.
 * @param names of screens, in English, which stay as they are too where they are emphasised
 */
export function typeset(page: string, names: readonly string[] = []): string {
	const kept: string[] = [];
	const keep = (text: string) => `\ue000${kept.push(text) - 1}\ue001`;
	const prose = page
		.replace(NO_PROSE, keep)
		.replace(EMPHASIS, (text, span: string) =>
			names.includes(span.replace(/\s+/g, ' ')) ? keep(text) : text,
		);
	return prose
		.replace(/(?<=\S) ?(?<!\u00a0)([:;?!%»])(?=[\s*_).,…|]|$)/gm, `${NO_BREAK}$1`)
		.replace(/« ?(?!\u00a0)/g, `«${NO_BREAK}`)
		.replace(/(?<=\d) (?=\d{3}(?!\d))/g, NO_BREAK)
		.replaceAll("'", '’')
		.replace(/\ue000(\d+)\ue001/g, (_, at: string) => kept[Number(at)] ?? '');
}
