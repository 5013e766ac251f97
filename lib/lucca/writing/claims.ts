import { ExplainedError } from '../../explained-error';
import { foldKey } from './fold';
import { keyWords, lookUpKey } from './keys';
import type { People } from './people';
import type { Expected } from './session';
import type { PersonKey, UserInput } from './user-input';

/** Finds out items of a run that ask for different things of one person: which is right is not ours to guess. */
export class Claims {
	private contested: ReadonlySet<string> | undefined;

	constructor(
		private readonly expected: readonly Expected[],
		private readonly people: People,
		private readonly host: string,
	) {}

	/**
	 * Call it after the first look-up, with the people of the run at hand.
	 * @throws ExplainedError when another item asks for something else of the person
	 */
	check(key: PersonKey): void {
		this.contested ??= this.findContested();
		if (!this.contested.has(this.personOf(key))) return;
		throw new ExplainedError(
			`Several items ask for different things of the person with the ${keyWords[key.by]} '${key.value.trim()}': none of them is written`,
			'Keep one item a person, e.g. with a Remove Duplicates node before this one',
		);
	}

	private findContested(): ReadonlySet<string> {
		const asked = new Map<string, string>();
		const contested = new Set<string>();
		for (const { key, input } of this.expected) {
			const person = this.personOf(key);
			const wish = sortedJson(input);
			if ((asked.get(person) ?? wish) !== wish) contested.add(person);
			asked.set(person, wish);
		}
		return contested;
	}

	/** The one person at hand who answers to a key, or else the key itself. */
	private personOf(key: PersonKey): string {
		const wanted = lookUpKey(key, this.host, 'lenient');
		const [found, another] = wanted ? this.people.peek(wanted) : [];
		if (found && !another) return `id ${String(found.id)}`;
		const place = key.by === 'employeeNumber' ? sortedJson(key.establishment ?? null) : '';
		return `${key.by} ${foldKey(wanted?.value ?? key.value)} ${place}`;
	}
}

/** JSON that does not depend on the order in which properties were set. */
export function sortedJson(value: unknown): string {
	return JSON.stringify(value, (_, each: unknown) =>
		typeof each === 'object' && each !== null && !Array.isArray(each)
			? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
			: each,
	) as string;
}

/** Whether two inputs ask for the same. */
export function sameInput(one: UserInput, other: UserInput): boolean {
	return sortedJson(one) === sortedJson(other);
}
