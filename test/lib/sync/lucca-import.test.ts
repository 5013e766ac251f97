import { fileFormat } from '../../../lib/formats';
import type { FileFormat } from '../../../lib/formats/format';
import { readPopulation } from '../../../lib/sync';
import { shownKey } from '../../../lib/sync/population';
import type { ImportRequest } from '../../../lib/lucca-import';
import { bytesOf } from '../../support/files';
import { anna, bruno, chloe, imported, usual } from '../lucca-import/people';

/** What the brake sees of Lucca's import file: the format by its id alone, columns of the user's own and all. */
function seen(request: Partial<ImportRequest>, day = usual.day) {
	const people = [anna, bruno, chloe].map((person, at) => ({
		...person,
		secondaryRole1: 'R',
		x: `${at}`,
	}));
	const additionalColumns = [
		{ code: 'profile_figgo', field: 'x' },
		{ code: 'userAxisValues_2', field: 'secondaryRole9' },
	];
	const file = imported(people, { additionalColumns, ...request });
	const format = fileFormat(file.format.id) as FileFormat;
	const population = readPopulation(bytesOf(file), { kind: 'format', format }, day);
	return {
		people: population.keys.map((key, at) => [shownKey(population, key), population.active[at]]),
		columns: population.columns.map(({ name }) => name),
	};
}

test.each([
	['login', ['bpetit', 'alopez', 'cdurand']],
	['establishmentAndNumber', ['00007 / Acme Lyon', '00123 / Acme Lyon', '0045 / Acme Lyon']],
	['email', ['bruno.petit@acme.example', 'anna.lopez@acme.example', 'chloe.durand@acme.example']],
] as const)(
	'people of a file by %s are followed, and leave by their last day',
	(identifier, keys) => {
		expect(seen({ identifier }).people).toEqual(keys.map((key) => [key, true]));
		expect(seen({ identifier }, '2027-01-01').people).toEqual(
			keys.map((key, at) => [key, at !== 2]),
		);
	},
);

test('a file of an update, with few columns, is followed too', () => {
	const withoutColumns = ['contractEnd', 'managerLogin', 'firstName', 'lastName', 'email'];
	const { people, columns } = seen({ mode: 'update', withoutColumns });
	expect(people).toEqual([
		['bpetit', true],
		['alopez', true],
		['cdurand', true],
	]);
	expect(columns).toEqual([
		'login',
		...['legalEntity', 'contractStart', 'department', 'primaryRole', 'culture'],
		...['employeeNumber', 'secondaryRole1', 'profile_figgo'],
	]);
});
