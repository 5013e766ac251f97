import type { RememberedPopulation } from './memory';
import type { Movements } from './movements';
import type { Population } from './population';

/**
 * The same movements with keys and names for those who are no longer in the file.
 * @param previousFile the file `previous` remembers, read in clear
 */
export function nameTheGone(
	movements: Movements,
	previous: RememberedPopulation,
	previousFile: Population,
): Movements {
	throw new TypeError(
		`Not built yet: ${movements.gone} ${previous.longestKey} ${previousFile.keys.length}`,
	);
}
