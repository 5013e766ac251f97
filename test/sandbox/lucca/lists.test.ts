import { company, get, refused, startFake } from './fixture';
import type { FakeLucca } from '../../../sandbox/lucca';

const V4 = '/organization/structure/api';
const DEFINITIONS = '/api/v3/extensionuserdefinitions';
interface Page {
	items: Array<Record<string, unknown> & { id: number }>;
	prev?: string | null;
	next?: string | null;
	count?: number;
}
let fake: FakeLucca;

beforeAll(async () => {
	fake = await startFake();
});
afterAll(() => fake.close());

const page = (path: string) => get<Page>(fake, `${V4}/${path}`);

describe('v4 lists', () => {
	it('send ten items, and nothing beside them unless asked', async () => {
		const { items, ...rest } = await page('departments');
		expect([items.length, rest]).toEqual([10, {}]);
	});

	it('are read page by page, by rank or by cursor', async () => {
		const first = await page('departments?limit=99&fields.root=prev,next,count');
		expect(first).toMatchObject({ prev: null, next: expect.any(String), count: 137 });
		const query = `limit=99&fields.root=prev,next&page=`;
		const second = await page(`departments?${query}${encodeURIComponent(first.next ?? '')}`);
		expect(second).toMatchObject({ prev: expect.any(String), next: null });
		expect(second.items).toEqual((await page('departments?limit=99&page=2')).items);
		expect([...first.items, ...second.items]).toEqual(company.departments);
		expect((await page('departments?limit=99&page=3')).items).toEqual([]);
	});

	it('have no next page when the last one is full', async () => {
		const full = await page('establishments?limit=5&fields.root=next');
		expect([full.items.length, full.next]).toEqual([5, null]);
		expect((await page('establishments?limit=4&fields.root=next')).next).not.toBeNull();
	});

	it('hide archived establishments unless asked', async () => {
		const names = async (query: string) =>
			(await page(`establishments?${query}`)).items.map(({ id }) => id);
		expect(await names('')).toEqual([3, 4, 5, 8, 9]);
		expect(await names('isArchived=true')).toEqual([6]);
		expect(await names('isArchived=true,false')).toEqual([3, 4, 5, 6, 8, 9]);
		expect(await names('legalUnitId=2,3')).toEqual([8, 9]);
		expect(await names('id=3,9')).toEqual([3, 9]);
		expect(await names('search=acme%20l')).toEqual([3]);
	});

	it('show an establishment with its legal unit', async () => {
		const { items } = await page('establishments?id=8');
		expect(items[0]).toMatchObject({
			name: 'Acme Genève',
			legalUnitId: 2,
			legalUnit: { id: 2, name: 'Acme Suisse', country: { code: 'CH' } },
			usersCount: company.users.filter(({ legalEntityId }) => legalEntityId === 8).length,
		});
	});

	it.each([
		['legal-units', 3],
		['countries', 7],
		['occupation-categories', 4],
		['job-qualifications', 2],
	])('have %s', async (list, count) => {
		expect((await page(`${list}?fields.root=count`)).count).toBe(count);
	});

	it.each([
		'departments?limit=100',
		'departments?limit=0',
		'departments?limit=-1',
		'departments?limit=ten',
		'departments?page=0',
		'departments?page=',
		'departments?page=!nonsense',
		'departments?fields.root=total',
		'departments?fields=id',
		'departments?paging=0,10',
		'departments?isArchived=false',
		'establishments?isArchived=maybe',
		'establishments?id=a',
		'establishments?limit=5&limit=6',
	])('refuse %s', async (path) => {
		expect((await refused(fake, `${V4}/${path}`))[0]).toBe(400);
	});

	it('take limit=0 on demand', async () => {
		const other = await startFake({ switches: { v4LimitZero: true } });
		const counted = await get<Page>(other, `${V4}/departments?fields.root=count&limit=0`);
		expect(counted).toEqual({ items: [], count: 137 });
		await other.close();
	});
});

describe('v3 lists', () => {
	it.each(['departments', 'departments/21', 'legalentities', 'legalEntities/3'])(
		'no longer have %s',
		async (path) => {
			expect((await refused(fake, `/api/v3/${path}`))[0]).toBe(410);
		},
	);

	it('can answer 404 in place of 410', async () => {
		const other = await startFake({ switches: { goneStatus: 404 } });
		expect((await refused(other, '/api/v3/departments'))[0]).toBe(404);
		await other.close();
	});

	it('have roles, with those who hold them on demand', async () => {
		const path = '/api/v3/roles?name=like,Référent&fields=id,name,usersCount,users[id]';
		const [role, ...others] = (await get(fake, path)).data.items;
		const holders = company.users.filter(({ habilitedRoles }) =>
			habilitedRoles.some(({ id }) => id === 73),
		);
		expect(others).toEqual([]);
		expect(role).toEqual({
			id: 73,
			name: 'Référent formation',
			usersCount: holders.length,
			users: expect.any(Array),
		});
	});
});

describe('custom field definitions', () => {
	it('are found by code, with the entries of a list', async () => {
		expect((await get(fake, `${DEFINITIONS}/e_statut360`)).data).toEqual({
			id: 'e_statut360',
			name: 'Statut 360Learning',
			extensionUserPropertyListEntries: [
				{ id: 501, name: 'Actif', translation: 'Actif' },
				{ id: 502, name: 'Inactif', translation: 'Inactif' },
				{ id: 503, name: 'À vérifier', translation: null },
			],
			url: `${fake.url}${DEFINITIONS}/e_statut360`,
		});
		const { data } = await get(fake, `${DEFINITIONS}/e_badge`);
		expect(data).toEqual({ id: 'e_badge', name: data.name, url: data.url });
		const other = await startFake({ switches: { entriesOfNonLists: 'empty' } });
		const whole = await get(other, `${DEFINITIONS}/e_badge`);
		expect(whole.data.extensionUserPropertyListEntries).toEqual([]);
		await other.close();
		expect((await refused(fake, `${DEFINITIONS}/e_nope`))[0]).toBe(404);
	});

	it('are listed by id, which is the code, or a number beside the code on demand', async () => {
		const { items } = (await get(fake, `${DEFINITIONS}?fields=id&orderBy=id,asc`)).data;
		expect(items).toContainEqual({ id: 'e_statut360' });
		expect((await refused(fake, `${DEFINITIONS}?fields=id,code`))[0]).toBe(400);
		const other = await startFake({ switches: { definitionId: 'number' } });
		const numbered = await get(other, `${DEFINITIONS}?fields=id,code&id=700`);
		expect(numbered.data.items).toEqual([{ id: 700, code: 'e_statut360' }]);
		await other.close();
	});

	it('fit the values people hold, which read as the switches say', async () => {
		const path = `/api/v3/users/${company.oddities.emptyStatus[0]}?fields=extendedData`;
		const read = async (switches: NonNullable<Parameters<typeof startFake>[0]>['switches']) => {
			const other = await startFake({ switches });
			const { extendedData } = (await get(other, path)).data;
			await other.close();
			return extendedData as Record<string, unknown>;
		};
		expect(await read({})).not.toHaveProperty('e_statut360');
		expect(await read({ emptyCustomField: 'null' })).toHaveProperty('e_statut360', null);
		const nullValue = await read({ emptyCustomField: 'nullValue' });
		expect(nullValue.e_statut360).toEqual({ id: 0, value: null });
		expect((await read({})).e_typeContrat).toEqual({ id: expect.any(Number), value: 511 });
		expect((await read({ customFieldShape: 'bare' })).e_typeContrat).toBe(511);
	});
});
