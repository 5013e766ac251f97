import { createUser, keyOfNew } from '../../../../lib/lucca/writing/create-user';
import { updateUser } from '../../../../lib/lucca/writing/update-user';
import type { UserInput } from '../../../../lib/lucca/writing/user-input';
import type { CompanyUser, CustomValue } from '../../../../sandbox/company';
import type { FakeLuccaOptions } from '../../../../sandbox/lucca';
import type { Fault } from '../../../../sandbox/lucca/faults';
import { type Bench, closeAll, ines, input, plainPeople, startBench } from './run';

afterEach(closeAll);

const [one] = plainPeople as [CompanyUser];

/** The first of the plain people, with these custom fields and no others. */
async function start(
	held: CompanyUser['extendedData'],
	options: Partial<FakeLuccaOptions> = {},
): Promise<Bench> {
	const bench = await startBench(options);
	bench.held(one.id).extendedData = structuredClone(held);
	return bench;
}

async function update(bench: Bench, customFields: UserInput['customFields'], clear: string[] = []) {
	const key = { by: 'id', value: String(one.id) } as const;
	const asked = input({}, { customFields, clear });
	const { outcome, changedFields } = await updateUser(
		bench.open([{ key, input: asked }]),
		key,
		asked,
	);
	return [outcome, ...changedFields];
}

const langues = (...ids: number[]): CustomValue[] =>
	ids.map((value, at) => ({ id: 90 + at, value }));

describe('a value', () => {
	it.each<[string, CompanyUser['extendedData'], UserInput['customFields'], unknown]>([
		['that is new has no ID', {}, { e_badge: 'B1' }, { e_badge: { value: 'B1' } }],
		[
			'that changes has its ID',
			{ e_badge: { id: 7, value: 'B0' } },
			{ e_badge: 'B1' },
			{ e_badge: { id: 7, value: 'B1' } },
		],
		[
			'of a list, by label',
			{ e_site: { id: 7, value: 521 } },
			{ e_site: 'nantes ile' },
			{ e_site: { id: 7, value: 522 } },
		],
		['of a list, by entry ID', {}, { e_site: '524' }, { e_site: { value: 524 } }],
		[
			'that is a number, of which others have',
			{},
			{ e_tauxActivite: '62,5' },
			{ e_tauxActivite: { value: 62.5 } },
		],
		[
			'that is a date, of which others have',
			{},
			{ e_finPeriodeEssai: '2027-01-31' },
			{ e_finPeriodeEssai: { value: '2027-01-31T00:00:00' } },
		],
		[
			'that is a text of digits',
			{},
			{ e_codeCentreCout: '021' },
			{ e_codeCentreCout: { value: '021' } },
		],
		[
			'of several, as a list',
			{ e_langues: langues(531, 532) },
			{ e_langues: ['Anglais', 'Espagnol'] },
			{
				e_langues: [{ id: 90, value: null }, { id: 91, value: 532 }, { value: 534 }],
			},
		],
		[
			'of several, in a text',
			{ e_langues: langues(531) },
			{ e_langues: 'Français, Anglais' },
			{
				e_langues: [{ id: 90, value: 531 }, { value: 532 }],
			},
		],
		['of several, the first one', {}, { e_langues: 'Allemand' }, { e_langues: [{ value: 533 }] }],
	])('%s', async (_, held, asked, body) => {
		const bench = await start(held);
		expect(await update(bench, asked)).toEqual(['updated', ...Object.keys(asked!)]);
		expect(bench.writes()[0]).toMatchObject({ status: 200 });
		expect(bench.writes()[0]?.body).toEqual(body);
		expect(await update(bench, asked)).toEqual(['unchanged']);
		expect(bench.writes()).toHaveLength(1);
	});

	it.each(['kept', 'removed'] as const)(
		'of several is the same whatever becomes of those not named (%s)',
		async (multiValueOmitted) => {
			const bench = await start(
				{ e_langues: langues(531, 532) },
				{ switches: { multiValueOmitted } },
			);
			await update(bench, { e_langues: ['Espagnol', 'Français'] });
			const values = [bench.held(one.id).extendedData.e_langues ?? []].flat();
			expect(values.map(({ value }) => value).sort()).toEqual([531, 534]);
		},
	);

	it.each<[string, CompanyUser['extendedData'], UserInput['customFields']]>([
		[
			'a number written otherwise',
			{ e_tauxActivite: { id: 7, value: 62.5 } },
			{ e_tauxActivite: '62,50' },
		],
		[
			'a date with its midnight',
			{ e_finPeriodeEssai: { id: 7, value: '2027-01-31T00:00:00' } },
			{ e_finPeriodeEssai: '2027-01-31T00:00:00' },
		],
		[
			'entries in another order',
			{ e_langues: langues(531, 532) },
			{ e_langues: ['Anglais', '531'] },
		],
		['blanks', { e_badge: { id: 7, value: 'B' } }, { e_badge: ' ', e_langues: ['', ' '] }],
	])('differs not: %s', async (_, held, asked) => {
		const bench = await start(held);
		expect(await update(bench, asked)).toEqual(['unchanged']);
		expect(bench.writes()).toEqual([]);
	});

	it('is emptied only when named', async () => {
		const bench = await start({ e_badge: { id: 7, value: 'B' }, e_langues: langues(531, 532) });
		expect(await update(bench, {}, ['e_badge', 'e_langues', 'e_site'])).toEqual([
			'updated',
			'e_badge',
			'e_langues',
		]);
		expect(bench.writes()[0]?.body).toEqual({
			e_badge: { id: 7, value: null },
			e_langues: [
				{ id: 90, value: null },
				{ id: 91, value: null },
			],
		});
		expect(bench.held(one.id).extendedData).toEqual({});
		expect(await update(bench, {}, ['e_badge', 'e_langues'])).toEqual(['unchanged']);
	});

	it.each(['null', 'nullValue'] as const)(
		'is new where Lucca sends %s',
		async (emptyCustomField) => {
			const bench = await start({}, { switches: { emptyCustomField } });
			expect(await update(bench, { e_badge: 'B' }, ['e_site'])).toEqual(['updated', 'e_badge']);
			expect(bench.writes()[0]?.body).toEqual({ e_badge: { value: 'B' } });
		},
	);
});

describe('refused before sending is', () => {
	it.each<[string, CompanyUser['extendedData'], UserInput['customFields'], RegExp, RegExp]>([
		[
			'an unknown code',
			{},
			{ e_bagde: 'B' },
			/no custom field 'e_bagde'/,
			/^Nearest are: 'e_badge', /,
		],
		[
			'an unknown entry',
			{},
			{ e_site: 'Nantes' },
			/no entry 'Nantes', given in 'Site \(e_site\)'/,
			/^Nearest are: '/,
		],
		[
			'a number that is no entry, unrepeated: it may be a salary',
			{},
			{ e_site: '52 400' },
			/^Lucca shows no entry like the one given in 'Site \(e_site\)'$/,
			/^Nearest are: '/,
		],
		[
			'a text for a number, unrepeated',
			{},
			{ e_tauxActivite: 'beaucoup' },
			/^The value of .* is no number$/,
			/62\.5/,
		],
		[
			'a number whose comma may part thousands, unrepeated',
			{},
			{ e_tauxActivite: '1,200' },
			/^The value of .* may be two numbers, with a comma for decimals or for thousands$/,
			/^Write /,
		],
		[
			'a text for a date, unrepeated',
			{},
			{ e_finPeriodeEssai: '31/01/2027' },
			/^The value of .* is no date$/,
			/YYYY-MM-DD/,
		],
		[
			'several values for one',
			{ e_site: { id: 7, value: 521 } },
			{ e_site: ['521', '522'] },
			/takes one value, and 2 are given/,
			/./,
		],
		[
			'a composite',
			{ 'e_Avantage-en-nature': { id: 7, value: { e_Montant: { id: 8, value: 1 } } } },
			{ 'e_Avantage-en-nature': '1' },
			/made of several parts/,
			/Fill it in Lucca/,
		],
	])('%s', async (_, held, asked, message, remedy) => {
		const bench = await start(held);
		const refusal = await update(bench, asked).catch((cause: unknown) => cause);
		expect(refusal).toMatchObject({
			message: expect.stringMatching(message),
			remedy: expect.stringMatching(remedy),
		});
		expect(bench.writes()).toEqual([]);
	});

	it('a field of a key that sees none', async () => {
		const bench = await start({}, { rights: { hiddenFields: ['extendedData'] } });
		const refusal = await update(bench, { e_badge: 'B' }).catch((cause: unknown) => cause);
		expect(refusal).toMatchObject({ remedy: expect.stringContaining("'Consult HR files'") });
	});

	it('a value whose ID Lucca does not tell', async () => {
		const bench = await start(
			{ e_badge: { id: 7, value: 'B' } },
			{ switches: { customFieldShape: 'bare' } },
		);
		await expect(update(bench, { e_badge: 'C' })).rejects.toThrow(/does not tell the ID/);
		expect(await update(bench, { e_badge: 'B' })).toEqual(['unchanged']);
	});
});

it('comes with somebody new', async () => {
	const bench = await startBench({ switches: { definitionId: 'number' } });
	const asked: UserInput = {
		...ines,
		customFields: { e_langues: ['Anglais'], e_tauxActivite: '80', e_site: 'Nantes Île' },
	};
	await createUser(bench.open([{ key: keyOfNew(asked), input: asked }]), asked);
	expect(bench.byLogin('ines.varlet.new')[0]?.extendedData).toEqual({
		e_langues: [{ id: expect.any(Number), value: 532 }],
		e_tauxActivite: { id: expect.any(Number), value: 80 },
		e_site: { id: expect.any(Number), value: 522 },
	});
});

describe('a new value whose answer is lost', () => {
	it.each<[string, Fault]>([
		['after it was written', { afterwards: 'reset' }],
		['in the middle', { half: true }],
		['by a status that leaves it open', { afterwards: { status: 503 } }],
		['before it was written', { status: 500 }],
	])('%s, is there once', async (_, answer) => {
		const bench = await start({ e_langues: langues(531) });
		bench.lucca.script([{ on: { method: 'PUT', nth: 1 }, answer }]);
		const asked = { e_badge: 'B1', e_langues: ['Français', 'Anglais'] };
		expect(await update(bench, asked)).toEqual(['updated', 'e_badge', 'e_langues']);
		expect(bench.held(one.id).extendedData).toEqual({
			e_badge: { id: expect.any(Number), value: 'B1' },
			e_langues: [
				{ id: 90, value: 531 },
				{ id: expect.any(Number), value: 532 },
			],
		});
		expect(await update(bench, asked)).toEqual(['unchanged']);
	});
});
