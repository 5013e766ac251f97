/** What is no prose: code, where links lead, comments, addresses. */
const NO_PROSE = /^```[^]*?^```$|`[^`\n]+`|\]\([^)\s]+\)|<!--[^]*?-->|<[^>\n]+>|https?:\/\/\S+/gm;

/**
 * A French page with the spaces and apostrophes French wants: a no-break space before `:`, `;`, `?`, `!`, `%`, `»`
 * and after `«`, and `’`. Code, links and comments stay as they are; widths of tables stay too.
 */
export function typeset(page: string): string {
	let done = '';
	let from = 0;
	for (const match of page.matchAll(NO_PROSE)) {
		done += prose(page.slice(from, match.index)) + match[0];
		from = match.index + match[0].length;
	}
	return done + prose(page.slice(from));
}

const NO_BREAK = '\u00a0';

const prose = (text: string) =>
	text
		.replace(/(?<=\S) (?=[:;?!%»])/g, NO_BREAK)
		.replaceAll('« ', `«${NO_BREAK}`)
		.replace(/(?<=\d) (?=\d{3}(?!\d))/g, NO_BREAK)
		.replaceAll("'", '’');
