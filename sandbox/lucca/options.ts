import type { CivilDate } from '../../lib/employee/civil-date';
import type { SampleCompany } from '../company';

/** What one API key may see and do; everything, unless said. */
export interface KeyRights {
	/** v3 user properties or custom field codes the key cannot see: they are absent, not null. */
	hiddenFields?: readonly string[];
	/** Whether the key sees people whose contract has ended; asking for them is not refused. */
	seesFormer?: boolean;
	/** Whether the key sees people whose contract is yet to start. */
	seesUpcoming?: boolean;
	/** The only establishments whose people the key sees, and into which it may put any. */
	establishmentIds?: readonly number[];
	mayCreate?: boolean;
	mayModify?: boolean;
	mayWriteContracts?: boolean;
}

/** A client application of the newer API, and what it may read. */
export interface OAuthClient {
	secret: string;
	/** Those it may ask for, e.g. `employees.readonly`. */
	scopes: readonly string[];
	/** The only establishments whose people it sees; all, unless said. */
	establishmentIds?: readonly number[];
}

export interface FakeLuccaOptions {
	/** Copied at the start: the one given stays as it is. */
	company: SampleCompany;
	apiKey: string;
	/** What `apiKey` may see. */
	rights?: KeyRights;
	/** Further keys and what each may see. */
	otherKeys?: Readonly<Record<string, KeyRights>>;
	/** Applications that may get a token, by client id. */
	clients?: Readonly<Record<string, OAuthClient>>;
	/** 0, the default, takes a free one. */
	port?: number;
	/** The day that tells former from employed; by default the clock's, in Europe/Paris. */
	today?: CivilDate;
	/** Milliseconds since 1970; the rate limit, tokens and `modifiedAt` live by it. By default the real clock. */
	clock?: () => number;
	switches?: Partial<Switches>;
}

/**
 * Where Lucca's documents are silent or disagree, the choice is the test's. Defaults are the answer
 * that is hardest on a client (lucca-api reference, sections 12 to 14).
 */
export interface Switches {
	/** Page size on v3 when `paging` is not sent: the framework's 10, or 1000 as older pages say. */
	defaultPageSize: number;
	/** Order of a v3 list without `orderBy`: another one at each request, or by id. */
	unordered: 'shifting' | 'byId';
	/** How `GET /api/v3/users/{id}` answers for an unknown id: 500 'User Not Found', or 404. */
	missingUserStatus: 404 | 500;
	/** How the v3 departments and legal entities answer since their end. */
	goneStatus: 404 | 410;
	/** The body of a 401. */
	unauthorizedBody: 'json' | 'empty' | 'html';
	/** Requests let through in a sliding window, for all keys together; false for no limit. */
	rateLimit: { requests: number; seconds: number } | false;
	/** Milliseconds after which a late answer is a 408 in its place; false for never. */
	abortsAfter: number | false;
	/** A v3 page of more items than this takes Lucca too long, and is answered 408; false for none. */
	slowBeyond: number | false;
	/** How a 429 says when to come back. */
	retryAfter: 'seconds' | 'date' | 'absent';
	/** Whether text filters tell `É` from `é`. */
	textFilters: 'exact' | 'caseless';
	/** How a custom field without value reads. */
	emptyCustomField: 'absent' | 'null' | 'nullValue';
	/** `{id, value}` as the guide says, or the bare value as two other pages show. */
	customFieldShape: 'wrapped' | 'bare';
	/** What names a custom field definition: its `id` is the code, or a number beside `code`. */
	definitionId: 'code' | 'number';
	/** Whether the definition of a custom field that is no list has an empty list of entries, or none. */
	entriesOfNonLists: 'absent' | 'empty';
	/** Whether v4 lists accept `limit=0`, as Lucca's own front-end sends but its documents exclude. */
	v4LimitZero: boolean;
	/** The status of a write that is understood but not carried out. */
	declinedStatus: 400 | 500;
	/** How `PUT /api/v3/users/{id}` answers for an unknown id. */
	missingUserOnPut: 404 | 500;
	/** Whether two people may share an e-mail. */
	uniqueMail: boolean;
	/** Whether what must be unique is so to the letter, or whatever the case. */
	uniqueTexts: 'exact' | 'caseless';
	/** Whether `habilitedRoles: []` takes the secondary roles away. */
	emptyRoleList: 'taken' | 'refused';
	/** What null does to a text the documents do not call nullable, such as the address. */
	nullTexts: 'refused' | 'cleared';
	/** Whether properties no document calls writable or read only can be written. */
	undocumentedWrites: 'refused' | 'taken';
	/** What becomes of a custom field's values a write of several does not name. */
	multiValueOmitted: 'kept' | 'removed';
	/** How the token endpoint answers an unknown client or a wrong secret. */
	badClientStatus: 400 | 401;
	/** For how many seconds a token is good. */
	tokenSeconds: number;
	/** The highest `limit` of the newer API: 100, or 1000 as some of its pages have it. */
	v5HighestLimit: 100 | 1000;
	/** Whether a user created without `contract` gets a work contract. */
	contractByDefault: boolean;
}

const hostile: Switches = {
	defaultPageSize: 10,
	unordered: 'shifting',
	missingUserStatus: 500,
	goneStatus: 410,
	unauthorizedBody: 'json',
	rateLimit: { requests: 50, seconds: 60 },
	abortsAfter: 5_000,
	slowBeyond: false,
	retryAfter: 'seconds',
	textFilters: 'exact',
	emptyCustomField: 'absent',
	customFieldShape: 'wrapped',
	definitionId: 'code',
	entriesOfNonLists: 'absent',
	v4LimitZero: false,
	declinedStatus: 400,
	missingUserOnPut: 404,
	uniqueMail: false,
	uniqueTexts: 'caseless',
	emptyRoleList: 'taken',
	nullTexts: 'refused',
	undocumentedWrites: 'refused',
	multiValueOmitted: 'kept',
	badClientStatus: 401,
	tokenSeconds: 1_800,
	v5HighestLimit: 100,
	contractByDefault: false,
};

/** Every switch: as given, or else the hard choice. */
export function switchesFrom(given: Partial<Switches> = {}): Switches {
	const said = Object.entries(given).filter(([, value]) => value !== undefined);
	return { ...hostile, ...Object.fromEntries(said) };
}
