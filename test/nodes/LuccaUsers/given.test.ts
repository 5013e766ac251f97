import { located, referenceList, referenceOf } from '../../../nodes/LuccaUsers/given/reference';
import { userInputOf } from '../../../nodes/LuccaUsers/given/user-input';
import { dateOf, textOf } from '../../../nodes/LuccaUsers/given/value';

const PARIS = 'Europe/Paris';
const read = (values: Record<string, unknown>) => userInputOf(values, PARIS);

it.each([true, false])("takes %j for no person's text", (value) => {
	expect(() => read({ firstName: value })).toThrow(`'First Name' is ${value} instead of a text`);
	expect(read({ customFields: { field: [{ code: 'e_badge', value }] } }).customFields).toEqual({
		e_badge: String(value),
	});
});

describe('a text', () => {
	it.each([
		['  Inès ', 'Inès'],
		[412, '412'],
		[0, '0'],
		[12.5, '12.5'],
		[true, 'true'],
		['00412', '00412'],
		[undefined, ''],
		[null, ''],
		['  ', ''],
		['\u200b\ufeff ', ''],
		['ivarlet\u200b', 'ivarlet'],
		['Null', 'Null'],
		[[], ''],
	])('%j is %j', (value: unknown, text) => expect(textOf('Login', value)).toBe(text));

	it.each([
		[Number('12345678901234567890'), "'Login' is a number too long to be exact"],
		[1e21, "'Login' is a number too long to be exact"],
		['null', "'Login' holds the word 'null'"],
		['undefined', "'Login' holds the word 'undefined'"],
		['NaN', "'Login' holds the word 'NaN'"],
		['[object Object]', "'Login' holds the word '[object Object]'"],
		['Invalid DateTime', "'Login' holds the word 'Invalid DateTime'"],
		[{ a: 1 }, "'Login' holds an object instead of a text"],
		[['a', 'b'], "'Login' holds a list instead of a text"],
	])('%j is refused', (value, message) => expect(() => textOf('Login', value)).toThrow(message));
});

describe('a date', () => {
	const luxon = (text: string) => ({ toISO: () => text });
	it.each([
		['2026-01-05', '2026-01-05'],
		['2026-01-05T00:00:00', '2026-01-05'],
		['2026-01-05 08:30', '2026-01-05'],
		['2026-01-05T00:00:00.000Z', '2026-01-05'],
		['2026-01-04T23:00:00.000Z', '2026-01-05'],
		['2026-01-05T00:00:00.000+01:00', '2026-01-05'],
		['2026-01-05T00:00:00-05:00', '2026-01-05'],
		[new Date('2026-07-04T22:00:00Z'), '2026-07-05'],
		[luxon('2026-01-05T00:00:00.000+01:00'), '2026-01-05'],
		['', ''],
		[null, ''],
	])('%j is %j in Paris', (value, date) => expect(dateOf('Start', value, PARIS)).toBe(date));

	it.each([
		['05/01/2026'],
		['2026-02-30'],
		['2026-02-30T23:00:00Z'],
		['soon'],
		[20260105],
		[new Date('never')],
		[true],
	])('%j is none', (value) => {
		expect(() => dateOf('Start', value, PARIS)).toThrow("'Start' is no date");
	});

	it('repeats no value: it may be a birth date', () => {
		expect(() => dateOf('Date of Birth', '31/31/1986', PARIS)).toThrow(
			/^'Date of Birth' is no date$/,
		);
	});
});

describe('what names a thing', () => {
	it.each([
		[
			{ mode: 'list', value: '61' },
			{ by: 'id', value: '61' },
		],
		[
			{ mode: 'id', value: 61 },
			{ by: 'id', value: '61' },
		],
		[
			{ mode: 'name', value: '61' },
			{ by: 'name', value: '61' },
		],
		[
			{ mode: 'url', value: 'https://x' },
			{ by: 'url', value: 'https://x' },
		],
		['Qualité', { by: 'name', value: 'Qualité' }],
		[61, { by: 'id', value: '61' }],
		[{ mode: 'list', value: '' }, undefined],
		[{ mode: 'name', value: null }, undefined],
		[{ __rl: true, mode: 'name', value: undefined }, undefined],
		[undefined, undefined],
		['', undefined],
	])('%j', (value, reference) => expect(referenceOf('Role', value)).toStrictEqual(reference));

	it('is no object', () => {
		expect(() => located('Role', { mode: 'id', value: { id: 3 } })).toThrow(
			"'Role' holds an object",
		);
	});

	it.each([
		[
			['61', 72],
			['id 61', 'id 72'],
		],
		['Salarié, 72', ['name Salarié', 'id 72']],
		[['Achats, Europe', '', null], ['name Achats, Europe']],
		[[], []],
		[null, []],
	])('in a list: %j', (value, expected) => {
		expect(referenceList('Roles', value).map(({ by, value: text }) => `${by} ${text}`)).toEqual(
			expected,
		);
	});
});

describe('what a form says about a person', () => {
	it('names nothing that is blank', () => {
		expect(
			read({
				firstName: '',
				jobTitle: null,
				birthDate: undefined,
				department: { mode: 'name', value: '' },
				culture: { mode: 'list', value: '' },
				secondaryRoles: { change: { change: 'add', roles: [] } },
				customFields: { field: [{ code: 'e_site', value: '' }] },
				workCycle: { cycle: { cycle: { mode: 'id', value: '' }, startsOn: '2026-01-01' } },
			}),
		).toStrictEqual({ texts: {}, references: {} });
	});

	it('names everything that is there', () => {
		expect(
			read({
				firstName: ' Inès',
				employeeNumber: '00412',
				contractStart: '2026-01-05T00:00:00',
				culture: { mode: 'code', value: 'fr-FR' },
				nationality: { mode: 'list', value: 'FR' },
				department: { mode: 'name', value: 'Qualité' },
				manager: { mode: 'url', value: 'https://acme.ilucca.net/users/1103' },
				secondaryRoles: { change: { change: 'remove', roles: ['72', 'Manager'] } },
				customFields: {
					field: [
						{ code: 'e_site', value: 'Lyon' },
						{ code: 'e_langues', value: ['Anglais', '', 7] },
					],
				},
				workCycle: { cycle: { cycle: { mode: 'id', value: '2' }, startsOn: '' } },
				somethingElse: 'is no field',
			}),
		).toStrictEqual({
			texts: {
				firstName: 'Inès',
				employeeNumber: '00412',
				contractStart: '2026-01-05',
				culture: 'fr-FR',
				nationality: 'FR',
			},
			references: {
				department: { by: 'name', value: 'Qualité' },
				manager: { by: 'url', value: 'https://acme.ilucca.net/users/1103' },
			},
			secondaryRoles: {
				change: 'remove',
				roles: [
					{ by: 'id', value: '72' },
					{ by: 'name', value: 'Manager' },
				],
			},
			customFields: { e_site: 'Lyon', e_langues: ['Anglais', '7'] },
			workCycle: { cycle: { by: 'id', value: '2' } },
		});
	});

	it('repeats no number it cannot take: it may be a salary', () => {
		const value = 30_000.100_000_000_002;
		expect(() => read({ customFields: { field: [{ code: 'e_pay', value }] } })).toThrow(
			/^'e_pay' is a number too long to be exact$/,
		);
		expect(() => textOf('Login', Number.NaN)).toThrow(/^'Login' is no number$/);
	});

	it('takes a custom field an expression left out for none', () => {
		expect(read({ customFields: { field: [null] } }).customFields).toBeUndefined();
	});

	it('takes a moment for the day of a custom field', () => {
		const value = { toISO: () => '2026-01-05T10:00:00.000+01:00' };
		expect(read({ customFields: { field: [{ code: 'e_fin', value }] } }).customFields).toEqual({
			e_fin: '2026-01-05',
		});
	});

	it('takes all secondary roles away only when told so in words', () => {
		const roles = (change: string, named: unknown) =>
			read({ secondaryRoles: { change: { change, roles: named } } }).secondaryRoles;
		expect(roles('removeAll', ['72'])).toEqual({ change: 'replace', roles: [] });
		for (const nobody of [[], '', null, undefined, ['']]) {
			expect(() => roles('replace', nobody)).toThrow(/which would take all of them away$/);
		}
		expect(roles('add', null)).toBeUndefined();
		expect(() => roles('wipe', ['72'])).toThrow(/^'Change' of 'Secondary Roles' is none of/);
	});

	it.each([
		[[{ code: '', value: 'x' }], "'Custom Field Name or ID' is empty"],
		[
			[
				{ code: 'e_a', value: 'x' },
				{ code: 'e_a', value: 'y' },
			],
			"The custom field 'e_a' is given twice",
		],
		[[{ code: 'e_a', value: { id: 1 } }], "'e_a' holds an object"],
	])('refuses the custom fields %j', (field, message) => {
		expect(() => read({ customFields: { field } })).toThrow(message);
	});
});
