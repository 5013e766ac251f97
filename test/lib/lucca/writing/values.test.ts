import { writableFields } from '../../../../lib/lucca/writing/fields';
import { foldKey, foldName } from '../../../../lib/lucca/writing/fold';
import { canBeAskedFor, requestsFor } from '../../../../lib/lucca/writing/look-up-requests';
import { readCulture } from '../../../../lib/lucca/writing/values/culture';
import { readDate } from '../../../../lib/lucca/writing/values/date';
import { readGender } from '../../../../lib/lucca/writing/values/gender';
import { readNationality, sameCountry } from '../../../../lib/lucca/writing/values/nationality';
import { readTextValue } from '../../../../lib/lucca/writing/values/text-value';

it.each([
	['2026-01-31', '2026-01-31'],
	[' 2026-01-31 ', '2026-01-31'],
	['2026-01-31T00:00:00', '2026-01-31'],
	['2026-01-31T00:00:00.000Z', '2026-01-31'],
	['2026-01-31T00:00:00+01:00', '2026-01-31'],
	['2026-01-31 08:15', '2026-01-31'],
	['2026-01-31T23:59:59.123+02:00', '2026-01-31'],
	['2026-01-30T23:00:00.000Z', undefined],
	['2026-01-30T23:00:00+00:00', undefined],
	['2026-02-30', undefined],
	['31/01/2026', undefined],
	['2026-1-31', undefined],
	['2026-01-31x', undefined],
	['', undefined],
])('the date %p is %p', (given, date) => expect(readDate(given)).toBe(date));

it.each([
	['fr-FR', 1036],
	['FR_fr', 1036],
	['fr', 1036],
	['1036', 1036],
	['French', 1036],
	['français', 1036],
	['Français (France)', 1036],
	['Deutsch', 1031],
	['allemand', 1031],
	['English (United Kingdom)', 2057],
	['British English', 2057],
	['anglais (États-Unis)', 1033],
	['1034', 1034],
	['3082', 1034],
	['español', 1034],
	['Dutch', 2067],
	['flamand', 2067],
])('the language %p is %p', (given, number) => expect(readCulture('Language', given)).toBe(number));

it.each([
	['English', /may be en-US or en-GB/],
	['en', /may be en-US or en-GB/],
	['pt-PT', /is no language of Lucca's/],
	['2070', /is no language of Lucca's/],
	['fr-BE', /is no language of Lucca's/],
])('the language %p is refused', (given, message) => {
	expect(() => readCulture('Language', given)).toThrow(message);
});

it.each([
	['Male', 'Male'],
	['M', 'Male'],
	['homme', 'Male'],
	['Monsieur', 'Male'],
	['F', 'Female'],
	['MME', 'Female'],
	['Féminin', 'Female'],
	['undefined', 'Undefined'],
	['Non précisé', 'Undefined'],
])('the gender %p is %p', (given, word) => expect(readGender('Gender', given)).toBe(word));

it.each([
	['FR', 'FR'],
	['fr', 'FR'],
	['UK', 'UK'],
	['France', 'FR'],
	['allemagne', 'DE'],
	['Côte d’Ivoire', 'CI'],
	['Etats-Unis', 'US'],
	['United Kingdom', 'GB'],
])('the nationality %p is %p', (given, code) => {
	expect(readNationality('Nationality', given)).toBe(code);
});

it.each(['XX', 'ZZ', 'SU', 'FRA', 'Frnace', 'Français'])(
	'the nationality %p is refused with the nearest, and not repeated',
	(given) => {
		let refusal: unknown;
		try {
			readNationality('Nationality', given);
		} catch (cause) {
			refusal = cause;
		}
		expect(refusal).toMatchObject({
			message: "The value of 'Nationality' is no country Lucca could know",
			remedy: expect.stringMatching(/Nearest: [A-Z]{2} \(.+\), [A-Z]{2} \(.+\), [A-Z]{2} \(.+\)$/),
		});
	},
);

it('takes one country under two codes', () => {
	expect([sameCountry('UK', 'gb'), sameCountry('FR', 'BE')]).toEqual([true, false]);
});

it.each(['a@b.fr', ' ines.varlet+x@acme.example ', 'é.x@exemple.fr'])('takes %p', (given) => {
	expect(readTextValue(writableFields.email, given)).toBe(given.trim());
});

it.each(['a', 'a@b', 'a b@c.fr', 'a@b.fr,c@d.fr', 'Ines <a@b.fr>', '@b.fr', 'a@b.fr.'])(
	'takes %p for no e-mail',
	(given) => {
		expect(() => readTextValue(writableFields.email, given)).toThrow(/is no e-mail address/);
		expect(() => readTextValue(writableFields.personalEmail, given)).toThrow(
			/^The value of 'Personal Email' is no e-mail address$/,
		);
	},
);

it('folds names and keys as people compare them', () => {
	expect(foldName('  Direction  des Opérations’ ')).toBe("direction des operations'");
	expect([foldKey(' IVarlet '), foldKey('E\u0301va'), foldKey('eva')]).toEqual([
		'ivarlet',
		'éva',
		'eva',
	]);
});

it('asks for what Lucca can be asked for, in requests of a length Lucca takes', () => {
	expect(['ivarlet', 'a,b', 'NULL', 'since', '', 'like it'].filter(canBeAskedFor)).toEqual([
		'ivarlet',
		'like it',
	]);
	const logins = Array.from({ length: 450 }, (_, at) => ({
		by: 'login' as const,
		value: `prénom.nom-de-famille-${at % 400}`,
	}));
	const requests = requestsFor([...logins, { by: 'id', value: '7' }]);
	expect(requests[0]).toEqual({ by: 'id', values: ['7'] });
	const asked = requests.slice(1).flatMap(({ values }) => values);
	expect([asked.length, new Set(asked).size]).toEqual([400, 400]);
	for (const { values } of requests) {
		expect(encodeURIComponent(values.join(',')).length).toBeLessThanOrEqual(5_000);
		expect(values.length).toBeLessThanOrEqual(200);
	}
});
