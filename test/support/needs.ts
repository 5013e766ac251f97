import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * `describe` for tests that need a program of this machine. Where it is missing they are skipped, and
 * said to be; with CI set, they fail.
 */
export function needs(program: string): (name: string, body: () => void) => void {
	const places = (process.env.PATH ?? '').split(delimiter);
	if (places.some((place) => existsSync(join(place, program)))) return describe;
	const missing = `${program} is not installed: run scripts/test-servers.sh`;
	if (process.env.CI === 'true') {
		return (name) => {
			test(name, () => {
				throw new Error(missing);
			});
		};
	}
	process.stderr.write(`Tests skipped: ${missing}\n`);
	return describe.skip;
}
