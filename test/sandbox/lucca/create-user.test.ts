import type { FakeLucca } from '../../../sandbox/lucca';
import { changes, company, get, KEY, startFake, write } from './fixture';
import type { Written } from './fixture';

const USERS = '/api/v3/users';
const NOON = Date.UTC(2026, 10, 16, 11, 0, 0, 42);
let fake: FakeLucca;

beforeEach(async () => {
	fake = await startFake({ clock: () => NOON });
});
afterEach(() => fake.close());

const ines = {
	firstName: 'Inès',
	lastName: 'Varlet',
	login: 'ines.varlet.new',
	mail: 'ines.varlet@acme.example',
	legalEntityId: 3,
	departmentId: 21,
	dtContractStart: '2026-01-05T00:00:00',
	rolePrincipalId: 61,
};
const someone = company.users[0]!;
const colleague = company.users.find(
	({ id, legalEntityId }) => id !== someone.id && legalEntityId === someone.legalEntityId,
)!;
const elsewhere = company.users.find(({ legalEntityId }) => legalEntityId === 8)!;
const post = (body: unknown, query = '') => write(fake, 'POST', USERS + query, body);
const message = async (body: unknown, query = '') => {
	const [status, refused] = await post(body, query);
	expect(changes(fake)).toEqual([]);
	expect(refused).toEqual({ Status: status, Message: expect.any(String) });
	return [status, refused.Message];
};

describe('a user', () => {
	it('is made of eight properties, and has defaults for the others', async () => {
		const [status, { data }] = await post(ines, '?contract=false');
		const highest = Math.max(...company.users.map(({ id }) => id));
		expect([status, data.id]).toEqual([200, highest + 1]);
		expect(changes(fake)).toMatchObject([{ id: data.id }]);
		expect((await get(fake, `${USERS}/${data.id}`)).data).toEqual(data);
		expect(data).toMatchObject({
			...ines,
			name: 'Inès Varlet',
			department: { id: 21, name: 'Acme' },
			modifiedAt: '2026-11-16T12:00:00.042',
			dtContractEnd: null,
			employeeNumber: null,
			managerId: null,
			cultureID: 1036,
			gender: 'Undefined',
			habilitedRoles: [],
		});
	});

	it('takes everything v3 documents as writable, and answers with the fields asked for', async () => {
		const more = {
			employeeNumber: 'A-0412',
			managerId: someone.id,
			dtContractEnd: '2026-12-31T00:00:00',
			birthDate: '1990-02-28T00:00:00',
			cultureID: 1033,
			calendarId: 1,
			cspId: null,
			nationalityId: 'UK',
			gender: 'Female',
			jobTitle: 'Ingénieure',
			address: '',
			allowsElectronicPayslip: true,
			iban: null,
			frenchCarTaxHorsePower: 5,
		};
		const lists = {
			habilitedRoles: [{ id: 72 }, { id: 73 }],
			userWorkCycles: [
				{
					workCycleID: 2,
					startsOn: '2026-01-05T00:00:00',
					endsOn: '9999-12-31T00:00:00',
				},
			],
		};
		const body = {
			...ines,
			...more,
			...lists,
			e_badge: { value: 'B1' },
			e_site: { id: 0, value: 521 },
		};
		const fields = 'id,employeeNumber,habilitedRoles[id],extendedData';
		const [status, { data }] = await post(body, `?contract=false&fields=${fields}&notify=false`);
		expect([status, data]).toEqual([
			200,
			{
				id: data.id,
				employeeNumber: 'A-0412',
				habilitedRoles: lists.habilitedRoles,
				extendedData: {
					e_badge: { id: expect.any(Number), value: 'B1' },
					e_site: { id: expect.any(Number), value: 521 },
				},
			},
		]);
		const stored = fake.company.users.find(({ id }) => id === data.id);
		expect(stored).toMatchObject({
			...ines,
			...more,
			userWorkCycles: [{ id: 1, ownerID: data.id, ...lists.userWorkCycles[0] }],
		});
	});

	it('takes property names in any case, but none twice', async () => {
		const { login, ...others } = ines;
		expect((await post({ ...others, LOGIN: login, cultureId: 1033 }))[1].data).toMatchObject({
			login,
			cultureID: 1033,
		});
		const again = await post({ ...ines, login: 'other', Login: 'another' });
		expect(again).toEqual([400, { Status: 400, Message: 'Property Login is given twice' }]);
	});
});

describe('refused is', () => {
	it.each(Object.keys(ines))('a user without %s', async (name) => {
		const { [name as keyof typeof ines]: left, ...others } = ines;
		expect(left).toBeDefined();
		expect(await message(others)).toEqual([400, `Property ${name} is required`]);
	});

	it.each<[string, Record<string, unknown>, string | undefined]>([
		['an unknown property', { nickname: 'I' }, 'Property nickname does not exist on type User'],
		[
			'the old name of one',
			{ modifiedOn: null },
			'Property modifiedOn does not exist on type User',
		],
		['an id', { id: 7 }, 'Property id cannot be written to.'],
		['a name', { name: 'Inès Varlet' }, 'Property name cannot be written to.'],
		['a date of change', { modifiedAt: '2026-01-05T00:00:00' }, undefined],
		['a link', { department: { id: 21 } }, 'Property department cannot be written to.'],
		['custom data as read', { extendedData: {} }, 'Property extendedData cannot be written to.'],
		['what no page calls writable', { seniorityDate: '2020-01-01T00:00:00' }, undefined],
		['an unknown establishment', { legalEntityId: 77 }, 'Property legalEntityId 77 does not exist'],
		['an unknown department', { departmentId: 9999 }, undefined],
		['an unknown role', { rolePrincipalId: 1 }, undefined],
		['an unknown manager', { managerId: 1 }, 'Property managerId 1 does not exist'],
		['an unknown culture', { cultureID: 3082 }, 'Property cultureID 3082 does not exist'],
		['a culture out of range', { cultureID: 12 }, 'Property cultureID is out of range'],
		['an unknown calendar', { calendarId: 9 }, undefined],
		['an unknown category', { cspId: 99 }, undefined],
		['an id as text', { departmentId: '21' }, 'Property departmentId must be an integer'],
		['half an id', { departmentId: 21.5 }, undefined],
		['an id below one', { departmentId: 0 }, 'Property departmentId is out of range'],
		['no department', { departmentId: null }, undefined],
		['a bare day', { dtContractStart: '2026-01-05' }, undefined],
		['a day with a zone', { dtContractStart: '2026-01-05T00:00:00Z' }, undefined],
		['a day with an hour', { dtContractStart: '2026-01-05T08:00:00' }, undefined],
		['a day that is none', { birthDate: '2026-02-30T00:00:00' }, undefined],
		['no start', { dtContractStart: null }, undefined],
		['an end before the start', { dtContractEnd: '2026-01-04T00:00:00' }, undefined],
		['an empty name', { firstName: '' }, 'Property firstName must be a text that is not empty'],
		['a number for a text', { employeeNumber: 412 }, undefined],
		['no mail', { mail: null }, undefined],
		['an address cleared', { address: null }, undefined],
		['another gender', { gender: 'Miscellaneous' }, undefined],
		['a gender in another case', { gender: 'female' }, undefined],
		['a country of three letters', { nationalityId: 'FRA' }, undefined],
		['yes for true', { allowsElectronicPayslip: 'true' }, undefined],
		['a role twice', { habilitedRoles: [{ id: 72 }, { id: 72 }] }, undefined],
		['an unknown secondary role', { habilitedRoles: [{ id: 5 }] }, undefined],
		['a role as read', { habilitedRoles: [{ id: 72, name: 'x' }] }, undefined],
		['a bare role', { habilitedRoles: [72] }, undefined],
		['roles that are none', { habilitedRoles: null }, undefined],
		['a login somebody has', { login: someone.login }, undefined],
		['a login somebody has in another case', { login: someone.login.toUpperCase() }, undefined],
		['a number used there', { ...numbered(someone.legalEntityId) }, undefined],
		['a profile', { profile_figgo: { id: 11 } }, undefined],
		[
			'an unknown custom field',
			{ e_none: { value: 1 } },
			'Property e_none does not exist on type User',
		],
	])('%s', async (_, part, words) => {
		expect(await message({ ...ines, ...part })).toEqual([400, words ?? expect.any(String)]);
	});

	function numbered(legalEntityId: number): object {
		return { employeeNumber: someone.employeeNumber, legalEntityId };
	}

	it('no number used in another establishment, and no mail of somebody else', async () => {
		const body = { ...ines, employeeNumber: someone.employeeNumber, legalEntityId: 4 };
		expect(someone.legalEntityId).not.toBe(4);
		expect((await post({ ...body, mail: someone.mail ?? colleague.mail }))[0]).toBe(200);
	});

	it.each<[string, unknown, Record<string, string>, number]>([
		['a form', 'login=x', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
		['a text', JSON.stringify(ines), { 'content-type': 'text/plain' }, 415],
		['no body', '', {}, 400],
		['half a body', '{"login":', {}, 400],
		['a list', [ines], {}, 400],
		['a wrapped body', { data: ines }, {}, 400],
		['another key', ines, { authorization: 'lucca application=none' }, 401],
	])('%s', async (_, body, headers, status) => {
		const [got, refused] = await write<Written>(fake, 'POST', USERS, body, headers);
		expect([got, refused]).toEqual([status, { Status: status, Message: expect.any(String) }]);
		expect(changes(fake)).toEqual([]);
	});

	it.each(['?contract=yes', '?contract=', '?fields=nope', '?paging=0,1', '?id=1'])(
		'%s',
		async (query) => {
			expect((await message(ines, query))[0]).toBe(400);
		},
	);
});

describe('on demand', () => {
	const other = async (options: Parameters<typeof startFake>[0], body: unknown) => {
		const changed = await startFake(options);
		const [status, answer] = await write(changed, 'POST', USERS, body);
		await changed.close();
		return [status, answer.Message];
	};

	it('a refusal has status 500', async () => {
		const options = { switches: { declinedStatus: 500 } } as const;
		expect(await other(options, { ...ines, login: someone.login })).toEqual([
			500,
			`A user with the login '${someone.login}' already exists`,
		]);
	});

	it('a mail is unique, and a login in another case is not the same', async () => {
		const mail = company.users.find((user) => user.mail !== null)?.mail;
		expect(await other({ switches: { uniqueMail: true } }, { ...ines, mail })).toEqual([
			400,
			`A user with the mail '${mail}' already exists`,
		]);
		const login = elsewhere.login.toUpperCase();
		const exact = await other({ switches: { uniqueTexts: 'exact' } }, { ...ines, login });
		expect(exact[0]).toBe(200);
	});

	it('more can be written, and null clears texts', async () => {
		const body = { ...ines, seniorityDate: '2020-01-01T00:00:00', address: null };
		const switches = { undocumentedWrites: 'taken', nullTexts: 'cleared' } as const;
		expect((await other({ switches }, body))[0]).toBe(200);
	});

	it('a key may not create, or not write a field it does not see', async () => {
		expect(await other({ rights: { mayCreate: false } }, ines)).toEqual([
			403,
			'The API key has no right to create users',
		]);
		const hidden = { rights: { hiddenFields: ['birthDate'] } };
		expect((await other(hidden, ines))[0]).toBe(200);
		expect(await other(hidden, { ...ines, birthDate: null })).toEqual([
			403,
			'The API key has no right to write birthDate',
		]);
		const swiss = { rights: { establishmentIds: [8] } };
		expect((await other(swiss, { ...ines, legalEntityId: 8 }))[0]).toBe(200);
		expect(await other(swiss, ines)).toEqual([
			403,
			'The API key has no right to that establishment',
		]);
	});
});

it('counts people the key does not see among those who have a login', async () => {
	const blind = await startFake({ rights: { seesFormer: false } });
	const former = company.users.find(({ id }) => id === company.oddities.leftYesterday)!;
	const search = `${USERS}?formerEmployees=true&fields=id&login=${former.login}`;
	expect((await get(blind, search, KEY)).data.items).toEqual([]);
	expect((await write(blind, 'POST', USERS, { ...ines, login: former.login }))[0]).toBe(400);
	await blind.close();
});
