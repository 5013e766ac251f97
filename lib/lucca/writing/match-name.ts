import { ExplainedError } from '../../explained-error';
import { nearest } from '../../nearest';
import { foldName } from './fold';

/** A thing a name may mean. */
export interface Candidate {
	readonly id: string;
	/** What it is called: names, codes, logins. */
	readonly names: readonly string[];
	/** How a message shows it, enough to tell it from another of that name. */
	readonly shown: string;
}

/** Words for the thing sought, e.g. `department` and `departments`. */
export interface Sought {
	readonly parameter: string;
	readonly thing: string;
	readonly plural: string;
	/** Whether a message may repeat the name given; true when absent. */
	readonly quotable?: boolean;
}

/** Things by their names, for many names to be looked up. */
export class NameIndex {
	private readonly exact = new Map<string, Candidate[]>();
	private readonly folded = new Map<string, Candidate[]>();
	/** The names nearest to one sought in vain: among all people that takes a while, and many may have one manager. */
	private readonly nearby = new Map<string, string[]>();

	constructor(candidates: readonly Candidate[]) {
		for (const candidate of candidates) {
			for (const name of new Set(candidate.names)) add(this.exact, name, candidate);
			for (const name of new Set(candidate.names.map(foldName))) add(this.folded, name, candidate);
		}
	}

	/**
	 * The one thing of a name: to the letter, or, when nothing is called so, without regard to accents,
	 * capitals and spaces.
	 * @throws ExplainedError for none, with the three nearest names, or several, with all of them
	 */
	match(name: string, { parameter, thing, plural, quotable = true }: Sought): Candidate {
		const wanted = name.trim();
		const found = this.exact.get(wanted) ?? this.folded.get(foldName(wanted)) ?? [];
		const [only, another] = found;
		if (only && !another) return only;
		if (!only) {
			const near = this.near(wanted).map((each) => `'${each}'`);
			throw new ExplainedError(
				`Lucca shows no ${thing} ${quotable ? `'${wanted}',` : 'like the one'} given in '${parameter}'`,
				near.length === 0
					? `Lucca shows no ${plural} at all: let the role of this API key see them`
					: `Nearest are: ${near.join(', ')}. Check also that the role of this API key may see it`,
			);
		}
		throw new ExplainedError(
			`'${wanted}', given in '${parameter}', may be several ${plural}: ${shown(found)}`,
			`Give the ID of the one that is meant`,
		);
	}

	private near(wanted: string): string[] {
		const known = this.nearby.get(wanted) ?? nearest(wanted, [...this.exact.keys()]);
		this.nearby.set(wanted, known);
		return known;
	}
}

function add(index: Map<string, Candidate[]>, name: string, candidate: Candidate): void {
	const held = index.get(name);
	if (held) held.push(candidate);
	else index.set(name, [candidate]);
}

const MOST_SHOWN = 10;

function shown(found: readonly Candidate[]): string {
	const first = found.slice(0, MOST_SHOWN).map((each) => each.shown);
	const more = found.length - first.length;
	return [...first, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
