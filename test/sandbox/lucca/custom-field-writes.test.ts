import type { CompanyUser } from '../../../sandbox/company';
import type { FakeLucca } from '../../../sandbox/lucca';
import { changes, company, startFake, write } from './fixture';

const USERS = '/api/v3/users';
const someone = company.users.find(
	({ extendedData }) =>
		Array.isArray(extendedData.e_langues) && extendedData.e_langues.length === 2,
)!;
const highest = company.users
	.flatMap(({ extendedData }) => JSON.stringify(extendedData).match(/(?<="id":)\d+/g) ?? [])
	.reduce((one, other) => Math.max(one, Number(other)), 0);
let fake: FakeLucca;

beforeEach(async () => {
	fake = await startFake();
});
afterEach(() => fake.close());

const put = (body: object, to = fake) => write(to, 'PUT', `${USERS}/${someone.id}`, body);
const held = (in_ = fake): CompanyUser['extendedData'] =>
	in_.company.users.find(({ id }) => id === someone.id)!.extendedData;
const one = (code: 'e_badge' | 'e_site' | 'e_tauxActivite') => {
	const value = someone.extendedData[code];
	if (value === undefined || Array.isArray(value)) throw new RangeError(code);
	return value;
};

describe('one value', () => {
	it('is created, changed by its id, and deleted by its id', async () => {
		await put({ e_matriculeRH: { value: '00012' } });
		expect(held().e_matriculeRH).toEqual({ id: highest + 1, value: '00012' });
		await put({ e_matriculeRH: { id: highest + 1, value: '00013' } });
		expect(held().e_matriculeRH).toEqual({ id: highest + 1, value: '00013' });
		await put({ e_matriculeRH: { id: highest + 1, value: null } });
		expect(held()).toEqual(someone.extendedData);
		await put({ e_matriculeRH: { id: 0, value: '00014' } });
		expect(held().e_matriculeRH).toEqual({ id: highest + 2, value: '00014' });
	});

	it('takes the values of its kind', async () => {
		const { id } = one('e_site');
		const [status] = await put({
			e_site: { id, value: 525 },
			e_tauxActivite: { id: one('e_tauxActivite').id, value: 62.5 },
			e_badge: { id: one('e_badge').id, value: 'B' },
		});
		expect(status).toBe(200);
		expect(held()).toMatchObject({
			e_site: { id, value: 525 },
			e_tauxActivite: { value: 62.5 },
			e_badge: { value: 'B' },
		});
	});

	const { id } = one('e_badge');
	it.each<[string, object]>([
		['changed without its id', { e_badge: { value: 'x' } }],
		['changed by another id', { e_badge: { id: id + 1, value: 'x' } }],
		['deleted without its id', { e_badge: { value: null } }],
		['deleted when there is none', { e_matriculeRH: { value: null } }],
		['changed when there is none', { e_matriculeRH: { id: 7, value: 'x' } }],
		['bare', { e_badge: 'x' }],
		['null', { e_badge: null }],
		['without value', { e_badge: { id } }],
		['with more', { e_badge: { id, value: 'x', name: 'y' } }],
		['an id as text', { e_badge: { id: String(id), value: 'x' } }],
		['a list', { e_badge: [{ id, value: 'x' }] }],
		['empty', { e_badge: { id, value: '' } }],
		['a number for a text', { e_badge: { id, value: 7 } }],
		['a text for a number', { e_tauxActivite: { id: one('e_tauxActivite').id, value: '80' } }],
		['an entry that does not exist', { e_site: { id: one('e_site').id, value: 531 } }],
		["an entry's name", { e_site: { id: one('e_site').id, value: 'Genève Gare' } }],
		['the code in another case', { e_Badge: { id, value: 'x' } }],
		['a composite', { 'e_Avantage-en-nature': { value: { e_Montant: { value: 5 } } } }],
	])('is refused: %s', async (_, body) => {
		const [status, answer] = await put({ jobTitle: 'x', ...body });
		expect([status, answer]).toEqual([400, { Status: 400, Message: expect.any(String) }]);
		expect(changes(fake)).toEqual([]);
	});

	it('of a date is a local midnight', async () => {
		const free = company.users.find(({ extendedData }) => !extendedData.e_finPeriodeEssai);
		const send = (value: string) =>
			write(fake, 'PUT', `${USERS}/${free?.id}`, { e_finPeriodeEssai: { value } });
		expect((await send('2026-12-31'))[0]).toBe(400);
		expect((await send('2026-12-31T00:00:00'))[0]).toBe(200);
	});
});

describe('several values', () => {
	const [first, second] = [someone.extendedData.e_langues].flat() as Array<{
		id: number;
		value: number;
	}>;
	if (!first || !second) throw new RangeError('languages');
	const free = [531, 532, 533, 534].filter((each) => ![first.value, second.value].includes(each));

	it('are added, changed and deleted one by one; what is not named stays', async () => {
		await put({ e_langues: [{ value: free[0] }] });
		const third = { id: highest + 1, value: free[0] };
		expect(held().e_langues).toEqual([first, second, third]);
		await put({
			e_langues: [
				{ id: first.id, value: free[1] },
				{ id: second.id, value: null },
			],
		});
		expect(held().e_langues).toEqual([{ id: first.id, value: free[1] }, third]);
		await put({ e_langues: [first, third].map(({ id }) => ({ id, value: null })) });
		expect(held()).not.toHaveProperty('e_langues');
	});

	it('that are not named go, on demand', async () => {
		const other = await startFake({ switches: { multiValueOmitted: 'removed' } });
		await put({ e_langues: [second, { value: free[0] }] }, other);
		expect(held(other).e_langues).toEqual([second, { id: highest + 1, value: free[0] }]);
		await other.close();
	});

	it.each<[string, unknown]>([
		['one value', { value: free[0] }],
		['a value that is there', [{ value: first.value }]],
		['a value twice', [{ value: free[0] }, { value: free[0] }]],
		[
			'an id twice',
			[
				{ id: first.id, value: null },
				{ id: first.id, value: free[0] },
			],
		],
		['an id of somebody else', [{ id: second.id + 1, value: free[0] }]],
		['nothing to delete', [{ value: null }]],
		['bare values', [free[0]]],
		['null', null],
	])('are refused: %s', async (_, e_langues) => {
		expect((await put({ e_langues }))[0]).toBe(400);
		expect(changes(fake)).toEqual([]);
	});
});
