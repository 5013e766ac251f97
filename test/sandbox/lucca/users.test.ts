import type { FakeLucca } from '../../../sandbox/lucca';
import { get, company, refused, startFake } from './fixture';

const USERS = '/api/v3/users';
const { today, oddities } = company;
const midnight = `${today}T00:00:00`;
let fake: FakeLucca;

beforeAll(async () => {
	fake = await startFake();
});
afterAll(() => fake.close());

const items = async (query: string) => (await get(fake, `${USERS}?${query}`)).data.items;
const idsOf = async (query: string) => {
	const found = await items(`fields=id&paging=0,1000&orderBy=id,asc&${query}`);
	return found.map(({ id }) => id as number);
};
const expectedIds = (keep: (user: (typeof company.users)[number]) => boolean) =>
	company.users
		.filter(keep)
		.map(({ id }) => id)
		.sort((one, other) => one - other);

describe('envelope and fields', () => {
	it('sends id, name and url of ten people unless asked otherwise', async () => {
		const body = await get<Record<string, unknown>>(fake, USERS);
		expect(Object.keys(body)).toEqual(['header', 'data']);
		const list = (body as unknown as { data: { items: object[] } }).data;
		expect(Object.keys(list)).toEqual(['items']);
		expect(list.items).toHaveLength(10);
		expect(list.items.every((item) => Object.keys(item).join() === 'id,name,url')).toBe(true);
	});

	it('takes brackets, dots and any case, and answers in its own', async () => {
		const [first] = await items(
			`id=${oddities.firstDayToday}&fields=ID,MANAGER[Id,department.name],legalentity,culture.code,cultureId`,
		);
		const user = company.users.find(({ id }) => id === oddities.firstDayToday);
		const manager = company.users.find(({ id }) => id === user?.managerId);
		const department = company.departments.find(({ id }) => id === manager?.departmentId);
		const establishment = company.establishments.find(({ id }) => id === user?.legalEntityId);
		expect(first).toEqual({
			id: user?.id,
			manager: { id: manager?.id, department: { name: department?.name } },
			legalEntity: {
				id: establishment?.id,
				name: establishment?.name,
				url: `${fake.url}/api/v3/legalEntities/${establishment?.id}`,
			},
			culture: { code: company.cultures.find(({ id }) => id === user?.cultureID)?.code },
			cultureID: user?.cultureID,
		});
	});

	it('counts alone or beside the items', async () => {
		expect((await get(fake, `${USERS}?fields=collection.count`)).data).toEqual({ count: 1100 });
		const both = await get(fake, `${USERS}?fields=id,collection.count&paging=0,2`);
		expect(both.data).toEqual({
			count: 1100,
			items: [{ id: expect.any(Number) }, { id: expect.any(Number) }],
		});
	});

	it('sends one user whole, but for custom data, which must be asked for', async () => {
		const { data } = await get(fake, `${USERS}/${oddities.ownManager}`);
		expect(data).toMatchObject({
			id: oddities.ownManager,
			managerId: oddities.ownManager,
			manager: { id: oddities.ownManager, name: data.name, url: data.url },
			displayName: `${String(data.lastName)} ${String(data.firstName)}`,
		});
		expect(data).not.toHaveProperty('extendedData');
		expect(data).not.toHaveProperty('applicationData');
		const custom = await get(fake, `${USERS}/${oddities.ownManager}?fields=extendedData`);
		const stored = company.users.find(({ id }) => id === oddities.ownManager)?.extendedData;
		expect(custom.data).toEqual({ extendedData: stored });
	});

	it.each([
		'fields=nope',
		'fields=id,',
		'fields=',
		'fields=id, name',
		'fields=manager[id',
		'fields=manager]',
		'fields=manager[]',
		'fields=manager.nope',
		'fields=id[name]',
		'fields=extendedData[e_badge]',
		'fields=collection.size',
		'fields=collection',
		'fields=modifiedOn',
	])('refuses %s', async (query) => {
		expect((await refused(fake, `${USERS}?${query}`))[0]).toBe(400);
	});

	it('refuses everything but fields for one user', async () => {
		const path = `${USERS}/${oddities.ownManager}`;
		for (const query of ['paging=0,1', 'formerEmployees=true', 'fields=collection.count']) {
			expect((await refused(fake, `${path}?${query}`))[0]).toBe(400);
		}
	});

	it('says an unknown user was not found with 500, or 404 on demand', async () => {
		expect(await refused(fake, `${USERS}/1`)).toEqual([500, 'User Not Found']);
		expect((await refused(fake, `${USERS}/someone`))[0]).toBe(400);
		const other = await startFake({ switches: { missingUserStatus: 404 } });
		expect(await refused(other, `${USERS}/1`)).toEqual([404, 'User Not Found']);
		await other.close();
	});
});

describe('population', () => {
	const isFormer = (end: string | null) => end !== null && end < midnight;

	it('is everybody employed or yet to come', async () => {
		const whole = [
			...(await idsOf('')),
			...(await items('fields=id&paging=1000,1000&orderBy=id,asc')).map(({ id }) => id),
		];
		expect(whole).toEqual(expectedIds(({ dtContractEnd }) => !isFormer(dtContractEnd)));
		expect(whole).toContain(oddities.lastDayToday);
		expect(whole).toContain(oddities.startsTomorrow);
		expect(whole).not.toContain(oddities.leftYesterday);
	});

	it('gains former people with formerEmployees=true', async () => {
		const count = 'fields=collection.count&formerEmployees=true';
		expect((await get(fake, `${USERS}?${count}`)).data.count).toBe(1200);
		const path = `${USERS}?formerEmployees=yes`;
		expect((await refused(fake, path))[0]).toBe(400);
	});

	it('is everybody with an end date, and nobody else, for dtContractEnd=notequal,null', async () => {
		expect(await idsOf('dtContractEnd=notequal,null')).toEqual(
			expectedIds(({ dtContractEnd }) => dtContractEnd !== null),
		);
	});

	it('keeps former people out of a search by id, but not of their own page', async () => {
		expect(await idsOf(`id=${oddities.leftYesterday}`)).toEqual([]);
		expect((await get(fake, `${USERS}/${oddities.leftYesterday}?fields=id`)).data.id).toBe(
			oddities.leftYesterday,
		);
	});
});

describe('paging and order', () => {
	it('starts at an index, and ends with a short page, then none', async () => {
		const all = expectedIds(() => true);
		const page = 'fields=id&orderBy=id,asc&formerEmployees=true&paging=';
		const ids = async (paging: string) => (await items(page + paging)).map(({ id }) => id);
		expect(await ids('3,5')).toEqual(all.slice(3, 8));
		expect(await ids('1000,1000')).toEqual(all.slice(1000));
		expect(await ids('1200,1000')).toEqual([]);
		expect(await ids('1')).toEqual(all.slice(0, 10));
	});

	it.each(['0,1001', '0,0', '-1,10', '0', '2', '0,10,20', 'a,b', '0;10', '', '0,-1', '0,1e2'])(
		'refuses paging=%s',
		async (paging) => {
			expect((await refused(fake, `${USERS}?paging=${paging}`))[0]).toBe(400);
		},
	);

	it('has another default page size on demand', async () => {
		const other = await startFake({ switches: { defaultPageSize: 1000 } });
		expect((await get(other, USERS)).data.items).toHaveLength(1000);
		await other.close();
	});

	it('keeps no order unless one is asked for', async () => {
		const ids = async () => (await items('fields=id&paging=0,1000')).map(({ id }) => id);
		expect(await ids()).not.toEqual(await ids());
	});

	it('orders by several properties, nothing first, accents as in a dictionary', async () => {
		const ordered = await items(
			'fields=id,lastName,mail&paging=0,1000&orderBy=mail,asc,lastName,desc,id,asc',
		);
		const missing = ordered.slice(0, oddities.missingMail.length);
		expect(missing.every(({ mail }) => mail === null)).toBe(true);
		const names = missing.map(({ lastName }) => String(lastName));
		expect(names).toEqual([...names].sort(new Intl.Collator('fr').compare).reverse());
	});

	it.each([
		'id',
		'id,asc,name',
		'id,up',
		'id,ASC',
		'nope,asc',
		'manager,asc',
		'extendedData,asc',
		'',
	])('refuses orderBy=%s', async (orderBy) => {
		expect((await refused(fake, `${USERS}?orderBy=${orderBy}`))[0]).toBe(400);
	});
});
