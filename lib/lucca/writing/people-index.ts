import { property, textCell } from '../cells';
import type { LuccaObject } from '../client/transport';
import { bareNumber, foldKey } from './fold';

/** What a person can be looked up by, and the property that holds it. */
export const lookUps = {
	id: 'id',
	login: 'login',
	email: 'mail',
	employeeNumber: 'employeeNumber',
} as const;

export type LookUp = keyof typeof lookUps;

const kinds = Object.keys(lookUps) as LookUp[];

/** The people at hand, by everything that names them. */
export class PeopleIndex {
	private readonly byId = new Map<string, LuccaObject>();
	private readonly idsByValue = new Map<string, Set<string>>();

	/** Everybody at hand. */
	get all(): LuccaObject[] {
		return [...this.byId.values()];
	}

	/**
	 * Takes a person in, in place of what was known of them.
	 * @returns whether they are new, or called otherwise than before
	 */
	keep(user: LuccaObject): boolean {
		const id = String(user.id);
		const before = this.byId.get(id);
		if (before) for (const place of placesOf(before)) this.idsByValue.get(place)?.delete(id);
		this.byId.set(id, user);
		for (const place of placesOf(user)) {
			const ids = this.idsByValue.get(place) ?? new Set();
			this.idsByValue.set(place, ids.add(id));
		}
		return before === undefined || callsOf(before) !== callsOf(user);
	}

	/**
	 * Those who answer to a value: to the letter, or, when nobody does, whatever the capitals.
	 */
	search(by: LookUp, value: string): LuccaObject[] {
		const found = this.at(place(by, value));
		const exact = found.filter((user) => heldBy(user, by) === value.trim());
		return exact.length > 0 ? exact : found;
	}

	/** Those with that employee number, or one that differs by leading zeros alone. */
	numberedLike(value: string): LuccaObject[] {
		return this.at(bare(value));
	}

	private at(place: string): LuccaObject[] {
		const ids = this.idsByValue.get(place) ?? new Set<string>();
		return [...ids].map((id) => this.byId.get(id)).filter((user) => user !== undefined);
	}
}

/** All that a person is called, in one text. */
function callsOf(user: LuccaObject): string {
	const names = ['firstName', 'lastName'].map((name) => property(user, name));
	return JSON.stringify([...names, ...kinds.map((by) => heldBy(user, by))]);
}

/** What a person has there, as text. */
export function heldBy(user: LuccaObject, by: LookUp): string | undefined {
	const held = textCell(property(user, lookUps[by]));
	return typeof held === 'string' ? held : undefined;
}

function placesOf(user: LuccaObject): string[] {
	return kinds.flatMap((by) => {
		const held = heldBy(user, by);
		if (held === undefined) return [];
		return by === 'employeeNumber' ? [place(by, held), bare(held)] : [place(by, held)];
	});
}

const bare = (number: string) => `bare ${bareNumber(number)}`;
const place = (by: LookUp, value: string) => `${by} ${foldKey(value)}`;
