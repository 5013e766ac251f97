import { luccaLocalDateTime } from '../../../../lib/lucca/people/local-date-time';
import { LuccaApiError } from '../../../../lib/lucca/client/lucca-api-error';
import {
	employeesWith,
	fieldsToAsk,
	ordinaryFields,
} from '../../../../lib/lucca/people/user-fields';
import { readPeople } from '../../../../lib/lucca/people/users';
import { answer, scriptedClient } from '../scripted';

const read = (user: object) => employeesWith(ordinaryFields, [])({ id: 7, ...user });

describe('a cell', () => {
	it('is text end to end: a number becomes its decimals, zeros stay', () => {
		expect(read({ employeeNumber: 412 })).toStrictEqual({ luccaId: '7', employeeNumber: '412' });
		expect(read({ employeeNumber: '00412' }).employeeNumber).toBe('00412');
	});

	it.each([2 ** 53, 1e21])('is refused when JSON has rounded it: %d', (employeeNumber) => {
		expect(() => read({ employeeNumber })).toThrow(LuccaApiError);
		expect(() => read({ employeeNumber })).toThrow(
			"Lucca sent a value for 'employeeNumber' of the user with ID 7 that cannot be read",
		);
	});

	it('is empty when Lucca sends null or blanks, absent when it sends nothing', () => {
		const user = { mail: null, jobTitle: '  ', legalEntity: null, department: { id: 3 } };
		expect(read(user)).toStrictEqual({
			luccaId: '7',
			email: null,
			jobTitle: null,
			legalEntity: null,
		});
	});

	it.each([
		['2024-03-04T00:00:00', '2024-03-04'],
		['2024-03-04T00:00:00.000', '2024-03-04'],
		['2024-03-04', '2024-03-04'],
	])('of a date is civil: %s', (sent, civil) => {
		expect(read({ dtContractStart: sent }).contractStart).toBe(civil);
	});

	it.each(['2024-02-30T00:00:00', '2024-03-03T23:00:00Z', '04/03/2024', 20240304])(
		'of a date is refused when it is no local day: %s',
		(sent) => {
			expect(() => read({ dtContractStart: sent })).toThrow("a value for 'dtContractStart'");
		},
	);

	it.each([
		[{ cultureID: 1036 }, 'fr-FR'],
		[{ cultureId: 2057 }, 'en-GB'],
		[{ cultureID: '1031' }, 'de-DE'],
		[{ cultureID: null }, null],
		[{ cultureID: 1043 }, undefined],
	])('of a culture is a tag: %j', (sent, tag) => {
		expect(read(sent).culture).toBe(tag);
	});

	it.each([
		[{ professionalMobile: '06', directLine: '04' }, '06'],
		[{ professionalMobile: null, directLine: '04' }, '04'],
		[{ professionalMobile: null, directLine: null }, null],
		[{ directLine: '04' }, '04'],
		// A mobile that cannot be seen may exist.
		[{ directLine: null }, undefined],
		[{ professionalMobile: null }, undefined],
	])('of a phone: %j', (sent, phone) => {
		expect(read(sent).phone).toBe(phone);
	});
});

it('reads a value as one of its own kind, whatever was read before as the same text', () => {
	const read = employeesWith(ordinaryFields, []);
	const acme = { legalEntity: { id: 1, name: 'Acme' }, jobTitle: '12' };
	expect(read({ id: 1, ...acme })).toMatchObject({ legalEntity: 'Acme', jobTitle: '12' });
	expect(read({ id: 2, ...acme })).toMatchObject({ legalEntity: 'Acme', jobTitle: '12' });
	expect(() => read({ id: 3, legalEntity: 'Acme' })).toThrow(/'legalEntity' of the user with ID 3/);
	expect(() => read({ id: 4, dtContractStart: 'soon' })).toThrow(/'dtContractStart' .* ID 4/);
	expect(() => read({ id: 5, dtContractStart: 'soon' })).toThrow(/'dtContractStart' .* ID 5/);
});

it('never asks for sensitive fields of itself', () => {
	expect(fieldsToAsk(ordinaryFields, [], false).join()).not.toMatch(
		/birth|personal|address|national|extended/i,
	);
	expect(fieldsToAsk(ordinaryFields, ['nationality'], true)).toEqual(
		expect.arrayContaining(['nationalityId', 'extendedData']),
	);
});

it('tells of languages Lucca does not document, and reads the older envelope', async () => {
	const { client } = scriptedClient([
		answer(200, {
			count: 2,
			items: [
				{ id: 1, managerId: null, cultureID: 1043, dtContractEnd: null },
				{ id: 2, managerId: 1, cultureID: 1043, dtContractEnd: null },
			],
		}),
	]);
	const { employees, notices } = await readPeople(client, { filters: {} });
	expect(employees.map(({ luccaId }) => luccaId)).toEqual(['1', '2']);
	expect(notices).toEqual([
		'The language number 1043 of 2 people is not one Lucca documents: it is left unknown',
	]);
});

it.each([
	[{ data: { count: 1, items: {} } }],
	[{ data: { count: 1, items: ['x'] } }],
	[{ data: { count: 1, items: [{ name: 'without ID' }] } }],
	[{ data: { count: 1 } }],
	[{ data: {} }],
])('refuses an answer of another shape: %j', async (shape) => {
	const { client } = scriptedClient([answer(200, shape)]);
	await expect(readPeople(client, { filters: {} })).rejects.toThrow(
		'The answer of Lucca with the users has a form this node does not know',
	);
});

describe('a moment for Lucca', () => {
	it.each([
		['2026-02-12T15:40:52.851', '2026-02-12T15:40:52.851'],
		['2026-02-12 15:40', '2026-02-12T15:40:00'],
		['2026-02-12', '2026-02-12T00:00:00'],
		['2026-02-12T14:40:52.851Z', '2026-02-12T15:40:52'],
		['2026-07-12T14:40:52+00:00', '2026-07-12T16:40:52'],
		['2026-07-12T23:30:00.000-04:00', '2026-07-13T05:30:00'],
	])('%s is %s in Paris', (text, local) => {
		expect(luccaLocalDateTime(text, 'Europe/Paris')).toBe(local);
	});

	it.each(['yesterday', '12/02/2026', '2026-02-30', '1770907252'])('%s is refused', (text) => {
		expect(() => luccaLocalDateTime(text, 'Europe/Paris')).toThrow(
			`'${text}' in 'Modified Since' is no date and time`,
		);
	});
});
