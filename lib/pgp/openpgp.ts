type OpenPgp = typeof import('openpgp');

/**
 * OpenPGP.js, loaded when it is first needed: most workflows never do. It is under the LGPL, so the
 * build leaves it a file of its own, as it was published (scripts/build.mjs).
 */
export async function openPgp(): Promise<OpenPgp> {
	return await import('openpgp');
}
