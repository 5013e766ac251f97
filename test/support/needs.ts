import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * `describe` for tests that need something this machine may not have. Where it is missing they are
 * skipped, and said to be; with CI set, they fail.
 * @param missing what is missing and what to do about it; undefined where all is there
 */
export function unless(missing: string | undefined): (name: string, body: () => void) => void {
	if (missing === undefined) return describe;
	if (process.env.CI === 'true') {
		return (name) => {
			test(`what ${name} needs is there`, () => {
				throw new Error(missing);
			});
		};
	}
	process.stderr.write(`Tests skipped: ${missing}\n`);
	return describe.skip;
}

/** `describe` for tests that need a program of this machine. */
export function needs(program: string): (name: string, body: () => void) => void {
	const places = (process.env.PATH ?? '').split(delimiter);
	const found = places.some((place) => existsSync(join(place, program)));
	return unless(found ? undefined : `${program} is not installed: run scripts/test-servers.sh`);
}
