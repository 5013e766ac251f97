import { schemaAt, differences } from '../../support/schema';
import { DAY, ines, leaver, newcomer, paul } from '../../support/people';
import { itemsOf, jsons, run, textOf } from './plans';

/** The fields of these tests: what is beside them is in nobody's way. */
const known = ({ luccaId, login, employeeNumber, email, lastName, firstName }: typeof ines) => ({
	luccaId,
	login,
	employeeNumber,
	email,
	lastName,
	firstName,
	jobTitle: 'Analyste',
	seniorityDate: '2020-01-06',
	contractEnd: null as string | null,
});
/** What a source says of somebody: the same, but for Lucca's ID, which it does not know. */
const row = (person: ReturnType<typeof known>) => ({ ...person, luccaId: undefined });

const [inesThere, paulThere, anaisThere] = [known(ines), known(paul), known(newcomer)];
const gone = { ...known(leaver), contractEnd: '2026-10-22' };

const nora = {
	login: 'nperrin',
	employeeNumber: '00700',
	email: 'nora.perrin@acme.example',
	lastName: 'Perrin',
	firstName: 'Nora',
	jobTitle: 'Comptable',
	seniorityDate: null,
	contractStart: '2026-12-01',
	legalEntity: 'Acme Lyon',
	department: 'Comptabilité',
	primaryRole: 'Salarié',
	managerLogin: 'porme',
};

const lucca = [gone, paulThere, inesThere, anaisThere];
const promoted = { ...row(inesThere), jobTitle: 'Experte', seniorityDate: null };

describe('the outputs', () => {
	it('say of everybody what is to be done, linked to where they come from', async () => {
		const source = [{}, promoted, row(paulThere), nora, { ...row(gone), contractEnd: null }];
		const { create, update, absent, unchanged, held, summary } = await run(source, lucca, {
			blanks: 'clear',
		});
		expect(create).toEqual([
			{
				json: {
					login: 'nperrin',
					employeeNumber: '00700',
					email: 'nora.perrin@acme.example',
					lastName: 'Perrin',
					firstName: 'Nora',
					jobTitle: 'Comptable',
					contractStart: '2026-12-01',
					legalEntity: 'Acme Lyon',
					department: 'Comptabilité',
					primaryRole: 'Salarié',
					manager: 'porme',
					key: 'nperrin',
					name: 'Nora Perrin',
				},
				pairedItem: { item: 3, input: 0 },
			},
		]);
		expect(update).toEqual([
			{
				json: {
					luccaId: '1207',
					key: 'ivarlet',
					name: 'Inès Varlet',
					jobTitle: 'Experte',
					seniorityDate: null,
					changedFields: ['jobTitle', 'seniorityDate'],
					changes: [
						{ field: 'jobTitle', before: 'Analyste', after: 'Experte' },
						{ field: 'seniorityDate', before: '2020-01-06', after: null },
					],
					clear: ['seniorityDate'],
				},
				pairedItem: [
					{ item: 1, input: 0 },
					{ item: 2, input: 1 },
				],
			},
		]);
		expect(absent).toEqual([
			{
				json: {
					luccaId: '1400',
					login: 'anoel',
					employeeNumber: '00600',
					email: 'anais.noel@acme.example',
					name: 'Anaïs Noël-Dubreuil',
				},
				pairedItem: { item: 3, input: 1 },
			},
		]);
		expect(unchanged).toEqual([
			{
				json: { luccaId: '1103', key: 'porme', name: 'Paul Orme' },
				pairedItem: [
					{ item: 2, input: 0 },
					{ item: 1, input: 1 },
				],
			},
		]);
		expect(held.map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual([
			{
				json: {
					action: 'update',
					key: 'mleroux',
					name: 'Maël Le Roux; père',
					luccaId: '1300',
					reasons: ['left Lucca on 2026-10-22 and is in the source again'],
					remedy:
						"Open a new contract in Lucca, or choose 'Update' in 'People Who Left and Are Back'",
					changes: [],
				},
				pairedItem: [
					{ item: 4, input: 0 },
					{ item: 0, input: 1 },
				],
			},
		]);
		expect(summary[0]?.json).toEqual({
			status: 'ready',
			day: DAY,
			source: 4,
			lucca: 4,
			create: 1,
			update: 1,
			unchanged: 1,
			absent: 1,
			held: 1,
			changesByField: { jobTitle: 1, seniorityDate: 1 },
			sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
			reasons: [],
			notCompared: expect.any(Array) as string[],
			warnings: expect.any(Array) as string[],
		});
		expect(summary[0]?.pairedItem).toEqual([{ item: 1 }, { item: 2 }, { item: 3 }, { item: 4 }]);
	});

	it('carry a report on the summary and the first person held, under the name given', async () => {
		const twins = [row(inesThere), row(inesThere)];
		const { held, summary } = await run(twins, lucca);
		expect(held).toHaveLength(2);
		expect(held.map(({ binary }) => Object.keys(binary ?? {}))).toEqual([['report'], []]);
		expect(summary[0]?.binary?.report?.fileName).toBe(`plan_${DAY}.csv`);
		expect(textOf(summary[0])).toContain('Inès Varlet');
		expect(textOf(held[0])).toBe(textOf(summary[0]));

		const without = await run(twins, lucca, { options: { reportField: '' } });
		expect(without.summary[0]?.binary).toBeUndefined();
		const elsewhere = await run(twins, lucca, { options: { reportField: 'changes' } });
		expect(textOf(elsewhere.summary[0], 'changes')).toBe(textOf(summary[0]));
	});

	it('show fields before the first run as they are after it', async () => {
		const everything = {
			...nora,
			...{ contractEnd: '2027-12-31', seniorityDate: '2026-12-01', culture: 'fr-FR' },
			...{ gender: 'Female', phone: '+33600000000', birthDate: '1990-02-28' },
			...{ nationality: 'FR', personalEmail: 'nora@home.example' },
			...{ personalMobile: '+33611111111', address: '1 rue Neuve' },
		};
		const { create } = await run([everything], lucca);
		const schema = schemaAt('LuccaSyncPlan/__schema__/v1.0.0.json');
		expect(differences(schema, create[0]?.json)).toEqual([]);
	});
});

describe('the editor', () => {
	it('says how many there are of each, who is held, and what is worth a look', async () => {
		const twin = { ...row(inesThere), firstName: '<b>Inès</b>' };
		const { hints } = await run([twin, twin, row(paulThere)], lucca);
		expect(hints.map(({ type, message }) => [type, message])).toEqual([
			[
				'info',
				'This is a plan, nothing is written: 0 to create, 0 to update, 1 unchanged, 1 absent from the source, 2 held',
			],
			[
				'warning',
				expect.stringMatching(/^2 people held, first: &lt;b&gt;Inès&lt;\/b&gt; Varlet: .+\.$/),
			],
		]);
	});

	it('says a few warnings; the summary has them all', async () => {
		const fields = ['jobTitle', 'culture', 'gender', 'department', 'legalEntity', 'primaryRole'];
		const person = Object.fromEntries(fields.map((field) => [field, 'x']));
		const { luccaId, login } = inesThere;
		const { hints, summary } = await run([{ ...person, login }], [{ luccaId, login }]);
		expect(summary[0]?.json.warnings).toHaveLength(6);
		expect(hints.filter(({ type }) => type === 'warning').map(({ message }) => message)).toEqual([
			...(summary[0]?.json.warnings as string[]).slice(0, 5),
			'Further warnings in the summary: 1',
		]);
	});
});

describe('a plan that is held', () => {
	const limits = { minimumPopulation: 0, lossesPercent: 10, lossesPeople: 0 };
	const departing = { absent: 'depart', departureDate: '2026-11-30', limits };

	it('lets nobody through, says why, and is released by its SHA-256', async () => {
		const source = [row(paulThere)];
		const first = await run(source, lucca, departing);
		expect([first.create, first.update, first.absent]).toEqual([[], [], []]);
		expect(first.held.map(({ json }) => [json.action, json.luccaId])).toEqual([
			['depart', '1207'],
			['depart', '1400'],
		]);
		const [summary] = jsons(first.summary);
		expect(summary).toMatchObject({ status: 'held', reasons: [expect.any(String)] });
		expect(first.hints[0]).toMatchObject({
			type: 'warning',
			message: expect.stringMatching(
				/^Held, nothing is to be written\. .+Approved SHA-256/,
			) as string,
		});

		const approvedSha256 = ` ${String(summary?.sha256).toUpperCase()} `;
		const approved = await run(source, lucca, { ...departing, approvedSha256 });
		expect(jsons(approved.summary)).toMatchObject([
			{ status: 'approved', sha256: summary?.sha256 },
		]);
		expect(jsons(approved.absent)).toMatchObject([
			{ luccaId: '1207', contractEnd: '2026-11-30' },
			{ luccaId: '1400', contractEnd: '2026-11-30' },
		]);
		expect(approved.hints[0]).toMatchObject({
			type: 'info',
			message: expect.stringMatching(/^Let through as approved, although: /) as string,
		});
	});

	it("shows on its way to a person no value that is nobody else's business", async () => {
		const person = { ...row(inesThere), birthDate: '1990-02-28', jobTitle: 'Experte' };
		const there = lucca.map((each) => ({ ...each, birthDate: '1990-02-27' }));
		const { held } = await run([person], there, {
			...departing,
			fieldsToCompare: 'chosen',
			fields: ['birthDate', 'jobTitle'],
		});
		expect(held.find(({ json }) => json.luccaId === '1207')?.json.changes).toEqual([
			{ field: 'jobTitle', before: 'Analyste', after: 'Experte' },
			{ field: 'birthDate', before: '•••', after: '•••' },
		]);
		expect(JSON.stringify(jsons(held)) + textOf(held[0])).not.toContain('1990');
	});

	it('is not released by the SHA-256 of another', async () => {
		const approvedSha256 = 'a'.repeat(64);
		const plan = run([row(paulThere)], lucca, { ...departing, approvedSha256 });
		await expect(plan).rejects.toThrow('This is not the plan that was approved');
		const ordinary = run([promoted], lucca, { approvedSha256 });
		await expect(ordinary).rejects.toThrow('This is not the plan that was approved');
	});

	it('may be followed by one that has nothing left to do', async () => {
		const { summary } = await run([row(paulThere)], lucca, { approvedSha256: 'a'.repeat(64) });
		expect(jsons(summary)).toMatchObject([{ status: 'ready', create: 0, update: 0 }]);
	});

	it('is let through when nothing is to be held', async () => {
		const { summary } = await run([row(paulThere)], lucca, { ...departing, brake: false });
		expect(jsons(summary)).toMatchObject([{ status: 'ready', absent: 2, held: 0 }]);
	});
});

describe('what comes in', () => {
	it.each([
		['source', [], lucca, "Nobody came in by the input 'Source'"],
		['source', [{}], lucca, "Nobody came in by the input 'Source'"],
		['Lucca', [promoted], [], "Nobody came in by the input 'Lucca'"],
		['Lucca', [promoted], [{}, {}], "Nobody came in by the input 'Lucca'"],
	])('is refused when nobody is in %s: %j', async (_, source, there, words) => {
		await expect(run(source, there)).rejects.toThrow(words);
	});

	it.each([
		[
			[promoted, { error: 'The file is empty', remedy: 'x' }],
			lucca,
			/^Item 1 .*: The file is empty/,
		],
		[[promoted], [inesThere, { error: 'Lucca answered 500' }], /^Item 1 .*: Lucca answered 500/],
	])('is refused when a node before did not succeed', async (source, there, words) => {
		await expect(run(source, there)).rejects.toThrow(words);
	});

	it('is refused when the two sides are swapped', async () => {
		await expect(run(lucca, [{}, promoted])).rejects.toThrow(
			"Item 1 of the input 'Lucca' is none of Lucca's people: it has no 'luccaId'",
		);
	});

	it('is refused when Lucca was read once for each item', async () => {
		await expect(run([promoted], [...lucca, ...lucca])).rejects.toThrow(
			"Items 0 and 4 of the input 'Lucca' are the same person of Lucca's",
		);
	});

	it('becomes one item in the place of the summary when the node is to continue', async () => {
		const { create, update, absent, unchanged, held, summary } = await run([], lucca, undefined, {
			continueOnFail: true,
		});
		expect([create, update, absent, unchanged, held]).toEqual([[], [], [], [], []]);
		expect(summary).toMatchObject([
			{
				json: {
					error:
						"Nobody came in by the input 'Source', so everybody in Lucca would be absent from it",
					remedy: expect.any(String) as string,
				},
				pairedItem: [],
			},
		]);
	});
});

describe('the form', () => {
	it('compares the chosen fields alone', async () => {
		const person = { ...row(inesThere), jobTitle: 'Experte', lastName: 'Varlet-Noël' };
		const { update } = await run([person], lucca, {
			fieldsToCompare: 'chosen',
			fields: 'lastName, email',
		});
		expect(jsons(update)).toMatchObject([{ changedFields: ['lastName'] }]);
	});

	it('gives new people what the source does not have, and nobody else', async () => {
		const withoutRole = { ...nora, primaryRole: null };
		const parameters = {
			newPeople: {
				value: [
					{ field: 'primaryRole', value: 'Salarié' },
					{ field: 'jobTitle', value: 'Sans poste' },
					{ field: 'culture', value: '' },
				],
			},
		};
		const { create, unchanged } = await run([withoutRole, row(paulThere)], lucca, parameters);
		expect(jsons(create)).toMatchObject([{ primaryRole: 'Salarié', jobTitle: 'Comptable' }]);
		expect(create[0]?.json).not.toHaveProperty('culture');
		expect(unchanged).toHaveLength(1);
	});

	it('proposes departures on the day of the plan unless told another', async () => {
		const { absent } = await run([row(paulThere), row(inesThere)], lucca, { absent: 'depart' });
		expect(jsons(absent)).toMatchObject([{ luccaId: '1400', contractEnd: DAY }]);
	});

	it('takes nobody for absent whom a rejected row may be about', async () => {
		const rejected = { row: 4, employeeNumber: '00600', name: 'Anaïs Noël', reasons: ['x'] };
		const asAbsent = { absent: 'depart', options: { rejectedRows: [] as unknown } };
		for (const rejectedRows of [[rejected], JSON.stringify([rejected]), itemsOf([rejected])]) {
			const { absent, held } = await run([row(paulThere)], lucca, {
				...asAbsent,
				options: { rejectedRows },
			});
			expect(jsons(held)).toMatchObject([{ action: 'depart', luccaId: '1400' }]);
			expect(jsons(absent).map(({ luccaId }) => luccaId)).toEqual(['1207']);
		}
		const all = await run([row(paulThere)], lucca, asAbsent);
		expect(jsons(all.absent).map(({ luccaId }) => luccaId)).toEqual(['1207', '1400']);
	});

	it.each([
		[{ matchBy: 'badge' }, "'Match By' is none of Email, Employee Number, "],
		[{ fieldsToCompare: 'some' }, "'Fields to Compare' is none of"],
		[{ blanks: '' }, "'When a Source Value Is Blank' is none of"],
		[{ absent: 'delete' }, "'People Absent From the Source' is none of"],
		[{ returning: true }, "'People Who Left and Are Back' is none of"],
		[{ fieldsToCompare: 'chosen', fields: [] }, "'Fields' is blank"],
		[{ fieldsToCompare: 'chosen', fields: ['iban'] }, "'Fields' names 'iban'"],
		[
			{ newPeople: { value: [{ field: 'login', value: 'x' }] } },
			"'Values for New People' names 'login', which is no field to choose there",
		],
		[{ newPeople: { value: [{ field: 'x', value: 'y' }] } }, "'Values for New People' names 'x'"],
		[
			{ newPeople: { value: ['a', 'b'].map((value) => ({ field: 'culture', value })) } },
			"'Values for New People' names 'culture' twice",
		],
		[{ brake: 'perhaps' }, "'Hold Unusual Plans' must be either true or false"],
		[{ limits: { lossesPercent: 'many' } }, "'Leavers (%)' must be a number"],
		[{ approvedSha256: 'yes' }, "'Approved SHA-256' is no SHA-256"],
		[{ absent: 'depart', departureDate: '31/12/2026' }, "'Departure Date' is no date"],
		[{ options: { day: 'tomorrow' } }, "'Plan Date' is no date"],
		[{ options: { rejectedRows: '[object Object]' } }, "'Rejected Source Rows' is no list of rows"],
		[{ options: { rejectedRows: ['Inès'] } }, "'Rejected Source Rows' is no list of rows"],
	])('refuses %j', async (parameters, words) => {
		await expect(run([promoted], lucca, parameters)).rejects.toThrow(words);
	});

	it('does not read what another choice hides', async () => {
		const hidden = { departureDate: 'x', approvedSha256: 'y', limits: { lossesPercent: 'z' } };
		const { summary } = await run([promoted], lucca, { ...hidden, brake: false });
		expect(jsons(summary)).toMatchObject([{ status: 'ready' }]);
	});
});
