/** A text without case, accents or outer spaces: how list values are compared. */
export function foldCase(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
}

/**
 * A header as people compare it: case, accents, spaces, underscores, hyphens, apostrophes and full
 * stops do not count. For reading only; headers are written exactly.
 */
export function foldHeader(text: string): string {
	return foldCase(text).replace(/[\s_\-'’.]/g, '');
}
