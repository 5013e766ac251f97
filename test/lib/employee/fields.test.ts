import { cultureTag, cultureTags } from '../../../lib/employee/cultures';
import { describeField, employeeFields, isSensitive } from '../../../lib/employee/fields';

it('knows custom fields and cost centres of any level, and nothing else', () => {
	expect(describeField('e_badge')).toMatchObject({ kind: 'text' });
	expect(describeField('costCentreCode12')).toMatchObject({
		kind: 'identifier',
		label: { fr: 'Code centre de coût niveau 12' },
	});
	expect(describeField('costCentreCode0')).toBeUndefined();
	expect(describeField('toString')).toBeUndefined();
	expect(describeField('salary')).toBeUndefined();
});

it('marks what must never be shown', () => {
	expect(Object.keys(employeeFields).filter(isSensitive).sort()).toEqual([
		'address',
		'annualGrossSalary',
		'birthDate',
		'grossHourlyRate',
		'nationality',
		'personalEmail',
		'personalMobile',
	]);
});

it('has a label of its own in both languages for every field', () => {
	const labels = Object.values(employeeFields).flatMap(({ label }) => [label.en, label.fr]);
	expect(labels.filter((label) => label === '')).toEqual([]);
	expect(new Set(Object.values(employeeFields).map(({ label }) => label.en)).size).toBe(
		Object.keys(employeeFields).length,
	);
});

it('translates the cultures Lucca offers', () => {
	expect([1036, 1033, 2057, 1031, 1034, 3082, 1040, 2067].map(cultureTag)).toEqual([
		'fr-FR',
		'en-US',
		'en-GB',
		'de-DE',
		'es-ES',
		'es-ES',
		'it-IT',
		'nl-BE',
	]);
	expect(cultureTag(1025)).toBeUndefined();
	expect(cultureTags).toHaveLength(7);
});
