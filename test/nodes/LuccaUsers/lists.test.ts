import { LuccaUsers } from '../../../nodes/LuccaUsers/LuccaUsers.node';
import { type FakeLucca, startFakeLucca } from '../../../sandbox/lucca';
import { API_KEY, company, TODAY } from '../../lib/lucca/against-fake';
import { luccaLoadOptionsFunctions } from '../../support/lucca-execute-functions';

const { listSearch, loadOptions } = new LuccaUsers().methods;

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

const context = () => luccaLoadOptionsFunctions({ baseUrl: lucca.url, apiKey: API_KEY });

async function search(list: keyof typeof listSearch, filter?: string, token?: string) {
	return await listSearch[list].call(context(), filter, token);
}
const names = async (list: keyof typeof listSearch, filter?: string) =>
	(await search(list, filter)).results.map(({ name }) => name);

it.each([
	['searchCalendars', ['Belgique', 'France', 'Suisse (Genève)']],
	['searchOccupationCategories', ['Agent de maîtrise', 'Cadre', 'Employé', 'Ouvrier']],
	[
		'searchEstablishments',
		[
			'Acme Bruxelles',
			'Acme Genève',
			'Acme Lyon',
			'Acme Nantes',
			"Acme Saint-Étienne « L'Atelier »",
		],
	],
	[
		'searchRoles',
		[
			'Administrateur',
			'Manager',
			'n8n',
			'Référent formation',
			'Responsable RH',
			'Salarié',
			'Valideur notes de frais',
		],
	],
	[
		'searchLanguages',
		[
			'American English',
			'British English',
			'European Spanish',
			'Flemish',
			'French (France)',
			'German (Germany)',
			'Italian (Italy)',
		],
	],
] as const)('%s lists by name, in alphabetical order', async (list, expected) => {
	expect(await names(list)).toEqual(expected);
});

it.each([
	['searchRoles', 'SALARIE', ['Salarié']],
	['searchEstablishments', 'geneve', ['Acme Genève']],
	['searchOccupationCategories', 'maîtrise', ['Agent de maîtrise']],
	['searchCountries', 'united', ['United Arab Emirates', 'United Kingdom', 'United States']],
	['searchLanguages', 'french', ['French (France)']],
	['searchRoles', 'nothing of the sort', []],
] as const)('%s finds %j whatever case and accents', async (list, filter, expected) => {
	expect(await names(list, filter)).toEqual(expected);
});

it('stores IDs, and codes of languages and countries', async () => {
	expect((await search('searchRoles', 'manager')).results).toEqual([
		{ name: 'Manager', value: '62' },
	]);
	expect((await search('searchLanguages', 'french')).results[0]?.value).toBe('fr-FR');
	expect((await search('searchCountries', 'France')).results[0]?.value).toBe('FR');
});

it('knows the countries of today and no union or past state', async () => {
	const { results } = await search('searchCountries');
	const { results: rest } = await search('searchCountries', '', '200');
	const codes = [...results, ...rest].map(({ value }) => String(value));
	expect(codes.length).toBeGreaterThan(240);
	expect(codes.filter((code) => ['EU', 'UN', 'SU', 'DD', 'ZZ', 'UK'].includes(code))).toEqual([]);
});

it('tells departments of one name apart by the way to them, and those no longer in use', async () => {
	const twins = lucca.company.departments.filter(({ parentLuccaId }) => parentLuccaId === 22);
	const [one, other] = twins;
	if (!one || !other) throw new Error('the sample company changed');
	const [nameBefore, code] = [other.name, other.isActive];
	Object.assign(other, { name: one.name, isActive: false });
	try {
		expect(await names('searchDepartments', one.name)).toEqual(
			expect.arrayContaining([
				`${one.name} (Acme > Direction Finances)`,
				`${one.name} (Acme > Direction Finances, archived)`,
			]),
		);
	} finally {
		Object.assign(other, { name: nameBefore, isActive: code });
	}
});

it('gives a long list a page at a time', async () => {
	const [model] = lucca.company.departments;
	if (!model) throw new Error('the sample company changed');
	const more = Array.from({ length: 150 }, (_, index) => ({
		...model,
		id: 5000 + index,
		name: `Projet ${String(index).padStart(3, '0')}`,
		code: `P${index}`,
	}));
	lucca.company.departments.push(...more);
	const first = await search('searchDepartments');
	expect(first.results).toHaveLength(200);
	const second = await search('searchDepartments', '', String(first.paginationToken));
	expect(second.paginationToken).toBeUndefined();
	const all = [...first.results, ...second.results].map(({ value }) => value);
	expect(new Set(all).size).toBe(lucca.company.departments.length);
	lucca.company.departments.splice(-150);
});

it('shows how many people have a work cycle, of which Lucca tells no name', async () => {
	lucca.company.users.slice(0, 2).forEach((user, index) =>
		user.userWorkCycles.push({
			id: index + 1,
			ownerID: user.id,
			workCycleID: index + 1,
			startsOn: '2026-01-01T00:00:00',
			endsOn: '9999-12-31T00:00:00',
		}),
	);
	const { results } = await search('searchWorkCycles');
	expect(results.length).toBeGreaterThan(0);
	expect(results[0]).toEqual({
		name: expect.stringMatching(/^Work cycle \d+ \(1 person\)$/),
		value: expect.stringMatching(/^\d+$/),
	});
});

it('offers the custom fields with and without the choice of all', async () => {
	const single = await loadOptions.getSingleCustomFields.call(context());
	const many = await loadOptions.getCustomFields.call(context());
	expect(many).toEqual([{ name: 'All Custom Fields', value: 'all' }, ...single]);
	expect(single).toContainEqual({ name: 'Site', value: 'e_site' });
});

it.each(Object.keys(listSearch) as Array<keyof typeof listSearch>)(
	'%s says what is wrong in words',
	async (list) => {
		lucca.script([{ on: {}, answer: { status: 403 } }]);
		const asksLucca = !['searchCountries', 'searchLanguages'].includes(list);
		const outcome = search(list);
		if (asksLucca) await expect(outcome).rejects.toThrow(/^This API key may not read the /);
		else expect((await outcome).results.length).toBeGreaterThan(0);
	},
);

it('offers departments and establishments by name', async () => {
	const departments = await loadOptions.getDepartments.call(context());
	expect(departments).toHaveLength(company.departments.length);
	expect(departments).toContainEqual({ name: 'Direction Finances', value: '22' });
	const inOrder = departments.map(({ name }) => name);
	expect(inOrder).toEqual([...inOrder].sort((one, other) => one.localeCompare(other, 'fr')));
	expect(await loadOptions.getEstablishments.call(context())).toHaveLength(5);
});

it('searches people by last name, a page at a time', async () => {
	const first = await search('searchUsers');
	expect(first.results).toHaveLength(100);
	expect(first.paginationToken).toBe('100');
	const found = await search('searchUsers', 'Carpentier');
	const number = company.users.find(({ id }) => id === 3830)?.employeeNumber;
	expect(found.results).toContainEqual({ name: `Carpentier Valérie (${number})`, value: '3830' });
	expect(found.paginationToken).toBeUndefined();
});
