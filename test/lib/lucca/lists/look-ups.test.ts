import { readCustomFieldDefinitions } from '../../../../lib/lucca/lists/custom-field-definitions';
import { waysDown } from '../../../../lib/lucca/lists/department-tree';
import {
	readDepartments,
	readEstablishments,
	readLegalUnits,
	readOccupationCategories,
} from '../../../../lib/lucca/lists/organisation';
import { readRoles } from '../../../../lib/lucca/lists/roles';
import { readCalendars, readWorkCycles } from '../../../../lib/lucca/people/held-by-people';
import type { FakeLuccaOptions } from '../../../../sandbox/lucca';
import { type Against, company, startAgainst } from '../against-fake';
import { answer, scriptedClient } from '../scripted';

let against: Against | undefined;
const start = async (options: Partial<FakeLuccaOptions> = {}) => {
	against = await startAgainst(options);
	return against.client;
};
afterEach(async () => {
	await against?.lucca.close();
	against = undefined;
});

it('gives every department with its code, its parent and its way down', async () => {
	const departments = await readDepartments(await start());
	expect(departments).toHaveLength(company.departments.length);
	const held = company.departments.find(({ code }) => code === 'D3.2')!;
	const department = departments.find(({ id }) => id === String(held.id))!;
	expect(department).toEqual({
		id: String(held.id),
		name: 'Qualité',
		parentId: String(held.parentLuccaId),
		code: 'D3.2',
		description: null,
		headId: held.headId === null ? null : String(held.headId),
		isActive: true,
	});
	expect(waysDown(departments).get(department.id)).toEqual([
		'Acme',
		'Direction des Opérations',
		'Qualité',
	]);
});

it('gives the establishments in use, and those archived when asked', async () => {
	const client = await start();
	const open = await readEstablishments(client);
	expect(open.map(({ name }) => name)).not.toContain('Acme Roanne (fermé)');
	expect(open.find(({ id }) => id === '8')).toEqual({
		id: '8',
		name: 'Acme Genève',
		code: 'GVA',
		legalUnitId: '2',
		legalUnit: 'Acme Suisse',
		legalIdentificationNumber: 'CHE-000.000.018',
		activityCode: '6201Z',
		calendarId: '2',
		timezoneId: 'Europe/Zurich',
		street: "1 rue de l'Exemple",
		zipCode: '1201',
		city: 'Genève',
		usersCount: expect.any(Number),
		isArchived: false,
		createdAt: expect.any(String),
	});
	const all = await readEstablishments(client, { archivedToo: true });
	expect(all).toHaveLength(company.establishments.length);
	expect(all.find(({ id }) => id === '6')?.isArchived).toBe(true);
});

it('gives the legal units and the socio-professional categories', async () => {
	const client = await start();
	expect((await readLegalUnits(client))[1]).toEqual({
		id: '2',
		name: 'Acme Suisse',
		code: 'ACMECH',
		countryId: '756',
		country: 'Suisse',
		legalIdentificationNumber: 'CHE-000.000.017',
		activityCode: '620100',
		headquartersId: '8',
		isArchived: false,
		createdAt: expect.any(String),
	});
	expect((await readOccupationCategories(client))[3]).toEqual({
		id: '4',
		name: 'Cadre',
		code: 'CAD',
	});
});

it('gives the roles, counted only when asked', async () => {
	const client = await start();
	expect((await readRoles(client))[0]).toEqual({ id: '61', name: 'Salarié' });
	const holders = company.users.filter(
		({ rolePrincipalId, habilitedRoles }) =>
			rolePrincipalId === 64 || habilitedRoles.some(({ id }) => id === 64),
	);
	expect((await readRoles(client, { counted: true }))[3]).toEqual({
		id: '64',
		name: 'Administrateur',
		usersCount: holders.length,
	});
});

it('gives calendars and work cycles as people have them, most used first', async () => {
	const client = await start();
	const calendars = await readCalendars(client);
	expect(calendars.map(({ name }) => name).sort()).toEqual([
		'Belgique',
		'France',
		'Suisse (Genève)',
	]);
	expect(calendars[0]).toMatchObject({ id: '1', name: 'France' });
	const counts = calendars.map(({ people }) => people);
	expect(counts).toEqual([...counts].sort((a, b) => b - a));
	const cycles = await readWorkCycles(client);
	const known = new Set(company.workCycles.map(({ id }) => String(id)));
	expect(cycles.every(({ id, people }) => known.has(id) && people > 0)).toBe(true);
});

it.each(['code', 'number'] as const)(
	'gives the custom fields with the entries of their lists, in one request (%s)',
	async (definitionId) => {
		const client = await start({ switches: { definitionId } });
		const definitions = await readCustomFieldDefinitions(client);
		expect(definitions.map(({ code }) => code).sort()).toEqual(
			company.customFields.map(({ code }) => code).sort(),
		);
		expect(definitions.find(({ code }) => code === 'e_typeContrat')).toEqual({
			code: 'e_typeContrat',
			name: 'Type de contrat',
			entries: [
				{ id: '511', label: 'CDI' },
				{ id: '512', label: 'CDD' },
				{ id: '513', label: 'Alternance' },
			],
		});
		expect(definitions.find(({ code }) => code === 'e_badge')?.entries).toEqual([]);
		expect(against?.lucca.requests).toHaveLength(1);
	},
);

describe('what Lucca does not send', () => {
	const items = (...all: object[]) => answer(200, { items: all, count: all.length });

	it('stays unknown, and is not empty', async () => {
		const { client } = scriptedClient([items({ id: 7 })]);
		expect(await readDepartments(client)).toEqual([{ id: '7', name: '7', parentId: undefined }]);
		expect(await readEstablishments(client)).toEqual([{ id: '7', name: '7' }]);
		expect(await readLegalUnits(client)).toEqual([{ id: '7', name: '7' }]);
	});

	it('is empty when sent as such', async () => {
		const sent = { id: 7, name: 'A', code: null, legalUnit: null, address: { city: null } };
		const { client } = scriptedClient([items(sent)]);
		expect(await readEstablishments(client)).toEqual([
			{ id: '7', name: 'A', code: null, city: null },
		]);
	});

	it('makes no whole list of a part', async () => {
		const part = answer(200, { data: { count: 2, items: [{ id: 'e_a', name: 'A', url: '' }] } });
		const { client } = scriptedClient([part]);
		await expect(readCustomFieldDefinitions(client)).rejects.toThrow(
			'The list of custom fields could not be read whole: Lucca announced 2, but gave 1',
		);
	});
});
