import { recordBytes, type RememberedPopulation } from './remembered';
import type { Movements } from './movements';
import { nameIn, type Population, shownKey } from './population';
import { KEY_BYTES, Seal } from './seal';

/**
 * The same movements with keys and names for those who are no longer in the file.
 * @param previousFile the file `previous` remembers, read in clear; whoever it does not have stays unnamed
 */
export function nameTheGone(
	movements: Movements,
	previous: RememberedPopulation,
	previousFile: Population,
): Movements {
	const width = recordBytes(previous.columns);
	const wanted = new Map<string, number>();
	for (const { remembered, key } of movements.people) {
		if (remembered === undefined || key !== '') continue;
		const from = remembered * width;
		wanted.set(previous.records.toString('latin1', from, from + KEY_BYTES), remembered);
	}
	const seal = new Seal(previous.salt, []);
	const named = new Map<number, { key: string; name: string }>();
	previousFile.keys.forEach((key, person) => {
		const remembered = wanted.get(seal.person(key));
		if (remembered === undefined) return;
		const name = nameIn(previousFile, previousFile.rowOf[person] ?? -1);
		named.set(remembered, { key: shownKey(previousFile, key), name });
	});
	return {
		...movements,
		people: movements.people.map((person) =>
			person.remembered === undefined ? person : { ...person, ...named.get(person.remembered) },
		),
	};
}
