import type { CompanyUser } from '../../../sandbox/company';
import { newcomers } from '../../../sandbox/company';
import type { FakeLucca } from '../../../sandbox/lucca';
import { company, write } from './fixture';
import { CLIENT, reader, SCOPES, startNewer } from './newer';
import type { Collection, Item } from './newer';

let fake: FakeLucca;
let read: Awaited<ReturnType<typeof reader>>;

beforeEach(async () => {
	fake = await startNewer();
	read = await reader(fake);
});
afterEach(() => fake.close());

const { today, oddities } = company;
const idsOf = ({ items }: Collection) => items.map(({ id }) => id);
const sorted = (users: readonly CompanyUser[]) =>
	users
		.map(({ id }) => id)
		.sort((one, other) => one - other)
		.map(String);
const everybody = sorted(company.users);
const day = (local: string | null) => local?.slice(0, 10) ?? null;
const isFormer = ({ dtContractEnd: end }: CompanyUser) => end !== null && end < `${today}T00:00:00`;
const isUpcoming = ({ dtContractStart: start }: CompanyUser) => start > `${today}T00:00:00`;

/** Every page of a list, by its links. */
async function follow(path: string): Promise<Collection[]> {
	const pages = [await read.get(path)];
	for (;;) {
		const next = pages.at(-1)?.links?.next;
		if (!next) return pages;
		pages.push(await read.get(next.href));
	}
}

describe('pages', () => {
	it('hold 25 items, and nothing beside them unless asked', async () => {
		const { items, ...rest } = await read.get('employees');
		expect(rest).toEqual({ type: 'employees', url: `${fake.url}/lucca-api/employees` });
		expect(items.map(({ id }) => id)).toEqual(everybody.slice(0, 25));
		expect(items[0]).not.toHaveProperty('links');
	});

	it('follow one another by cursors that say nothing', async () => {
		const pages = await follow('employees?limit=100&include=links,totalCount');
		expect(pages.flatMap(idsOf)).toEqual(everybody);
		expect(new Set(pages.map(({ totalCount }) => totalCount))).toEqual(new Set([1200]));
		const page = new URL(pages[0]?.links?.next?.href ?? '').searchParams.get('page') ?? '';
		expect(page).toMatch(/^![\w-]+$/);
		const back = await read.get(pages[2]?.links?.prev?.href ?? '');
		expect(idsOf(back)).toEqual(everybody.slice(100, 200));
		expect([pages[0]?.links?.prev, back.links?.prev]).toEqual([null, { href: expect.any(String) }]);
	});

	it('are shifted by nobody who comes or goes before the cursor, but by rank they are', async () => {
		const path = 'employees?limit=3&include=links';
		const gone = Number(everybody[0]);
		const first = await read.get(path);
		fake.script([{ on: { nth: 1 }, answer: { people: { leave: [gone] } } }]);
		const second = await read.get(first.links?.next?.href ?? '');
		expect(idsOf(second)).toEqual(everybody.slice(3, 6));
		expect(idsOf(await read.get(`${path}&page=2`))).toEqual(everybody.slice(4, 7));
	});

	it('are shifted, cut and miscounted by faults', async () => {
		const path = 'employees?limit=3&include=totalCount';
		fake.script([{ on: {}, answer: { page: { shift: 1, keep: 2, countOff: 5 } } }]);
		const page = await read.get(path);
		expect([page.totalCount, idsOf(page)]).toEqual([1205, everybody.slice(1, 3)]);
	});

	it('may hold nothing, or a thousand on demand', async () => {
		const none = await read.get('employees?limit=0&include=totalCount,links');
		expect(none).toMatchObject({ totalCount: 1200, items: [], links: { prev: null, next: null } });
		expect(await read.refused('employees?limit=101')).toEqual([400, 'limit']);
		const wide = await startNewer({ switches: { v5HighestLimit: 1000 } });
		const { get, refused } = await reader(wide);
		expect((await get('employees?limit=1000')).items).toHaveLength(1000);
		expect(await refused('employees?limit=1001')).toEqual([400, 'limit']);
		await wide.close();
	});

	it.each([
		['limit', '-1'],
		['limit', 'ten'],
		['page', '0'],
		['page', '!'],
		['page', '!nonsense'],
		['page', ''],
		['include', 'all'],
		['include', 'links, totalCount'],
		['sort', 'name'],
		['sort', 'toString'],
		['status', 'former'],
		['status', 'active,active'],
		['id', ''],
		['id', Array.from({ length: 101 }, (_, id) => id).join(',')],
		['applicableEmployment.startsOn', '2024-01-01T00:00:00'],
		['applicableEmployment.endsOn.between', '2024-01-01'],
		['applicableEmployment.endsOn.between', '..--..'],
		['login', 'x'],
		['-login', 'x'],
		['status.between', '2024-01-01--..'],
		['paging', '0,10'],
		['fields', 'id'],
	])('are refused for %s=%s', async (name, value) => {
		expect(await read.refused(`employees?${name}=${value}`)).toEqual([400, name]);
	});
});

describe('filters', () => {
	const cases: ReadonlyArray<readonly [string, (user: CompanyUser) => boolean]> = [
		['status=active,upcoming', (user) => !isFormer(user)],
		['-status=deactivated', (user) => !isFormer(user)],
		['status=upcoming', isUpcoming],
		['email=null', ({ mail }) => mail === null],
		[`id=${everybody.slice(5, 8).join()}`, ({ id }) => everybody.slice(5, 8).includes(`${id}`)],
		[
			'applicableJobPosition.businessEstablishment.id=8,9',
			({ legalEntityId }) => legalEntityId > 7,
		],
		['applicableEmployment.legalEntity.id=2', ({ legalEntityId }) => legalEntityId === 8],
		['applicableJobPosition.department.id=22', ({ departmentId }) => departmentId === 22],
		['applicableJobPosition.manager.id=null', ({ managerId }) => managerId === null],
		['applicableEmployment.endsOn=null', ({ dtContractEnd }) => dtContractEnd === null],
		['applicableEmployment.template.term=permanent', ({ dtContractEnd }) => dtContractEnd === null],
		[
			`applicableEmployment.endsOn.between=${today}--2026-12-31`,
			({ dtContractEnd: end }) => end !== null && end >= today && end <= '2026-12-31T',
		],
		[
			'applicableEmployment.startsOn.between=..--2004-12-31',
			({ dtContractStart: start }) => start < '2005',
		],
	];

	it.each(cases)('keep %s', async (query, keep) => {
		const found = await read.get(`employees?limit=100&include=totalCount&${query}`);
		const expected = sorted(company.users.filter(keep));
		expect(expected.length).toBeGreaterThan(0);
		expect([found.totalCount, idsOf(found)]).toEqual([expected.length, expected.slice(0, 100)]);
	});

	it('take the first and the last day of a range in', async () => {
		const range = 'applicableEmployment.endsOn.between=2026-11-15--2026-11-16';
		const { leftYesterday, lastDayToday } = oddities;
		expect(idsOf(await read.get(`employees?limit=100&${range}`))).toEqual(
			expect.arrayContaining([String(leftYesterday), String(lastDayToday)]),
		);
	});

	it('find names, and sort by them', async () => {
		const [one] = oddities.homonyms[0] ?? [];
		const user = company.users.find(({ id }) => id === one)!;
		const name = encodeURIComponent(`${user.firstName} ${user.lastName}`.toUpperCase());
		const found = await read.get(`employees?search=${name}`);
		expect(found.items.length).toBeGreaterThanOrEqual(2);
		const { items } = await read.get('employees?limit=100&sort=-familyName');
		const names = items.map(({ familyName }) => String(familyName));
		expect(names).toEqual([...names].sort(new Intl.Collator('fr').compare).reverse());
	});
});

describe('people', () => {
	it('are those of v3, person by person', async () => {
		const pages = await follow('employees?limit=100&include=links,embedded');
		const records = await follow('employee-personal-records?limit=100&include=links');
		const departments = await follow('departments?limit=100&include=links');
		const places = await read.get('business-establishments');
		const named = (items: Item[], reference: unknown) =>
			items.find(({ id }) => id === (reference as Item).id)?.name;
		const byPerson = new Map(
			records.flatMap(({ items }) => items).map((record) => [(record.employee as Item).id, record]),
		);
		const read_ = pages.flatMap(({ items, embedded }) =>
			items.map((employee) => {
				const employment = embedded?.employment?.[(employee.applicableEmployment as Item).id];
				const position = embedded?.['job-position']?.[(employee.applicableJobPosition as Item).id];
				const record = byPerson.get(employee.id);
				return {
					id: Number(employee.id),
					firstName: employee.givenName,
					lastName: employee.familyName,
					mail: employee.email,
					employeeNumber: employee.employeeNumber,
					status: employee.status,
					start: (employment?.start as { date: string }).date,
					end: (employment?.end as { date: string } | null)?.date ?? null,
					jobTitle: position?.jobTitle,
					manager: (position?.manager as Item | null)?.id ?? null,
					establishment: named(places.items, position?.businessEstablishment),
					department: named(
						departments.flatMap(({ items: all }) => all),
						position?.department,
					),
					birthDate: record?.birthDate,
				};
			}),
		);
		const expected = [...company.users]
			.sort((one, other) => one.id - other.id)
			.map((user) => ({
				id: user.id,
				firstName: user.firstName,
				lastName: user.lastName,
				mail: user.mail,
				employeeNumber: user.employeeNumber,
				status: isFormer(user) ? 'deactivated' : isUpcoming(user) ? 'upcoming' : 'active',
				start: day(user.dtContractStart),
				end: day(user.dtContractEnd),
				jobTitle: user.jobTitle,
				manager: user.managerId === null ? null : String(user.managerId),
				establishment: company.establishments.find(({ id }) => id === user.legalEntityId)?.name,
				department: company.departments.find(({ id }) => id === user.departmentId)?.name,
				birthDate: day(user.birthDate),
			}));
		expect(read_).toEqual(expected);
	});

	it('are shown one by one, with links on demand', async () => {
		const user = company.users.find(({ id }) => id === oddities.noManager)!;
		const one = await read.get<Item>(`employees/${user.id}?include=links,totalCount`);
		const url = (path: string) => `${fake.url}/lucca-api/${path}`;
		const contract = company.workContracts.find(({ ownerId }) => ownerId === user.id)!;
		const [, month, date] = (day(user.birthDate) ?? '').split('-').map(Number);
		expect(one).toEqual({
			id: String(user.id),
			type: 'employee',
			url: url(`employees/${user.id}`),
			remoteId: null,
			portrait: null,
			givenName: user.firstName,
			familyName: user.lastName,
			employeeNumber: user.employeeNumber,
			status: 'active',
			email: user.mail,
			birthDay: { day: date, month },
			phoneNumber: user.professionalMobile ?? user.directLine,
			applicableEmployment: {
				id: String(contract.id),
				type: 'employment',
				url: url(`employments/${contract.id}`),
			},
			applicableJobPosition: {
				id: expect.any(String),
				type: 'job-position',
				url: expect.stringContaining('/lucca-api/job-positions/'),
			},
			createdAt: expect.stringMatching(/Z$/),
			lastUpdatedAt: new Date(`${user.modifiedAt}+02:00`).toISOString(),
			links: {
				employments: { href: url(`employments?employee.id=${user.id}`) },
				jobPositions: { href: url(`job-positions?employment.employee.id=${user.id}`) },
				personalRecord: { href: url(`employee-personal-records?employee.id=${user.id}`) },
			},
		});
		expect(await read.refused(`employees/${user.id}?limit=1`)).toEqual([400, 'limit']);
	});

	it('come with a position that points at itself when they are their own manager', async () => {
		const path = `job-positions?employment.employee.id=${oddities.ownManager}&include=embedded`;
		const { items, embedded } = await read.get(path);
		const boss = { id: String(oddities.ownManager) };
		expect(items).toMatchObject([{ manager: boss, employee: boss }]);
		expect(Object.keys(embedded ?? {})).toEqual([
			'department',
			'job-qualification',
			'employee',
			'employment',
		]);
		expect(Object.keys(embedded?.employee ?? {})).toEqual([boss.id]);
	});

	it('have an employment for each contract; v3 and v4 writes are seen', async () => {
		const id = oddities.leftYesterday;
		const employments = async () => (await read.get(`employments?employee.id=${id}`)).items;
		expect(await employments()).toMatchObject([{ status: 'deactivated' }]);
		const contract = {
			ownerId: id,
			startsOn: '2026-12-01',
			endsOn: '2027-05-31',
			establishmentId: 3,
			typeId: 2,
		};
		await write(fake, 'POST', '/directory/api/4.0/work-contracts', contract);
		expect(await employments()).toMatchObject([
			{ status: 'deactivated', end: { date: '2026-11-15' } },
			{ status: 'upcoming', start: { date: '2026-12-01' }, end: { date: '2027-05-31' } },
		]);
		expect((await read.get<Item>(`employees/${id}`)).status).toBe('upcoming');
		await write(fake, 'PUT', `/api/v3/users/${id}`, { dtContractEnd: null });
		expect((await employments())[1]).toMatchObject({ end: null });
	});

	it('have one too who come without a contract', async () => {
		const arrive = newcomers(company, 1);
		fake.script([{ on: { nth: 1 }, answer: { people: { arrive } } }]);
		const { items } = await read.get(`employments?employee.id=${arrive[0]?.id}`);
		expect(items).toMatchObject([{ status: 'active', start: { date: '2026-01-01' }, end: null }]);
	});

	it('are those of the establishments the application may see', async () => {
		const swiss = await startNewer({
			clients: {
				[CLIENT.id]: { secret: CLIENT.secret, scopes: SCOPES, establishmentIds: [8] },
			},
		});
		const { get, refused } = await reader(swiss);
		const inGeneva = company.users.filter(({ legalEntityId }) => legalEntityId === 8);
		const found = await get('employees?limit=0&include=totalCount');
		expect(found.totalCount).toBe(inGeneva.length);
		const other = company.users.find(({ legalEntityId }) => legalEntityId === 3);
		expect(await refused(`employees/${other?.id}`)).toEqual([404, undefined]);
		await swiss.close();
	});
});

describe('the organisation', () => {
	it('has archived places unless they are left out', async () => {
		const ids = async (query: string) => idsOf(await read.get(`business-establishments?${query}`));
		expect(await ids('')).toEqual(['3', '4', '5', '6', '8', '9']);
		expect(await ids('isArchived=false')).toEqual(['3', '4', '5', '8', '9']);
		expect(await ids('legalEntity.id=2,3')).toEqual(['8', '9']);
		expect(await ids('search=acme%20l')).toEqual(['3']);
		expect(await read.refused('business-establishments?isArchived=true,false')).toEqual([
			400,
			'isArchived',
		]);
	});

	it('has departments that point at their parent', async () => {
		const { items } = await read.get('departments?limit=2');
		expect(items).toMatchObject([
			{ id: '21', name: 'Acme', parent: null, level: 1, sortOrder: 0, remoteId: 'ACME' },
			{ id: '22', parent: { id: '21', type: 'department' }, level: 2, isArchived: false },
		]);
	});

	it.each([
		['legal-entities', 3],
		['employment-templates', 3],
		['job-qualifications', 2],
		['occupation-categories', 4],
	])('has %s', async (plural, count) => {
		const { items, type } = await read.get(plural);
		expect([type, items.length]).toEqual([plural, count]);
		expect(await read.get(`${plural}/${items[0]?.id}`)).toEqual(items[0]);
	});
});
