import { changesOf, heldOf, person, plan, row, several } from './sides';

it('says of everybody what is to be done', () => {
	const lucca = [person(0), person(1), person(2), person(3)];
	const fresh = row(9, { managerLogin: 'login1', seniorityDate: null });
	const made = plan([row(0), row(1, { jobTitle: 'Experte' }), fresh, row(3)], lucca);

	expect(made.creates).toEqual([
		{
			source: 2,
			key: 'login9',
			name: 'Inès Lefèvre-ax',
			values: {
				firstName: 'Inès',
				lastName: 'Lefèvre-ax',
				login: 'login9',
				email: 'person.9@acme.example',
				employeeNumber: '00009',
				contractStart: '2020-01-06',
				legalEntity: 'Acme Lyon',
				department: 'Qualité',
				primaryRole: 'Salarié',
				culture: 'fr-FR',
				gender: 'Female',
				jobTitle: 'Analyste',
				professionalMobile: '+33 6 00 00 00 00',
				manager: 'login1',
			},
		},
	]);
	expect(made.updates).toEqual([
		{
			source: 1,
			lucca: 1,
			luccaId: '101',
			key: 'login1',
			name: 'Paul Orme-ay',
			changes: [{ field: 'jobTitle', before: 'Analyste', after: 'Experte' }],
			clear: [],
		},
	]);
	expect(made.unchanged.map(({ source, lucca: at }) => [source, at])).toEqual([
		[0, 0],
		[3, 3],
	]);
	expect(made.absent).toEqual([
		{ lucca: 2, luccaId: '102', key: 'login2', name: 'Zoé Lefèvre-az' },
	]);
	expect(made.held).toEqual([]);
	expect(made.decision).toEqual({ held: false, reasons: [], released: false });
	expect(made.counts).toEqual({
		source: 4,
		lucca: 4,
		create: 1,
		update: 1,
		unchanged: 2,
		absent: 1,
		held: 0,
		changesByField: { jobTitle: 1 },
	});
	expect(made.sha256).toMatch(/^[0-9a-f]{64}$/);
	expect(made.warnings).toEqual([]);
});

it('plans nothing where both sides say the same in other letters', () => {
	const said = row(1, {
		login: ' LOGIN1',
		email: 'Person.1@ACME.example',
		firstName: ' Paul',
		department: ' qualite ',
		legalEntity: 'ACME  LYON',
		primaryRole: 'Salarie\u0301',
		contractStart: '2020-01-06T00:00:00',
		culture: 'FR_fr',
		gender: 'female',
		managerLogin: 'Login0',
		contractEnd: '',
		nationality: 'uk',
	});
	const made = plan([row(0), said], [person(0), person(1, { nationality: 'GB' })]);
	expect([made.creates, made.updates, made.absent, made.held]).toEqual([[], [], [], []]);
	expect(made.counts.unchanged).toBe(2);
});

describe('a blank', () => {
	const blank = row(1, { jobTitle: null, seniorityDate: '', contractEnd: null, phone: '  ' });
	const lucca = [person(0), person(1, { contractEnd: '2027-01-31' })];

	it('leaves what Lucca has', () => {
		expect(plan([row(0), blank], lucca).updates).toEqual([]);
	});

	it('empties what Lucca lets be emptied, and reads back as empty', () => {
		const made = plan([row(0), blank], lucca, { blanks: 'clear' });
		expect(changesOf(made)).toEqual([
			[1, ['contractEnd', '2027-01-31', null], ['seniorityDate', '2020-01-06', null]],
		]);
		expect(made.updates[0]?.clear).toEqual(['contractEnd', 'seniorityDate']);
	});
});

it('leaves alone what the source does not say, and says what Lucca does not show', () => {
	const known = row(1, { birthDate: '1990-02-28', phone: '+33 7', jobTitle: undefined });
	const made = plan([row(0), known], [person(0), person(1, { phone: undefined })]);
	expect(made.updates).toEqual([]);
	expect(made.warnings).toEqual([
		"'Phone' was not compared for 1 person: Lucca does not show it",
		"'Date of Birth' was not compared for 1 person: Lucca does not show it",
	]);
});

it('compares no other fields than those asked for, and names them', () => {
	const made = plan(
		[row(0), row(1, { jobTitle: 'Experte', phone: '+33 7', site: 'Lyon', managerLogin: 'login1' })],
		[person(0), person(1)],
		{ fields: ['professionalMobile'] },
	);
	expect(changesOf(made)).toEqual([[1, ['professionalMobile', '+33 6 00 00 00 00', '+33 7']]]);
	expect(made.notCompared).toEqual(
		[
			...['contractEnd', 'contractStart', 'culture', 'department', 'email', 'employeeNumber'],
			...['firstName', 'gender', 'jobTitle', 'lastName', 'legalEntity', 'login', 'managerLogin'],
			...['primaryRole', 'seniorityDate', 'site'],
		].sort(),
	);
});

it.each([
	['contractStart', '06/01/2021', "'Contract Start' is no existing date in the form YYYY-MM-DD"],
	[
		'employeeNumber',
		412,
		"'Employee Number' is a number, not a text, so it may have lost leading zeros",
	],
	['email', 'not an address', "'Email' is no e-mail address"],
	['culture', 'français', "'Language' is no language of Lucca's"],
	['gender', 'Mme', "'Gender' is no gender of Lucca's"],
	['nationality', 'Française', "'Nationality' is not two letters"],
	['department', ['Qualité'], "'Department' is a list or an object, not a single value"],
])('holds who has a %s Lucca would show otherwise than written', (field, value, reason) => {
	const lucca = [person(0), person(1, { nationality: 'FR' })];
	const made = plan([row(0), row(1, { [field]: value, jobTitle: 'Experte' })], lucca);
	expect(heldOf(made)).toEqual([{ source: 1, lucca: 1, action: 'update', reasons: [reason] }]);
	expect(made.updates).toEqual([]);
	expect(JSON.stringify(made.held[0]?.remedy)).not.toContain('Française');
});

it('is the same in whatever order people come, and another when it does something else', () => {
	const lucca = several(6, (at) => person(at));
	const source = [row(0), row(1, { jobTitle: 'A' }), row(2, { jobTitle: 'B' }), row(30), row(31)];
	const { sha256 } = plan(source, lucca, { absent: 'depart' });
	const turned = plan([...source].reverse(), [...lucca].reverse(), { absent: 'depart' });
	expect(turned.sha256).toBe(sha256);
	const others = [
		plan(source, lucca),
		plan(source.slice(0, -1), lucca, { absent: 'depart' }),
		plan(source, lucca, { absent: 'depart', departureDate: '2026-12-31' }),
		plan([...source.slice(0, -1), row(31, { jobTitle: 'B' })], lucca, { absent: 'depart' }),
	];
	expect(new Set([sha256, ...others.map((each) => each.sha256)]).size).toBe(5);
});

describe('people who left and are back', () => {
	const lucca = [person(0), person(1, { contractEnd: '2025-01-31', contractStart: '2019-01-01' })];

	it('are held, and absent from nothing', () => {
		const made = plan([row(0), row(1)], lucca, { absent: 'depart' });
		expect(heldOf(made)).toEqual([
			{
				source: 1,
				lucca: 1,
				action: 'update',
				reasons: ['left Lucca on 2025-01-31 and is in the source again'],
			},
		]);
		expect(made.absent).toEqual([]);
	});

	it('are updated when asked for, their end of contract too', () => {
		const made = plan([row(0), row(1)], lucca, { returning: 'update' });
		expect(changesOf(made)).toEqual([
			[1, ['contractStart', '2019-01-01', '2020-01-06'], ['contractEnd', '2025-01-31', null]],
		]);
		expect(made.updates[0]?.clear).toEqual(['contractEnd']);
	});

	it('are not back when the source says as well that they left', () => {
		const made = plan([row(0), row(1, { contractEnd: '2025-02-28' })], lucca);
		expect(changesOf(made)[0]?.slice(2)).toEqual([['contractEnd', '2025-01-31', '2025-02-28']]);
	});
});

it('renames people last, and their managers after them', () => {
	const lucca = several(4, (at) => person(at, { managerLuccaId: '101', managerLogin: 'login1' }));
	const source = [
		row(0, { managerLogin: 'b' }),
		row(1, { login: 'b', managerLogin: 'b' }),
		row(2, { login: 'c', managerLogin: 'd' }),
		row(3, { login: 'd', managerLogin: 'b' }),
	];
	const made = plan(source, lucca, { matchBy: 'employeeNumber' });
	expect(made.held).toEqual([]);
	expect(changesOf(made)).toEqual([
		[2, ['login', 'login2', 'c'], ['manager', 'login1', 'login3']],
		[3, ['login', 'login3', 'd']],
		[1, ['login', 'login1', 'b']],
	]);
});
