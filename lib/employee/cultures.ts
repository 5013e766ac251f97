/**
 * Lucca's v3 API names a culture by its Windows number, its import file by a tag. Numbers from
 * https://learn.microsoft.com/openspecs/windows_protocols/ms-lcid, tags from Lucca help article
 * 360021100132; 1034 is the number Lucca's documents give for Spanish, 3082 the modern one.
 */
const TAG_BY_LCID: ReadonlyMap<number, string> = new Map([
	[1036, 'fr-FR'],
	[1031, 'de-DE'],
	[1033, 'en-US'],
	[2057, 'en-GB'],
	[1034, 'es-ES'],
	[3082, 'es-ES'],
	[2067, 'nl-BE'],
	[1040, 'it-IT'],
]);

/** The cultures Lucca offers, as tags. */
export const cultureTags: readonly string[] = [...new Set(TAG_BY_LCID.values())];

/** The tag (`fr-FR`) of a Windows culture number, or undefined for one Lucca does not offer. */
export function cultureTag(lcid: number): string | undefined {
	return TAG_BY_LCID.get(lcid);
}

/** The number Lucca's documents give a culture's tag, or undefined for one Lucca does not offer. */
export function cultureNumber(tag: string): number | undefined {
	return [...TAG_BY_LCID].find(([, each]) => each === tag)?.[0];
}
