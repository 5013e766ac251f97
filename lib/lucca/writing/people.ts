import type { LuccaClient } from '../client/request';
import type { LuccaObject } from '../client/transport';
import { LuccaApiError } from '../client/lucca-api-error';
import { readFew, readMatching, v3Collection } from '../lists/collections';
import { readAll } from '../lists/read-all';
import { USERS } from '../people/users-path';
import {
	canBeAskedFor,
	filterOf,
	halves,
	type LookUpRequest,
	requestsFor,
} from './look-up-requests';
import { type LookUp, PeopleIndex } from './people-index';

/** A way to look somebody up, its value ready to be compared. */
export interface LookUpKey {
	readonly by: LookUp;
	readonly value: string;
}

/** So many requests for parts are made before it is asked what reading everybody would take. */
const FEW_REQUESTS = 2;
/** So many people nobody expected are asked for one by one. */
const FEW_SINGLE = 3;
/** Pages of 1000 overlap by one when everybody is read. */
const PAGE = 999;

/**
 * The people of a run, former employees included, read in as few requests as possible: all expected
 * ones together, by their keys or, when that takes fewer requests, everybody. Whom the keys do not find
 * is looked for among everybody, read once, because Lucca's filters may tell capitals apart.
 */
export class People {
	private readonly index = new PeopleIndex();
	/** People whose last write had no answer to read. */
	private readonly stale = new Set<string>();
	private readonly asked = new Set<string>();
	private loading: Promise<void> | undefined;
	private reading: Promise<void> | undefined;
	private single = 0;
	private changes = 0;

	/** @param fields what to ask of each, `id` and the other keys among them */
	constructor(
		private readonly client: LuccaClient,
		readonly fields: readonly string[],
		private readonly expected: readonly LookUpKey[],
	) {}

	/**
	 * Those who answer to a key: to the letter, or, when nobody does, whatever the capitals.
	 * @throws LuccaApiError when they cannot be read whole
	 */
	async find(key: LookUpKey): Promise<LuccaObject[]> {
		await this.load();
		if (!this.reading && !this.asked.has(nameOf(key))) await this.askSingly(key);
		const found = await this.fresh(key);
		if (found.length > 0 || key.by === 'id') return found;
		await this.everybody();
		return await this.fresh(key);
	}

	/** The same as far as is known without another request; `find` something first. */
	peek({ by, value }: LookUpKey): LuccaObject[] {
		return this.index.search(by, value);
	}

	/** Those at hand whose employee number is that one, or differs by leading zeros alone. */
	numberedLike(number: string): LuccaObject[] {
		return this.index.numberedLike(number);
	}

	/** Goes up when somebody is added, or called otherwise than before. */
	get version(): number {
		return this.changes;
	}

	/** Those read so far. */
	get atHand(): LuccaObject[] {
		return this.index.all;
	}

	/** Everybody Lucca shows, read once. */
	async everybody(): Promise<LuccaObject[]> {
		this.reading ??= this.readEverybody();
		await this.reading;
		return this.index.all;
	}

	/** What Lucca says of a key at this moment, whatever was read before. */
	async lookAgain(key: LookUpKey): Promise<LuccaObject[]> {
		if (canBeAskedFor(key.value)) await this.readNow(key);
		else await this.readEverybody();
		return this.index.search(key.by, key.value);
	}

	/** A person as Lucca has them after a write; without an answer, to be read again when needed. */
	written(id: string, user: LuccaObject | undefined): void {
		if (user) this.keep(user);
		else this.stale.add(id);
	}

	private keep(user: LuccaObject): void {
		if (this.index.keep(user)) this.changes += 1;
		this.stale.delete(String(user.id));
	}

	private async load(): Promise<void> {
		this.loading ??= this.loadExpected();
		await this.loading;
	}

	private async loadExpected(): Promise<void> {
		if (this.reading) return;
		const requests = requestsFor(this.expected.filter(({ value }) => canBeAskedFor(value)));
		if (requests.length > FEW_REQUESTS && requests.length >= (await this.costOfEverybody())) {
			await this.everybody();
			return;
		}
		for (const request of requests) await this.ask(request);
	}

	private async costOfEverybody(): Promise<number> {
		const { client, fields } = this;
		const { count } = v3Collection(client, USERS, 'users', fields, { formerEmployees: 'true' });
		return Math.ceil((await count()) / PAGE);
	}

	/** Somebody nobody expected: one by one at first, then everybody, before it costs more. */
	private async askSingly(key: LookUpKey): Promise<void> {
		this.single += 1;
		if (this.single > FEW_SINGLE || !canBeAskedFor(key.value)) await this.everybody();
		else await this.ask({ by: key.by, values: [key.value] });
	}

	private async ask(request: LookUpRequest): Promise<void> {
		const { client, fields } = this;
		const users = await readMatching(client, USERS, 'users', fields, filterOf(request)).catch(
			refused,
		);
		if (users === 'refused') return void (await this.everybody());
		if (users) {
			for (const user of users) this.keep(user);
			for (const value of request.values) this.asked.add(nameOf({ by: request.by, value }));
			return;
		}
		const parts = halves(request);
		if (!parts) await this.everybody();
		for (const part of parts ?? []) await this.ask(part);
	}

	/** Never from what was read before, however long Lucca takes. */
	private async readNow({ by, value }: LookUpKey): Promise<void> {
		const { client, fields } = this;
		const filter = filterOf({ by, values: [value] });
		for (const user of await readFew(client, USERS, 'users', fields, filter)) this.keep(user);
	}

	private async readEverybody(): Promise<void> {
		const filters = { formerEmployees: 'true' };
		const { client, fields } = this;
		const users = await readAll(v3Collection(client, USERS, 'users', fields, filters));
		for (const user of users) this.keep(user);
	}

	private async fresh(key: LookUpKey): Promise<LuccaObject[]> {
		const stale = this.peek(key).filter(({ id }) => this.stale.has(String(id)));
		for (const { id } of stale) await this.readNow({ by: 'id', value: String(id) });
		return this.peek(key);
	}
}

/** One value Lucca cannot be asked for must not keep the others from being found. */
function refused(cause: unknown): 'refused' {
	if (cause instanceof LuccaApiError && cause.httpCode === 400) return 'refused';
	throw cause;
}

const nameOf = ({ by, value }: LookUpKey) => `${by} ${value}`;
