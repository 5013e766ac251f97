/** Letters without width, which come along when a text is copied from a page or a mail. */
export const WIDTHLESS = /[\u200B\u2060\uFEFF]/g;

/** A text as people compare names: without case, accents, or more than one space in a row. */
export function foldName(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(WIDTHLESS, '')
		.replace(/[’']/g, "'")
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}

/**
 * A login, e-mail or number as it is compared: capitals and outer spaces do not count, since one that
 * differs by them alone is most probably the same. Accents do.
 */
export function foldKey(text: string): string {
	return text.normalize('NFC').replace(WIDTHLESS, '').trim().toLowerCase();
}

/** An employee number as it is left when a spreadsheet or JSON took it for a number. */
export function bareNumber(text: string): string {
	return foldKey(text).replace(/^0+(?=\d+$)/, '');
}

/** A text as Lucca would store it: the same letters may be written in two ways, and lines ended so. */
export function plainText(text: string): string {
	return text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}
