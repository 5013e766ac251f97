import { LuccaApiError } from '../../../../lib/lucca/client/lucca-api-error';
import { v3Collection } from '../../../../lib/lucca/lists/collections';
import { readAll } from '../../../../lib/lucca/lists/read-all';
import type { CompanyUser } from '../../../../sandbox/company';
import type { Fault } from '../../../../sandbox/lucca';
import { type Against, company, startAgainst } from '../against-fake';

const USERS = '/api/v3/users';

/** A Lucca too slow for pages of 500: 1,200 people come in five of 250 and less. */
const PAGES = ['0,250', '249,250', '498,250', '747,250', '996,250'];

const byId = company.users.toSorted((one, other) => one.id - other.id);
const at = (index: number): CompanyUser => {
	const user = byId[index];
	if (!user) throw new Error('the sample company changed');
	return user;
};
const lastId = at(byId.length - 1).id;
const newcomer = (further: number) => ({ ...at(0), id: lastId + further });

const faults: Array<[string, Fault]> = [
	...[401, 403, 404, 408, 500, 502, 503, 504].map((status): [string, Fault] => [
		`a ${status}`,
		{ status },
	]),
	['a 429 in seconds', { status: 429, retryAfter: 7 }],
	['a 429 with a date', { status: 429, retryAfter: { dateIn: 7 } }],
	['a 429 and nothing more', { status: 429 }],
	['a 503 in HTML', { status: 503, body: 'html' }],
	['a login page', { status: 200, body: 'html' }],
	['an empty 200', { status: 200, body: 'empty' }],
	['a 200 of text', { status: 200, body: { text: 'OK' } }],
	['a reset before the answer', { reset: 'beforeAnswer' }],
	['a reset in the body', { reset: 'inBody' }],
	['half a body', { half: true }],
	['an answer so late that Lucca gives up', { lateBy: 5_001 }],
	['a slow answer', { lateBy: 20 }],
	['silence', { silent: true }],
	['a page shifted back', { page: { shift: -1 } }],
	['a page shifted back and kept short', { page: { shift: -1, keep: 204 } }],
	['a page shifted ahead', { page: { shift: 1 } }],
	['a page twice', { page: { shift: -249 } }],
	['a page kept short', { page: { keep: 203 } }],
	['an empty page', { page: { keep: 0 } }],
	['a count too high', { page: { countOff: 1 } }],
	['a count too low', { page: { countOff: -1 } }],
	['a count of nobody', { page: { countOff: -1_200 } }],
	['a count that hides a short page', { page: { countOff: -1, keep: 203 } }],
];

const moves: Array<[string, Fault]> = [
	['somebody coming', { people: { arrive: [newcomer(1)] } }],
	['somebody of the beginning leaving', { people: { leave: [at(3).id] } }],
	['somebody of the middle leaving', { people: { leave: [at(600).id] } }],
	['the last one leaving', { people: { leave: [lastId] } }],
	[
		'one coming while one of the beginning leaves',
		{ people: { arrive: [newcomer(2)], leave: [at(4).id] } },
	],
	[
		'one coming while one of a border leaves',
		{ people: { arrive: [newcomer(3)], leave: [at(498).id] } },
	],
	[
		'many coming and going',
		{
			people: {
				arrive: [4, 5, 6, 7].map(newcomer),
				leave: [10, 300, 700, 1100].map((index) => at(index).id),
			},
		},
	],
];

let against: Against;
beforeAll(async () => {
	against = await startAgainst({ switches: { slowBeyond: 250, abortsAfter: 30 } }, 200);
});
afterAll(() => against.lucca.close());
beforeEach(() => {
	against.lucca.company.users.splice(0, Infinity, ...structuredClone(company.users));
});

/** The whole population as it is now, or one clear refusal; never anything else. */
async function outcome(): Promise<'whole' | 'refused'> {
	const fields = ['id', 'login'];
	const filters = { formerEmployees: 'true' };
	try {
		const read = await readAll(v3Collection(against.client, USERS, 'users', fields, filters));
		const { users } = against.lucca.company;
		expect(read).toEqual(
			users.map(({ id, login }) => ({ id, login })).toSorted((one, other) => one.id - other.id),
		);
		return 'whole';
	} catch (cause) {
		if (!(cause instanceof LuccaApiError)) throw cause;
		expect(cause.remedy).not.toBe('');
		return 'refused';
	}
}

it('reads five pages when nothing goes wrong', async () => {
	against.lucca.script([]);
	await expect(outcome()).resolves.toBe('whole');
	const pages = against.lucca.requests.map(({ query }) => query.paging);
	expect(pages).toEqual(['0,1000', '0,500', ...PAGES]);
});

describe.each(PAGES.map((paging) => [paging]))('at the page %s', (paging) => {
	const on = { path: USERS, query: { paging } };

	/** What no wait and no further try heals. */
	const forGood = new Set(['a 401', 'a 403', 'a 404', 'a login page', 'a 200 of text']);
	it.each(faults)('%s, once', async (name, answer) => {
		against.lucca.script([{ on: { ...on, nth: 1 }, answer }]);
		await expect(outcome()).resolves.toBe(forGood.has(name) ? 'refused' : 'whole');
	});

	/** What a smaller page, or nothing at all, is enough against. */
	const harmless = new Set(['a 408', 'an answer so late that Lucca gives up', 'a slow answer']);
	const isFirst = paging === PAGES[0];
	it.each(faults)('%s, lasting', async (name, answer) => {
		against.lucca.script([{ on, answer }]);
		// Nothing comes before the first page.
		const unnoticed = isFirst && ['a page shifted back', 'a page twice'].includes(name);
		const whole = harmless.has(name) || unnoticed;
		await expect(outcome()).resolves.toBe(whole ? 'whole' : 'refused');
	});

	it.each(moves)('%s', async (_, answer) => {
		against.lucca.script([{ on: { ...on, nth: 1 }, answer }]);
		await expect(outcome()).resolves.toBe('whole');
	});

	it('people coming and going at every reading', async () => {
		against.lucca.script(
			[1, 2, 3].map((nth) => ({
				on: { ...on, nth },
				answer: { people: { arrive: [newcomer(10 + nth)], leave: [at(nth).id] } },
			})),
		);
		// Before the first page, they are simply those who are there.
		await expect(outcome()).resolves.toBe(isFirst ? 'whole' : 'refused');
	});
});
