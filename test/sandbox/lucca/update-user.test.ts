import type { FakeLucca } from '../../../sandbox/lucca';
import { changes, company, get, startFake, write } from './fixture';

const USERS = '/api/v3/users';
let now = 0;
let fake: FakeLucca;

beforeEach(async () => {
	now = Date.UTC(2026, 5, 30, 22, 30, 1, 5);
	fake = await startFake({ clock: () => now });
});
afterEach(() => fake.close());

const someone = company.users.find(
	({ habilitedRoles, dtContractEnd, jobTitle }) =>
		habilitedRoles.length > 0 && dtContractEnd === null && jobTitle !== null,
)!;
const colleague = company.users.find(
	({ id, legalEntityId }) => id !== someone.id && legalEntityId === someone.legalEntityId,
)!;
const stored = () => fake.company.users.find(({ id }) => id === someone.id)!;
const put = (body: unknown, id: number | string = someone.id, query = '') =>
	write(fake, 'PUT', `${USERS}/${id}${query}`, body);
const message = async (body: unknown) => {
	const [status, { Message }] = await put(body);
	expect(stored()).toEqual(someone);
	return [status, Message];
};

it('changes what is sent and nothing else, but for the moment of change', async () => {
	const [status, { data }] = await put(
		{ jobTitle: 'Directrice' },
		someone.id,
		'?fields=jobTitle,login',
	);
	expect([status, data]).toEqual([200, { jobTitle: 'Directrice', login: someone.login }]);
	// Half past midnight of a summer's day in Paris.
	const changed = { ...someone, jobTitle: 'Directrice', modifiedAt: '2026-07-01T00:30:01.005' };
	expect(stored()).toEqual(changed);
	expect(changes(fake)).toEqual([changed]);
	expect((await get(fake, `${USERS}/${someone.id}?fields=modifiedAt`)).data).toEqual({
		modifiedAt: changed.modifiedAt,
	});
});

it('answers with the whole user unless fields are asked for', async () => {
	const [, { data }] = await put({ quote: 'Oui' });
	expect(data).toEqual((await get(fake, `${USERS}/${someone.id}`)).data);
});

it('leaves the moment of change alone when nothing changes', async () => {
	const { firstName, habilitedRoles, dtContractStart, managerId } = someone;
	const [status] = await put({ firstName, habilitedRoles, dtContractStart, managerId });
	expect([status, stored()]).toEqual([200, someone]);
	expect((await put({}))[0]).toBe(200);
	expect(stored()).toEqual(someone);
});

it('replaces lists as a whole, empty ones too', async () => {
	await put({ habilitedRoles: [{ id: 64 }] });
	expect(stored().habilitedRoles).toEqual([{ id: 64 }]);
	await put({ habilitedRoles: [] });
	expect(stored().habilitedRoles).toEqual([]);
});

it('can refuse a list of no role', async () => {
	const strict = await startFake({ switches: { emptyRoleList: 'refused' } });
	const [status] = await write(strict, 'PUT', `${USERS}/${someone.id}`, { habilitedRoles: [] });
	expect(status).toBe(400);
	await strict.close();
});

it('clears with null what is nullable', async () => {
	await put({ dtContractEnd: '2027-01-31T00:00:00' });
	expect(stored().dtContractEnd).toBe('2027-01-31T00:00:00');
	await put({
		dtContractEnd: null,
		managerId: null,
		birthDate: null,
		calendarId: null,
		iban: null,
	});
	expect(stored()).toMatchObject({
		dtContractEnd: null,
		managerId: null,
		birthDate: null,
		calendarId: null,
		iban: null,
	});
	await put({ managerId: someone.id });
	expect(stored().managerId).toBe(someone.id);
});

it.each<[string, object]>([
	['a login somebody has', { login: colleague.login }],
	['a number used in the establishment', { employeeNumber: colleague.employeeNumber }],
	['an end before the start', { dtContractEnd: '2003-01-01T00:00:00' }],
	[
		'a start after the end',
		{ dtContractStart: '2027-02-01T00:00:00', dtContractEnd: '2027-01-01T00:00:00' },
	],
	['a wrapped body', { data: { jobTitle: 'x' } }],
	['custom data where they are read', { extendedData: { e_badge: { value: 'x' } } }],
	['a title cleared', { jobTitle: null }],
	['a title that is empty', { jobTitle: '' }],
	['one good property and a bad one', { jobTitle: 'Directrice', managerId: 1 }],
	['a parameter of creation', {}],
])('refuses %s and changes nothing', async (_, body) => {
	if (Object.keys(body).length > 0) return expect((await message(body))[0]).toBe(400);
	expect((await put({ quote: 'x' }, someone.id, '?contract=true'))[0]).toBe(400);
});

it('refuses a number that a change of establishment would double', async () => {
	const [one, other] = company.oddities.sharedEmployeeNumber.map((each) =>
		company.users.find(({ id }) => id === each),
	);
	const [status] = await put({ legalEntityId: other?.legalEntityId }, one?.id);
	expect(status).toBe(400);
});

it('keeps work cycles apart, and knows them by their id', async () => {
	const cycle = (startsOn: string, endsOn: string, more: object = {}) => ({
		workCycleID: 1,
		startsOn: `${startsOn}T00:00:00`,
		endsOn: `${endsOn}T00:00:00`,
		...more,
	});
	const first = cycle('2026-01-01', '2026-06-30');
	const next = cycle('2026-07-01', '9999-12-31');
	await put({ userWorkCycles: [next, first] });
	const [one, two] = stored().userWorkCycles;
	expect([one, two]).toEqual([
		{ id: 1, ownerID: someone.id, ...next },
		{ id: 2, ownerID: someone.id, ...first },
	]);
	await put({ userWorkCycles: [{ ...next, id: 1, workCycleID: 2 }] });
	expect(stored().userWorkCycles).toEqual([
		{ id: 1, ownerID: someone.id, ...next, workCycleID: 2 },
	]);
	for (const bad of [
		[first, cycle('2026-06-30', '9999-12-31')],
		[cycle('2026-06-30', '2026-01-01')],
		[{ ...first, workCycleID: 99 }],
		[{ ...first, id: 2 }],
		[{ ...first, ownerID: someone.id }],
		[{ workCycleID: 1, startsOn: first.startsOn }],
		null,
	]) {
		expect((await put({ userWorkCycles: bad }))[0]).toBe(400);
	}
});

it('says who is not there with 404, or 500 on demand, also for those the key does not see', async () => {
	expect(await put({}, 1)).toEqual([
		404,
		{ Status: 404, Message: 'Resource User with ID 1 not found' },
	]);
	expect((await put({}, 'someone'))[0]).toBe(404);
	const other = await startFake({
		rights: { establishmentIds: [8] },
		switches: { missingUserOnPut: 500 },
	});
	const stranger = company.users.find(({ legalEntityId }) => legalEntityId === 3);
	expect((await write(other, 'PUT', `${USERS}/${stranger?.id}`, {}))[0]).toBe(500);
	await other.close();
});

it('refuses a key that may not modify, before it looks at anything else', async () => {
	const reader = await startFake({ rights: { mayModify: false } });
	expect(await write(reader, 'PUT', `${USERS}/1`, 'nonsense')).toEqual([
		403,
		{ Status: 403, Message: 'The API key has no right to modify users' },
	]);
	await reader.close();
});

it('refuses a role removed from nobody when it may not be written', async () => {
	expect((await message({ habilitedRoles: [{ id: 72 }, { id: 999 }] }))[0]).toBe(400);
});
