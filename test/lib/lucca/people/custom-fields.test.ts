import { ExplainedError } from '../../../../lib/explained-error';
import { listCustomFields } from '../../../../lib/lucca/lists/custom-field-definitions';
import { readPeople } from '../../../../lib/lucca/people/users';
import type { FakeLuccaOptions } from '../../../../sandbox/lucca';
import { type Against, company, startAgainst } from '../against-fake';
import { expectedEmployee } from '../expected';

const everybody = { filters: { formerEmployees: true } };

async function withLucca<T>(
	options: Partial<FakeLuccaOptions>,
	run: (against: Against) => Promise<T>,
): Promise<T> {
	const against = await startAgainst(options);
	try {
		return await run(against);
	} finally {
		await against.lucca.close();
	}
}

const of = (id: number, people: ReadonlyArray<{ luccaId?: string | null }>) =>
	people.find(({ luccaId }) => luccaId === String(id));
const user3830 = company.users.find(({ id }) => id === 3830);

describe.each([
	['wrapped', 'absent'],
	['wrapped', 'null'],
	['wrapped', 'nullValue'],
	['bare', 'absent'],
	['bare', 'null'],
] as const)('custom fields, %s, empty ones %s', (customFieldShape, emptyCustomField) => {
	it('stand at the root, lists as labels, dates as civil dates', () =>
		withLucca({ switches: { customFieldShape, emptyCustomField } }, async ({ client }) => {
			const { employees } = await readPeople(client, everybody, { customFields: 'all' });
			if (!user3830) throw new Error('the sample company changed');
			expect(of(3830, employees)).toStrictEqual({
				...expectedEmployee(user3830, company),
				e_statut360: 'Actif',
				e_typeContrat: 'CDD',
				e_site: 'Lyon Part-Dieu',
				e_langues: 'Anglais',
				e_badge: '0073515',
				e_finPeriodeEssai: '2014-07-21',
				e_tauxActivite: '62.5',
				e_codeCentreCout: '029',
				e_libelleCentreCout: 'Contrôle de gestion - Équipe B',
				'e_Avantage-en-nature_Montant': '120.5',
				'e_Avantage-en-nature_Prise-d-effet': '2014-07-21',
				...(emptyCustomField === 'absent' ? {} : { e_matriculeRH: null }),
			});
			const noStatus = of(company.oddities.emptyStatus[0] ?? 0, employees);
			expect(noStatus).toHaveProperty('e_statut360', null);
		}));
});

it('several values are joined', () =>
	withLucca({}, async ({ client }) => {
		const { employees } = await readPeople(client, everybody, { customFields: ['e_langues'] });
		const labels: Record<number, string> = {
			531: 'Français',
			532: 'Anglais',
			533: 'Allemand',
			534: 'Espagnol',
		};
		let several = 0;
		for (const user of company.users) {
			const values = user.extendedData.e_langues as Array<{ value: number }> | undefined;
			const texts = values?.map(({ value }) => labels[value]);
			const cell = of(user.id, employees);
			expect(cell).toHaveProperty('e_langues', texts?.join(', ') || null);
			if (texts && texts.length > 1) several++;
		}
		expect(several).toBeGreaterThan(100);
	}));

it('only those named are passed on, and only their lists are fetched', () =>
	withLucca({}, async ({ client, lucca }) => {
		const { employees } = await readPeople(client, everybody, {
			customFields: ['e_site', 'e_libelleCentreCout'],
		});
		const names = new Set(employees.flatMap((employee) => Object.keys(employee)));
		expect([...names].filter((name) => name.startsWith('e_')).sort()).toEqual([
			'e_libelleCentreCout',
			'e_site',
		]);
		const paths = lucca.requests.map(({ path }) => path);
		expect(paths.filter((path) => path.includes('extensionuserdefinitions'))).toEqual([
			'/api/v3/extensionuserdefinitions/e_site',
		]);
	}));

it('a code Lucca does not have is a slip, and is said', () =>
	withLucca({}, async ({ client }) => {
		const run = readPeople(client, everybody, { customFields: ['e_sitte'] });
		await expect(run).rejects.toThrow(ExplainedError);
		await expect(run).rejects.toThrow(/^Lucca has no custom field 'e_sitte'/);
		await expect(readPeople(client, everybody, { customFields: ['site'] })).rejects.toThrow(
			"'site' is not the code of a Lucca custom field",
		);
	}));

it.each(['absent', 'empty'] as const)(
	'numbers of a field that is no list stay as they are (its entries: %s)',
	(entriesOfNonLists) =>
		withLucca({ switches: { entriesOfNonLists } }, async ({ client }) => {
			const { employees } = await readPeople(client, everybody, { customFields: ['e_badge'] });
			expect(of(3830, employees)).toHaveProperty('e_badge', '0073515');
		}),
);

it('entries that are no list at all are refused', () =>
	withLucca({}, async ({ client, lucca }) => {
		const field = lucca.company.customFields.find(({ code }) => code === 'e_site');
		if (!field) throw new Error('the sample company changed');
		Object.assign(field, { entries: 'Lyon' });
		await expect(readPeople(client, everybody, { customFields: ['e_site'] })).rejects.toThrow(
			"The answer of Lucca with the definition of the custom field 'e_site' has a form this node does not know",
		);
	}));

it('an answer that is no definition is refused, not taken for a field without a list', () =>
	withLucca({}, async ({ client, lucca }) => {
		lucca.script([
			{
				on: { path: /extensionuserdefinitions/ },
				answer: { status: 200, body: { text: '{"data":{}}' } },
			},
		]);
		await expect(readPeople(client, everybody, { customFields: ['e_site'] })).rejects.toThrow(
			/has a form this node does not know$/,
		);
	}));

it.each([404, 500])('a code Lucca says %i Not Found to is unknown', (status) =>
	withLucca({}, async ({ client, lucca }) => {
		lucca.script([
			{
				on: { path: /extensionuserdefinitions/ },
				answer: { status, message: 'Definition Not Found' },
			},
		]);
		const before = lucca.requests.length;
		await expect(readPeople(client, everybody, { customFields: ['e_site'] })).rejects.toThrow(
			"Lucca has no custom field 'e_site'",
		);
		const asked = lucca.requests.slice(before);
		expect(asked.filter(({ path }) => path.endsWith('/e_site'))).toHaveLength(1);
	}),
);

it.each([
	[500, "Lucca stumbled while giving the definition of the custom field 'e_site' (500)"],
	[403, "This API key may not read the definition of the custom field 'e_site' (403)"],
])('a definition Lucca answers %i to is not called unknown', (status, message) =>
	withLucca({}, async ({ client, lucca }) => {
		lucca.script([{ on: { path: /extensionuserdefinitions/ }, answer: { status } }]);
		const run = readPeople(client, everybody, { customFields: ['e_site'] });
		await expect(run).rejects.toThrow(message);
	}),
);

it('an entry that is not in the list is refused, never passed on as a number', () =>
	withLucca({}, async ({ client, lucca }) => {
		const [one, other] = lucca.company.users;
		if (!one || !other) throw new Error('nobody there');
		one.extendedData.e_site = { id: 1, value: 999 };
		other.extendedData.e_site = { id: 2, value: 998 };
		const first = one.id < other.id ? { id: one.id, entry: 999 } : { id: other.id, entry: 998 };
		await expect(readPeople(client, everybody, { customFields: ['e_site'] })).rejects.toThrow(
			`Entry ${first.entry} of the custom field 'e_site', held by the user with ID ${first.id} and 1 more, is not in the list Lucca gives for this field`,
		);
	}));

it('a whole number in a composite is left out: nothing tells it from an entry', () =>
	withLucca({}, async ({ client, lucca }) => {
		const user = lucca.company.users.find(({ id }) => id === 3830);
		if (!user) throw new Error('the sample company changed');
		user.extendedData['e_Avantage-en-nature'] = {
			id: 1,
			value: { e_Montant: { id: 2, value: 120 }, e_Motif: { id: 3, value: 'Voiture' } },
		};
		const { employees } = await readPeople(client, everybody, {
			customFields: ['e_Avantage-en-nature'],
		});
		const cells = Object.entries(of(3830, employees) ?? {}).filter(([name]) => /^e_/.test(name));
		expect(cells).toEqual([['e_Avantage-en-nature_Motif', 'Voiture']]);
	}));

it('are absent, and it is said, when the key may not see any', () =>
	withLucca({ rights: { hiddenFields: ['extendedData'] } }, async ({ client }) => {
		const { employees, notices } = await readPeople(client, everybody, {
			customFields: ['e_site'],
		});
		expect(employees.some((employee) => 'e_site' in employee)).toBe(false);
		expect(notices).toEqual([
			"Lucca sent no custom field of anybody: the role of this API key may lack the right 'Consult HR files'",
		]);
	}));

it.each(['code', 'number'] as const)('are listed for the editor, named by %s', (definitionId) =>
	withLucca({ switches: { definitionId } }, async ({ client }) => {
		expect(await listCustomFields(client)).toEqual(
			company.customFields
				.map(({ code, name }) => ({ code, name }))
				.sort((one, other) => (definitionId === 'number' ? 0 : one.code < other.code ? -1 : 1)),
		);
	}),
);
