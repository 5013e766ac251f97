import type { IDataObject } from 'n8n-workflow';
import { LuccaUsers } from '../../../nodes/LuccaUsers/LuccaUsers.node';
import { type FakeLucca, startFakeLucca } from '../../../sandbox/lucca';
import { API_KEY, company, TODAY } from '../../lib/lucca/against-fake';
import { type Given, luccaExecuteFunctions } from '../../support/lucca-execute-functions';

let lucca: FakeLucca;
beforeAll(async () => {
	lucca = await startFakeLucca({
		company,
		apiKey: API_KEY,
		today: TODAY,
		switches: { rateLimit: false },
	});
});
afterAll(() => lucca.close());
beforeEach(() => lucca.script([]));

async function getMany(resource: string, more: IDataObject = {}, given: Partial<Given> = {}) {
	const { context } = luccaExecuteFunctions({
		credentials: { baseUrl: lucca.url, apiKey: API_KEY },
		parameters: { resource, operation: 'getAll', returnAll: true, ...more },
		...given,
	});
	const before = lucca.requests.length;
	const [items = []] = await new LuccaUsers().execute.call(context);
	return {
		items,
		rows: items.map(({ json }) => json),
		requests: lucca.requests.slice(before).map(({ path }) => path),
	};
}

const ids = (rows: readonly IDataObject[]) => rows.map(({ id }) => id);

it('gives roles, paired with the item', async () => {
	const { items } = await getMany('role');
	expect(items).toStrictEqual(
		company.roles.map(({ id, name }) => ({
			json: { id: String(id), name },
			pairedItem: { item: 0 },
		})),
	);
});

it('counts the people of roles only when asked', async () => {
	const { rows } = await getMany('role', { filters: { includeUsersCount: true } });
	expect(rows[0]).toStrictEqual({ id: '61', name: 'Salarié', usersCount: expect.any(Number) });
});

it('gives departments with the way down to them', async () => {
	const { rows } = await getMany('department');
	expect(rows).toHaveLength(company.departments.length);
	expect(rows.find(({ id }) => id === '23')).toStrictEqual({
		id: '23',
		name: 'Comptabilité',
		code: 'D1.1',
		description: null,
		headId: expect.any(String),
		parentId: '22',
		isActive: true,
		way: ['Acme', 'Direction Finances', 'Comptabilité'],
	});
});

it('gives establishments, archived ones only when asked', async () => {
	const { rows } = await getMany('establishment');
	expect(ids(rows)).toEqual(['3', '4', '5', '8', '9']);
	expect(rows[0]).toStrictEqual({
		id: '3',
		name: 'Acme Lyon',
		code: 'LYO',
		legalUnitId: '1',
		legalUnit: 'Acme France',
		legalIdentificationNumber: '90000001700011',
		activityCode: '6201Z',
		calendarId: '1',
		timezoneId: 'Europe/Paris',
		street: '12 rue des Essais',
		zipCode: '69003',
		city: 'Lyon',
		usersCount: expect.any(Number),
		isArchived: false,
		createdAt: expect.any(String),
	});
	const all = await getMany('establishment', { filters: { includeArchived: true } });
	expect(ids(all.rows)).toEqual(['3', '4', '5', '6', '8', '9']);
});

it('gives legal units, calendars, categories and work cycles', async () => {
	expect((await getMany('legalUnit')).rows[0]).toMatchObject({
		id: '1',
		name: 'Acme France',
		country: 'France',
	});
	expect((await getMany('occupationCategory')).rows).toStrictEqual(
		company.occupationCategories.map(({ id, name, code }) => ({ id: String(id), name, code })),
	);
	expect((await getMany('calendar')).rows[0]).toStrictEqual({
		id: '1',
		name: 'France',
		people: expect.any(Number),
	});
	const [user] = lucca.company.users;
	user?.userWorkCycles.push({
		id: 1,
		ownerID: user.id,
		workCycleID: 2,
		startsOn: '2026-01-01T00:00:00',
		endsOn: '9999-12-31T00:00:00',
	});
	expect((await getMany('workCycle')).rows).toStrictEqual([{ id: '2', people: 1 }]);
});

it('gives custom fields with the entries of their lists', async () => {
	const { rows } = await getMany('customFieldDefinition');
	const codes = rows.map(({ code }) => code);
	expect(codes.sort()).toEqual(company.customFields.map(({ code }) => code).sort());
	const status = company.customFields.find(({ code }) => code === 'e_statut360');
	expect(rows.find(({ code }) => code === 'e_statut360')).toMatchObject({
		name: status?.name,
		entries: status?.entries.map(({ id, name }) => ({ id: String(id), label: name })),
	});
});

it.each([
	['role', 'referent', ['Référent formation']],
	['role', 'RH', ['Responsable RH']],
	['establishment', 'gva', ['Acme Genève']],
	['establishment', 'saint-etienne', ["Acme Saint-Étienne « L'Atelier »"]],
	['customFieldDefinition', 'STATUT360', ['e_statut360']],
])('finds in %s what holds %j', async (resource, nameContains, names) => {
	const { rows } = await getMany(resource, { filters: { nameContains } });
	expect(rows.map(({ name, code }) => [name, code])).toEqual(
		names.map((name) => expect.arrayContaining([name])),
	);
});

it('keeps to the limit, and reads a list once for all items', async () => {
	const { items, requests } = await getMany(
		'department',
		{ returnAll: false, limit: 2 },
		{ items: [{ json: {} }, { json: {} }] },
	);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 0, 1, 1].map((item) => ({ item })));
	// Two pages.
	expect(requests).toHaveLength(2);
});

it('says what is wrong', async () => {
	lucca.script([{ on: {}, answer: { status: 403 } }]);
	await expect(getMany('legalUnit')).rejects.toThrow(/may not read the legal units \(403\)/);
	await expect(
		getMany('establishment', { filters: { includeArchived: 'perhaps' } }),
	).rejects.toThrow("'Include Archived' must be either true or false");
});
