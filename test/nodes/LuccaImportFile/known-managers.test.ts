import { knownManagers } from '../../../nodes/LuccaImportFile/known-managers';

it.each([
	[undefined, []],
	['', []],
	[[], []],
	['porme', [{ login: 'porme' }]],
	[' porme, ivarlet;\nanoel ', [{ login: 'porme' }, { login: 'ivarlet' }, { login: 'anoel' }]],
	[
		['porme', 'ivarlet'],
		[{ login: 'porme' }, { login: 'ivarlet' }],
	],
	['["porme"]', [{ login: 'porme' }]],
	[{ email: 'p@acme.example' }, [{ email: 'p@acme.example' }]],
	[
		[
			{
				login: 'porme',
				employeeNumber: 7,
				email: null,
				firstName: 'Paul',
				birthDate: '1961-12-31',
			},
		],
		[{ login: 'porme', employeeNumber: '7', firstName: 'Paul' }],
	],
	[[{ json: { employeeNumber: '00007' } }], [{ employeeNumber: '00007' }]],
	['{"login": "porme"}', [{ login: 'porme' }]],
])('%j names %j', (given, known) => {
	expect(knownManagers(given)).toEqual(known);
});

it.each([
	[true, 'Entry 1 of'],
	[['porme', null], 'Entry 2 of'],
	[[{ name: 'Paul' }], 'Entry 1 of'],
	[[['porme']], 'Entry 1 of'],
	['[porme', 'begins like JSON'],
])('%j is refused', (given, message) => {
	expect(() => knownManagers(given)).toThrow(message);
});
