import { resolveReference } from '../../../../lib/lucca/writing/references';
import type { Referred } from '../../../../lib/lucca/writing/reference-kinds';
import type { CompanyUser } from '../../../../sandbox/company';
import { company } from '../against-fake';
import { closeAll, plainPeople, startBench } from './run';

afterEach(closeAll);

const [boss] = plainPeople as [CompanyUser];
const qualite = company.departments.find(({ name }) => name === 'Qualité')!;
const comptabilite = company.departments.find(({ name }) => name === 'Comptabilité')!;

async function named(referred: Referred, value: string, by: 'name' | 'id' | 'url' = 'name') {
	const bench = await startBench();
	return await resolveReference(bench.open([]), referred, { by, value });
}

it.each<[Referred, string, number]>([
	['department', 'Qualité', qualite.id],
	['department', ` ${qualite.code}`, qualite.id],
	['department', 'QUALITE', qualite.id],
	['legalEntity', 'Acme Genève', 8],
	['legalEntity', 'gva', 8],
	['primaryRole', 'salarie', 61],
	['secondaryRoles', 'Valideur  notes de frais', 72],
	['occupationCategory', 'Cadre', 4],
	['occupationCategory', 'AM', 3],
	['calendar', 'suisse (geneve)', 2],
	['workCycle', '2', 2],
	['manager', boss.login, boss.id],
	['manager', boss.mail!, boss.id],
])('finds the %s %p by name', async (referred, value, id) => {
	expect(await named(referred, value)).toBe(id);
});

it('takes a manager by name either way round, and prefers nobody among homonyms', async () => {
	const lone = plainPeople.find(
		({ firstName, lastName }) =>
			company.users.filter((user) => user.lastName === lastName && user.firstName === firstName)
				.length === 1,
	)!;
	expect(await named('manager', `${lone.firstName} ${lone.lastName}`)).toBe(lone.id);
	expect(await named('manager', `${lone.lastName.toUpperCase()} ${lone.firstName}`)).toBe(lone.id);
	const [first, second] = company.oddities.homonyms[0]!;
	const { firstName, lastName } = company.users.find(({ id }) => id === first)!;
	const refusal = named('manager', `${firstName} ${lastName}`);
	await expect(refusal).rejects.toThrow(/may be several people: /);
	await expect(refusal).rejects.toThrow(`ID ${first},`);
	await expect(refusal).rejects.toThrow(`ID ${second},`);
});

it('shows the way down to departments of one name', async () => {
	const bench = await startBench();
	const { departments } = bench.lucca.company;
	departments.find(({ id }) => id === qualite.id)!.name = 'Comptabilité';
	const refusal = resolveReference(bench.open([]), 'department', {
		by: 'name',
		value: 'comptabilite',
	});
	await expect(refusal).rejects.toThrow(
		`Acme > Direction Finances > Comptabilité (ID ${comptabilite.id}); Acme > Direction des Opérations > Comptabilité (ID ${qualite.id})`,
	);
	departments.find(({ id }) => id === qualite.id)!.isActive = false;
	expect(
		await resolveReference(bench.open([]), 'department', { by: 'name', value: 'Comptabilité' }),
	).toBe(comptabilite.id);
});

it.each<[Referred, string, RegExp]>([
	['department', 'Qualitée', /^Nearest are: 'Qualité', '.+', '.+'\. Check also/],
	['primaryRole', 'Salariés', /^Nearest are: 'Salarié', /],
	['manager', `${boss.login}z`, new RegExp(`^Nearest are: '${boss.login}', `)],
	['calendar', 'Frence', /^Nearest are: 'France', /],
])('names the three nearest of an unknown %s %p', async (referred, value, remedy) => {
	const refusal = await named(referred, value).catch((cause: unknown) => cause);
	expect(refusal).toMatchObject({
		message: expect.stringMatching(new RegExp(`^Lucca shows no \\w+ '${value}', given in '`)),
		remedy: expect.stringMatching(remedy),
	});
});

it('takes the number in an address of this Lucca only', async () => {
	const bench = await startBench();
	const session = bench.open([]);
	const { url } = bench.lucca;
	const at = (referred: Referred, value: string) =>
		resolveReference(session, referred, { by: 'url', value });
	expect(await at('legalEntity', `${url}/api/v3/legalEntities/3`)).toBe(3);
	expect(await at('department', `${url}/organization/structure/departments/21?tab=2`)).toBe(21);
	await expect(at('department', 'https://other.ilucca.net/departments/21')).rejects.toThrow(
		/names no department of/,
	);
	await expect(at('primaryRole', `${url}/roles/list`)).rejects.toThrow(/names no role of/);
});

it('takes IDs without reading anything, and refuses what is none', async () => {
	const bench = await startBench();
	const session = bench.open([]);
	expect(await resolveReference(session, 'department', { by: 'id', value: ' 21 ' })).toBe(21);
	for (const value of ['0', '2.5', '-1', '99999999999999999999', 'Qualité']) {
		await expect(resolveReference(session, 'department', { by: 'id', value })).rejects.toThrow(
			`'${value}' in 'Department' is no Lucca ID`,
		);
	}
	await expect(named('workCycle', '35 heures')).rejects.toThrow(/Lucca gives no names of work cyc/);
	expect(bench.lucca.requests).toEqual([]);
});

it('reads each list once a run', async () => {
	const bench = await startBench();
	const session = bench.open([]);
	for (const value of ['Qualité', 'Comptabilité', 'qualite']) {
		await resolveReference(session, 'department', { by: 'name', value });
	}
	const paths = bench.lucca.requests.map(({ path }) => path);
	expect(new Set(paths).size).toBe(1);
	expect(paths.length).toBeLessThanOrEqual(5);
});
