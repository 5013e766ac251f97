import type { ImportMode, ImportRequest } from '../../../lib/lucca-import';
import type { PersonRecord } from '../../../lib/tabular/rows';
import { anna, bruno, chloe, columnOf, headersOf, imported, rejectedCells } from './people';

const everyone = [anna, bruno, chloe];
const all = (values: PersonRecord) => everyone.map((person) => ({ ...person, ...values }));
const first = (values: PersonRecord) => [{ ...anna, ...values }, bruno, chloe];
const needed = ['login', 'firstName', 'lastName', 'email', 'contractStart', 'managerLogin'];
const modes: ImportMode[] = ['create', 'update', 'createOrUpdate'];

describe('on creation', () => {
	it.each(['legalEntity', 'department', 'primaryRole', 'culture', 'contractEnd', 'employeeNumber'])(
		"a blank %s is Lucca's to fill in, or nothing, and nothing is said of it",
		(field) => {
			for (const blank of [null, '', ' ', undefined]) {
				const file = imported(first({ [field]: blank }));
				expect(file).toMatchObject({ rejected: [], warnings: [], leftOutColumns: [], notices: [] });
				expect(headersOf(file)).toHaveLength(12);
			}
			for (const blank of [null, undefined]) {
				const file = imported(all({ [field]: blank }));
				expect(file).toMatchObject({ rejected: [], warnings: [], leftOutColumns: [], notices: [] });
				expect(headersOf(file)).toHaveLength(field === 'contractEnd' ? 11 : 11);
			}
		},
	);

	it('a blank login is, too, where people are told apart otherwise', () => {
		const request = { identifier: 'email', managerAs: 'names' } as const;
		const file = imported(all({ login: null, managerLogin: null }), request);
		expect(file).toMatchObject({ rejected: [], warnings: [], leftOutColumns: [] });
		expect(headersOf(file)).not.toContain('login');
	});

	it.each(['firstName', 'lastName', 'email', 'contractStart'])('a blank %s rejects', (field) => {
		for (const mode of ['create', 'createOrUpdate'] as const) {
			const { rejected, counts } = imported([bruno, { ...anna, [field]: ' ' }], {
				mode,
				partBlank: 'sendBlanks',
			});
			expect(counts).toMatchObject({ read: 2, written: 1, rejected: 1 });
			expect(rejected).toMatchObject([
				{
					index: 1,
					row: 3,
					cells: [{ field, rule: 'is required and blank', remedy: 'Fill it at the source' }],
				},
			]);
		}
	});

	it.each(['firstName', 'lastName', 'email', 'contractStart', 'login'])(
		'a %s nobody has refuses the file',
		(field) => {
			expect(() => imported(all({ [field]: undefined }))).toThrow(
				/^No record carries a value, not even an empty one, for '\w+', which Lucca requires of new people/,
			);
		},
	);

	it('no manager known of anybody leaves the column out, and says so', () => {
		const file = imported(all({ managerLogin: undefined }));
		expect(headersOf(file)).not.toContain('manager');
		expect(file.leftOutColumns).toEqual([
			{ header: 'manager', why: 'no record says who the manager is' },
		]);
	});

	it('a manager not known while others have one rejects', () => {
		expect(rejectedCells(imported(first({ managerLogin: undefined })))).toEqual([
			[0, 'H2', '', 'is required and blank'],
			[2, 'H4', 'alopez', expect.stringContaining('whose own row is rejected (Anna Lopez)')],
		]);
	});
});

describe('on update', () => {
	const update = (people: PersonRecord[], request: Partial<ImportRequest> = {}) =>
		imported(people, { mode: 'update', ...request });

	it('only the identifier is needed', () => {
		const file = update([{ login: 'alopez' }, { login: 'bpetit' }]);
		expect(headersOf(file)).toEqual(['login']);
		expect(file).toMatchObject({ rejected: [], leftOutColumns: [] });
	});

	it('a blank identifier rejects', () => {
		const file = update([
			{ login: 'alopez', culture: 'fr-FR' },
			{ login: '', culture: 'fr-FR' },
		]);
		expect(rejectedCells(file)).toEqual([[1, 'A3', '', 'is required and blank']]);
	});

	it('a column blank for everybody is left out, and told', () => {
		const file = update(all({ culture: null, contractEnd: undefined }));
		expect(headersOf(file)).not.toContain('culture');
		expect(file.leftOutColumns).toEqual([{ header: 'culture', why: 'blank for everybody' }]);
	});

	it.each(['update', 'createOrUpdate'] as const)(
		'%s: a column blank for some is a choice',
		(mode) => {
			for (const blank of [null, undefined]) {
				const people = [anna, { ...bruno, department: blank }, { ...chloe, contractEnd: null }];
				const left = imported(people, { mode });
				expect(headersOf(left)).not.toContain('department');
				expect(left.leftOutColumns[0]).toEqual({
					header: 'department',
					why: 'blank for 1 of 3 people, whose value in Lucca a blank may erase',
				});
				const sent = imported(people, { mode, partBlank: 'sendBlanks' });
				expect(columnOf(sent, 'department')).toEqual(['', 'Qualité', 'Qualité']);
				expect(sent.rejected).toEqual([]);
				expect(() => imported(people, { mode, partBlank: 'refuse' })).toThrow(
					"Column 'department' would be blank for 1 of 3 people, first in G3 for Bruno Petit; père, and a blank may erase what Lucca has",
				);
			}
		},
	);

	it.each(['firstName', 'lastName', 'email', 'managerLogin'])('no blank %s goes out', (field) => {
		const people = first({ [field]: undefined });
		expect(update(people).leftOutColumns).toContainEqual({
			header: expect.any(String),
			why: expect.stringContaining('blank for 1 of 3'),
		});
		expect(() => update(people, { partBlank: 'refuse' })).toThrow('would be blank for 1 of 3');
		const sent = update(people, { partBlank: 'sendBlanks' });
		expect(sent.rejected).toMatchObject([{ index: 0, cells: [{ field }] }]);
	});

	it('a manager known to be none is the person, and no blank', () => {
		const file = update(first({ managerLogin: '' }));
		expect(columnOf(file, 'manager')).toEqual(['alopez', 'bpetit', 'alopez']);
	});

	it("a number is nobody else's only where establishments are known", () => {
		const twins = [anna, { ...bruno, employeeNumber: anna.employeeNumber }];
		expect(update(twins).counts.rejected).toBe(2);
		const elsewhere = twins.map((person) => ({ ...person, legalEntity: undefined }));
		expect(update(elsewhere).counts.rejected).toBe(0);
	});
});

describe('in every mode', () => {
	it.each(modes)('%s: columns are left out as asked', (mode) => {
		const withoutColumns = ['culture', 'managerLogin', 'secondaryRole1'];
		const file = imported(all({ secondaryRole1: 'Manager' }), { mode, withoutColumns });
		expect(headersOf(file)).toEqual(
			expect.not.arrayContaining(['culture', 'manager', 'habilitedRoles_0']),
		);
	});

	it.each([
		['create', 'firstName', 'Lucca requires of new people'],
		['update', 'login', 'tells Lucca whom a row is about'],
	] as const)('%s: %s cannot be left out', (mode, field, why) => {
		expect(() => imported(everyone, { mode, withoutColumns: [field] })).toThrow(
			`'Columns to Leave Out' has '${field}', which ${why}`,
		);
	});

	it('needed fields are the ones these tests speak of', () => {
		const request = { managerAs: 'names', identifier: 'email' } as const;
		const { format } = imported(everyone, request);
		const required = format.columns.filter(({ level }) => level === 'required');
		expect(required.map(({ field }) => field).sort()).toEqual(
			needed.filter((field) => field !== 'login').sort(),
		);
	});
});

describe('additional columns', () => {
	it('must have a code, and a field no other column has', () => {
		const ask = (code: string, field: string) => () =>
			imported(everyone, { additionalColumns: [{ code, field }] });
		expect(ask(' ', 'x')).toThrow('a column without a code');
		expect(ask('x', 'constructor')).toThrow("the field 'constructor'");
		expect(ask('x', 'login')).toThrow("'login', which is a column of the file already");
		expect(ask('mail', 'x')).not.toThrow();
		expect(() =>
			imported(all({ x: '1' }), { additionalColumns: [{ code: 'mail', field: 'x' }] }),
		).toThrow("Two columns have the header 'mail'");
	});

	it('are told when no record has their field', () => {
		const additionalColumns = [{ code: 'e_badge', field: 'bagde' }];
		expect(imported(everyone, { additionalColumns }).leftOutColumns).toEqual([
			{ header: 'e_badge', why: "no record has a field 'bagde'" },
		]);
	});

	it('with a profile of Absences want numbers', () => {
		const additionalColumns = [{ code: 'profile_figgo', field: 'profile' }];
		const people = first({ employeeNumber: null }).map((person) => ({ ...person, profile: 'P' }));
		const some = imported(people, { additionalColumns });
		expect(some.warnings).toMatchObject([{ index: 0, cell: 'K3', field: 'employeeNumber' }]);
		const none = imported(
			people.map((person) => ({ ...person, employeeNumber: null })),
			{ additionalColumns },
		);
		expect(none.notices).toEqual([
			"The file has a profile of Lucca Absences ('profile_figgo') and no 'employeenumber', which Lucca wants with it",
		]);
	});
});

describe('a date of birth', () => {
	const born = all({ birthDate: '1990-02-28' });

	it('is in the file only when it is asked for', () => {
		for (const mode of modes) {
			const file = imported(born, { mode });
			expect(headersOf(file)).not.toContain('dtBirth');
			expect(file.leftOutColumns).toContainEqual({
				header: 'dtBirth',
				why: "sensitive, and not chosen in 'Sensitive Columns'",
			});
			expect(
				columnOf(imported(born, { mode, sensitiveColumns: ['birthDate'] }), 'dtBirth'),
			).toEqual(['28/02/1990', '28/02/1990', '28/02/1990']);
		}
	});

	it('is asked for by a code as well', () => {
		const file = imported(born, { additionalColumns: [{ code: 'naissance', field: 'birthDate' }] });
		expect(columnOf(file, 'naissance')).toEqual(['28/02/1990', '28/02/1990', '28/02/1990']);
		expect(headersOf(file)).not.toContain('dtBirth');
	});

	it('is not spoken of where nobody has one', () => {
		expect(imported(all({ birthDate: null })).leftOutColumns).toEqual([]);
	});
});

it('says where a contract ends before it begins', () => {
	const ends = (contractEnd: string | null) => imported(first({ contractEnd })).notices;
	expect(ends('2027-01-03')).toEqual([
		'The contract ends before it begins for 1 of 3 people, first for Anna Lopez: look at both dates at the source',
	]);
	for (const right of ['2027-01-04', '2027-01-05', null]) expect(ends(right)).toEqual([]);
});

it('says how many lose their manager to a blank, where Lucca may have given them one', () => {
	const alone = all({ managerEmployeeNumber: null, managerLogin: null });
	const words =
		'3 of 3 people have no manager at the source, and are written as their own: whoever has one in Lucca loses them';
	expect(imported(alone, { mode: 'update' }).notices).toEqual([words]);
	expect(imported(alone, { mode: 'createOrUpdate' }).notices).toEqual([words]);
	expect(imported(alone).notices).toEqual([]);
	const [one, ...others] = alone;
	const top = [one, ...others.map((person) => ({ ...person, managerLogin: one?.login }))];
	expect(imported(top as typeof alone, { mode: 'update' }).notices).toEqual([]);
});

it('sends whoever lacks a field to the source, since no right of a key brings it', () => {
	const { rejected } = imported([bruno, { ...anna, email: undefined }], {
		mode: 'createOrUpdate',
		partBlank: 'sendBlanks',
	});
	expect(rejected[0]?.cells[0]).toMatchObject({
		field: 'email',
		remedy: 'Bring it from the source',
	});
});
