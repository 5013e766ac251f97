import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { anna, bruno, chloe } from '../../lib/lucca-import/people';
import { DAY } from '../../support/people';
import { differences, schemaAt } from '../../support/schema';
import { bytesOf, itemsOf, run } from './run-node';

const golden = (name: string) => readFileSync(`test/golden/${name}`);
const everyone = itemsOf([chloe, anna, bruno]);

describe('Format', () => {
	it('writes the file, accounts for everybody and links it to all its sources', async () => {
		const { first, rejected, bytes, fileName, hints } = await run(everyone);
		expect(bytes?.toString('utf8')).toBe(golden('lucca-import-create.csv').toString('utf8'));
		expect(fileName).toBe('lucca-import_2026-11-22.csv');
		expect(first).toHaveLength(1);
		expect(first[0]?.json).toEqual({
			partner: 'luccaImportByLogin',
			day: DAY,
			read: 3,
			written: 3,
			rejected: 0,
			filtered: 0,
			filteredBy: {},
			columns: bytes?.toString('utf8').split('\r\n')[0]?.split(';'),
			warnings: 0,
			firstWarnings: [],
			leftOutColumns: [],
			notices: [],
			fileName: 'lucca-import_2026-11-22.csv',
			encoding: 'UTF-8',
			bytes: bytes?.length,
			sha256: createHash('sha256')
				.update(bytes ?? '')
				.digest('hex'),
		});
		expect(first[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect([rejected, hints]).toEqual([
			[],
			[['info', 'Lucca import file written: 3 people in it']],
		]);
	});

	it('writes a date of birth only when it is chosen', async () => {
		const born = itemsOf([{ ...bruno, birthDate: '1961-12-31' }]);
		const columnsOf = async (options: object) =>
			(await run(born, { options })).first[0]?.json.columns;
		expect(await columnsOf({})).not.toContain('dtBirth');
		expect(await columnsOf({ sensitiveColumns: ['birthDate'] })).toContain('dtBirth');
		await expect(columnsOf({ sensitiveColumns: ['nationality'] })).rejects.toThrow(
			"'Sensitive Columns' has 'nationality', which is no column of the file",
		);
	});

	it('takes every choice of the form', async () => {
		const { bytes, fileName } = await run(everyone, {
			mode: 'createOrUpdate',
			partBlank: 'sendBlanks',
			options: {
				headerSet: 'older',
				encoding: 'windows-1252',
				dateOrder: 'YYYY-MM-DD',
				separator: ',',
				lineEnding: '\n',
				quoteAll: true,
				withoutColumns: ['managerLogin'],
				fileName: 'mine {date}.txt',
			},
		});
		const expected = golden('lucca-import-older-headers.csv');
		expect(bytes?.toString('latin1')).toBe(expected.toString('latin1'));
		expect(fileName).toBe('mine 2026-11-22.txt');
	});

	it('goes by the identifier chosen, with logins and managers as chosen', async () => {
		const people = [chloe, anna, bruno].map(({ login, ...person }) => ({
			...person,
			managerLogin: undefined,
			managerEmail: person.managerLogin === null ? null : bruno.email,
			login: login === 'alopez' ? null : undefined,
		}));
		const byEmail = await run(itemsOf(people), {
			identifier: 'email',
			options: { loginFrom: 'email' },
		});
		expect(byEmail.first[0]?.json).toMatchObject({ partner: 'luccaImportByEmail', written: 3 });
		expect(byEmail.bytes?.toString('utf8')).toBe(
			golden('lucca-import-create-by-email.csv').toString('utf8'),
		);
		const byNumber = await run(everyone, {
			identifier: 'establishmentAndNumber',
			options: { managerAs: 'names' },
		});
		expect(byNumber.bytes?.toString('utf8')).toBe(
			golden('lucca-import-create-by-number.csv').toString('utf8'),
		);
	});

	it('writes additional columns under their codes, and says what Lucca may want with them', async () => {
		const { bytes, hints, first } = await run(
			itemsOf([{ ...bruno, profil: 'Cadre', e_badge: '00001', employeeNumber: undefined }]),
			{
				additionalColumns: {
					column: [{ code: 'profile_figgo', field: 'profil' }, { code: 'e_badge' }],
				},
			},
		);
		const [headers, row] = bytes?.toString('utf8').split('\r\n') ?? [];
		expect(headers).toMatch(/;profile_figgo;e_badge$/);
		expect(row).toMatch(/;Cadre;00001$/);
		const notices = first[0]?.json.notices as string[];
		expect(notices).toEqual([expect.stringContaining("'employeenumber'")]);
		expect(hints).toContainEqual(['warning', `${notices[0]}.`]);
	});

	it('gives one item a rejected row, linked to its own source, the first with the report', async () => {
		const people = itemsOf([bruno, {}, { ...anna, email: 'x' }, { ...chloe, managerLogin: 'who' }]);
		const { first, rejected, hints } = await run(people, { options: { reportField: 'report' } });
		expect(first[0]?.json).toMatchObject({ read: 3, written: 1, rejected: 2 });
		expect(first[0]?.pairedItem).toEqual([{ item: 0 }, { item: 2 }, { item: 3 }]);
		expect(rejected).toEqual([
			{
				json: {
					row: 3,
					employeeNumber: '00123',
					login: 'alopez',
					email: 'x',
					name: 'Anna Lopez',
					luccaUrl: '',
					reasons: [expect.stringMatching(/^D3 - "x" - .+ \(mail\)$/)],
					cells: [expect.objectContaining({ cell: 'D3', header: 'mail', field: 'email' })],
				},
				binary: { report: first[0]?.binary?.report },
				pairedItem: { item: 2 },
			},
			{
				json: expect.objectContaining({ row: 4, login: 'cdurand' }),
				pairedItem: { item: 3 },
			},
		]);
		const report = first[0]?.binary?.report;
		expect(report?.fileName).toBe('report_luccaImportByLogin_2026-11-22.csv');
		expect(bytesOf(report)?.toString('utf8').split('\r\n').slice(1, 3)).toEqual([
			expect.stringMatching(/^Rejected;00123;Anna Lopez;/),
			expect.stringMatching(/^Rejected;0045;Chloé Durand;/),
		]);
		expect(hints.slice(0, 2)).toEqual([
			['info', 'Lucca import file written: 1 person in it, 2 rejected'],
			[
				'warning',
				expect.stringMatching(/^2 rows rejected, first: D3 - .* All of them: output 'Rejected'\.$/),
			],
		]);
	});

	it('keeps an unknown manager when asked, and takes those declared known', async () => {
		const people = itemsOf([{ ...anna, managerLogin: 'porme' }]);
		const rejecting = await run(people);
		expect(rejecting.rejected).toHaveLength(1);
		for (const options of [{ unknownManager: 'keep' }, { knownManagers: 'porme' }]) {
			const { first, bytes } = await run(people, { options });
			expect(first[0]?.json).toMatchObject({ written: 1, rejected: 0 });
			expect(bytes?.toString('utf8')).toContain(';Qualité;porme;');
		}
	});

	it('refuses a column partly blank in Update, or leaves it out and says so', async () => {
		const update = (partBlank: string) => run(everyone, { mode: 'update', partBlank });
		await expect(update('refuse')).rejects.toThrow("Column 'dtContractEnd' would be blank for 2");
		await expect(update('refuse')).rejects.toMatchObject({
			description: expect.stringContaining("'When a Column Is Partly Blank'"),
		});
		const { bytes, first, hints } = await update('leaveOut');
		const expected = golden('lucca-import-update-leave-out.csv');
		expect(bytes?.toString('utf8')).toBe(expected.toString('utf8'));
		expect(first[0]?.json.leftOutColumns).toEqual([
			{ header: 'dtContractEnd', why: expect.stringMatching(/^blank for 2 of 3 people/) },
		]);
		expect(hints).toEqual([
			['info', 'Lucca import file written: 3 people in it'],
			['info', expect.stringMatching(/^Columns not in the file: dtContractEnd \(blank for 2/)],
		]);
	});

	it('writes a header line alone for nobody, and says so', async () => {
		const { bytes, hints } = await run(itemsOf([{}]));
		expect(bytes?.toString('utf8')).toBe(golden('lucca-import-nobody.csv').toString('utf8'));
		expect(hints).toEqual([
			[
				'warning',
				'No employees came in: the Lucca import file has its header row only. Look at the node that reads the people.',
			],
		]);
	});

	it.each([
		[{ options: { separator: 'ab' } }, `'Separator' cannot be "ab"`],
		[{ options: { day: '2026-02-30' } }, "'File Date' is '2026-02-30'"],
		[{ options: { withoutColumns: ['colour'] } }, "'Columns to Leave Out' has 'colour'"],
		[{ options: { withoutColumns: ['login'] } }, "'Columns to Leave Out' has 'login', which tells"],
		[{ options: { knownManagers: [true] } }, "Entry 1 of 'Known Managers'"],
		[{ additionalColumns: { column: [{ field: 'x' }] } }, "'Additional Columns' has a column"],
	])('%j is refused before anything is written, with what to do', async (parameters, message) => {
		const refusal = run(everyone, parameters);
		await expect(refusal).rejects.toThrow(message);
		await expect(refusal).rejects.toMatchObject({ description: expect.stringMatching(/./) });
	});

	it('refuses what a node before could not do, and continues on fail with one item for all', async () => {
		const items = [...everyone, ...itemsOf([{ error: 'Lucca answered 500' }])];
		await expect(run(items)).rejects.toThrow('Item 3 is no person');
		const { first, rejected } = await run(items, {}, true);
		expect(rejected).toEqual([]);
		expect(first).toMatchObject([
			{
				json: { error: expect.stringContaining('Lucca answered 500') },
				pairedItem: [{ item: 0 }, { item: 1 }, { item: 2 }, { item: 3 }],
			},
		]);
	});
});

describe('Check', () => {
	it('says the same as Format, and writes a report instead of the file', async () => {
		const people = itemsOf([bruno, { ...anna, email: 'x' }]);
		const format = await run(people);
		const check = await run(people, { operation: 'check' });
		const ofTheFile = ['fileName', 'encoding', 'bytes', 'sha256'];
		const summary = Object.entries(format.first[0]?.json ?? {}).filter(
			([name]) => !ofTheFile.includes(name),
		);
		expect(check.first[0]?.json).toEqual(Object.fromEntries(summary));
		expect(check.rejected).toEqual(format.rejected);
		const [, ...others] = format.hints;
		expect(check.hints).toEqual([
			['info', 'Lucca import file checked, not written: 1 person in it, 1 rejected'],
			...others,
		]);
		expect(check.bytes?.toString('utf8')).toMatch(/^\ufeffOutcome;.*\r\nRejected;00123;/);
	});
});

it.each(['format', 'check'])(
	'what the editor shows of %s is what a run gives',
	async (operation) => {
		const schema = schemaAt(`LuccaImportFile/__schema__/v1.0.0/${operation}.json`);
		const { first } = await run(everyone, { operation, mode: 'update', partBlank: 'leaveOut' });
		expect(differences(schema, first[0]?.json)).toEqual([]);
	},
);
