import type { CompanyUser } from '../../../sandbox/company';
import type { FakeLucca } from '../../../sandbox/lucca';
import { company, get, refused, startFake } from './fixture';

const USERS = '/api/v3/users';
let fake: FakeLucca;

beforeAll(async () => {
	fake = await startFake();
});
afterAll(() => fake.close());

async function countOf(query: string, of = fake): Promise<number> {
	const path = `${USERS}?fields=collection.count&formerEmployees=true&${query}`;
	return (await get(of, path)).data.count;
}

const expected = (keep: (user: CompanyUser) => boolean) => company.users.filter(keep).length;
const named = (user: CompanyUser) => `${user.firstName} ${user.lastName}`;
const departmentName = ({ departmentId }: CompanyUser) =>
	company.departments.find(({ id }) => id === departmentId)?.name ?? '';

const cases: ReadonlyArray<readonly [string, (user: CompanyUser) => boolean]> = [
	['legalEntityId=8', ({ legalEntityId }) => legalEntityId === 8],
	['LEGALENTITYID=8,9', ({ legalEntityId }) => legalEntityId >= 8],
	['legalEntityId=equals,8', ({ legalEntityId }) => legalEntityId === 8],
	['legalEntityId=notequal,8,9', ({ legalEntityId }) => legalEntityId < 8],
	['legalEntityId=greaterthan,4', ({ legalEntityId }) => legalEntityId > 4],
	['legalEntityId=greaterthanorequal,4', ({ legalEntityId }) => legalEntityId >= 4],
	['legalEntityId=lessthan,4', ({ legalEntityId }) => legalEntityId < 4],
	['legalEntityId=lessthanorequal,4', ({ legalEntityId }) => legalEntityId <= 4],
	['legalEntityId=between,4,8', ({ legalEntityId: id }) => id >= 4 && id <= 8],
	['mail=null', ({ mail }) => mail === null],
	['mail=notequal,null', ({ mail }) => mail !== null],
	['mail=like,zo%C3%A9', () => false],
	['mail=like,zoe', ({ mail }) => mail?.includes('zoe') === true],
	['name=like,%C3%89lise', (user) => named(user).includes('Élise')],
	['lastName=starts,De,Du', ({ lastName }) => /^D[eu]/.test(lastName)],
	['department.name=like,Qualit%C3%A9', (user) => departmentName(user).includes('Qualité')],
	[
		// Nothing is below a manager who does not exist.
		'manager.managerId=null',
		({ managerId }) => managerId === null || managerId === company.oddities.noManager,
	],
	['habilitedRoles.id=72', ({ habilitedRoles }) => habilitedRoles.some(({ id }) => id === 72)],
	['allowsElectronicPayslip=false', ({ allowsElectronicPayslip: allows }) => !allows],
	['dtContractStart=since,2024-01-01', ({ dtContractStart: start }) => start >= '2024-01-01'],
	['dtContractStart=until,2010-06-01', ({ dtContractStart: start }) => start < '2010-06-02'],
	['dtContractStart=2010-06-01', ({ dtContractStart: start }) => start.startsWith('2010-06-01')],
	['dtContractStart=2010-06-01T00:00:00', ({ dtContractStart: s }) => s.startsWith('2010-06-01')],
	['dtContractEnd=today', ({ dtContractEnd: end }) => end?.startsWith(company.today) === true],
	['dtContractEnd=yesterday', ({ dtContractEnd: end }) => end?.startsWith('2026-11-15') === true],
	['dtContractStart=tomorrow', ({ dtContractStart: s }) => s.startsWith('2026-11-17')],
	['modifiedAt=since,2026-05-11T09:14:02', ({ modifiedAt }) => modifiedAt >= '2026-05-11T09:14:02'],
	[
		'dtContractStart=since,2024-01-01&legalEntityId=4',
		(user) => user.dtContractStart >= '2024-01-01' && user.legalEntityId === 4,
	],
];

it.each(cases)('%s keeps the people it says', async (query, keep) => {
	expect(await countOf(query)).toBe(expected(keep));
});

it('keeps nobody, or everybody, in few of these cases', () => {
	const trivial = cases.filter(([, keep]) => [0, company.users.length].includes(expected(keep)));
	expect(trivial.map(([query]) => query)).toEqual(['mail=like,zo%C3%A9']);
});

it('tells accents and capitals apart, or not on demand', async () => {
	const other = await startFake({ switches: { textFilters: 'caseless' } });
	const lists = expected(({ firstName }) => firstName === 'Élise');
	expect([await countOf('firstName=elise'), await countOf('firstName=elise', other)]).toEqual([
		0,
		lists,
	]);
	await other.close();
});

it.each([
	'limit=10',
	'page=2',
	'nope=1',
	'manager=12',
	'extendedData=like,a',
	'id.name=3',
	'id=twelve',
	'id=',
	'id=12,',
	'legalEntityId=like,8',
	'mail=greaterthan,a',
	'mail=since,2024-01-01',
	'dtContractStart=since',
	'dtContractStart=since,2024-01-01,2024-02-01',
	'dtContractStart=between,2024-01-01',
	'dtContractStart=since,2024-01-01T00:00:00Z',
	'dtContractStart=since,2024-01-01T00:00:00%2B01:00',
	'dtContractStart=since,01/01/2024',
	'dtContractStart=since,2023-02-29',
	'dtContractStart=since,null',
	'dtContractEnd=notequal,null,2024-01-01',
	'departmentId=null,12',
	'id=1&id=2',
	'paging=0,10&Paging=0,10',
	'httpMethod=DELETE',
	'callback=f',
	'authToken=x',
])('refuses %s', async (query) => {
	expect((await refused(fake, `${USERS}?${query}`))[0]).toBe(400);
});

it('leaves the names the framework keeps for itself alone', async () => {
	expect(await countOf('_=1&randomnumber=3&notify=false')).toBe(1200);
});
