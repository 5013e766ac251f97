import { differences, targetsAmong } from '../../tools/docs/french/compare';
import { sectionsOf } from '../../tools/docs/french/sections';
import { typeset } from '../../tools/docs/french/typeset';
import { anchorsOf } from './markdown';

const english = `# Servers

Set _Folder_ to 5 in **Deliver**, at \`/in\`, three times: [more](#the-port).

| Field | Port  | Name |
| ----- | ----- | ---- |
| Host  | \`22\`  | Port |

- one
- two

\`\`\`
npm start # begin
\`\`\`

## The port

![A form](form.png)
`;

const french = `# Serveurs

Mettez _Folder_ à 5 dans **Deliver**, en \`/in\`, trois fois : [la suite](#le-port).

| Champ | Port  | Nom  |
| ----- | ----- | ---- |
| Host  | \`22\`  | Port |

- un
- deux

\`\`\`
npm start # begin
\`\`\`

## Le port

![Un formulaire](form.png)
`;

/** In what a French page differs from the English one above. */
function found(page: string): string[] {
	const pages = { 'docs/a.md': english, 'docs/fr/a.md': page };
	const [en, fr] = Object.entries(pages).map(([path, text]) => ({
		path,
		sections: sectionsOf(text),
	}));
	if (!en || !fr) return [];
	const target = targetsAmong(
		new Map([en, fr].map((one) => [one.path, one])),
		(path) => (path === fr.path ? en.path : undefined),
		(path) => [...anchorsOf(path === fr.path ? page : english)],
	);
	return differences(en, fr, (from, link) => target(from, link).replace('docs/fr/', 'docs/'));
}

it('takes a translation for equal', () => {
	expect(found(french)).toEqual([]);
});

it.each([
	[
		'a heading that is missing',
		'## Le port\n',
		'',
		"its headings are others than in English, from 'The port' on",
	],
	[
		'a heading of another level',
		'## Le port',
		'### Le port',
		"its headings are others than in English, from 'The port' on",
	],
	['another number', 'à 5', 'à 6', 'numbers: 3 6 instead of 3 5'],
	['another number in words', 'trois fois', 'quatre fois', 'numbers: 4 5 instead of 3 5'],
	['a name of a screen that was translated', '_Folder_', '_Dossier_', "without 'Folder'"],
	['a name in bold that was translated', '**Deliver**', '**Livrer**', "without 'Deliver'"],
	['a stress that is gone', '**Deliver**', 'Deliver', "without 'Deliver'"],
	['other code', '`/in`', '`/out`', 'code: `/out` instead of `/in`'],
	[
		'a link to another place',
		'(#le-port)',
		'(#serveurs)',
		'links: docs/a.md#0 instead of docs/a.md#1',
	],
	[
		'another picture',
		'(form.png)',
		'(other.png)',
		'links: docs/other.png instead of docs/form.png',
	],
	[
		'a row that is missing',
		'| Host  | `22`  | Port |\n',
		'',
		'a row of 3 (Host | `22` | Port) in English, but a item at 0 (un)',
	],
	[
		'a column that is missing',
		'| Host  | `22`  | Port |',
		'| Host  | `22`  |',
		'a row of 3 (Host | `22` | Port) in English, but a row of 2 (Host | `22`)',
	],
	['a cell of data that was translated', '| Host  |', '| Hôte  |', "'Hôte' for the cell 'Host'"],
	[
		'a shorter list',
		'- deux\n',
		'',
		'a item at 0 (two) in English, but a code (```\nnpm start # begin\n```)',
	],
	['a command that was changed', 'npm start', 'npm run start', 'other code'],
])('tells %s', (_, part, instead, difference) => {
	expect(french).toContain(part);
	const said = found(french.replace(part, instead));
	expect(said).toHaveLength(1);
	expect(said[0]).toContain(difference);
	expect(said[0]).toMatch(/^docs\/fr\/a\.md/);
});

it('tells when the English says something else, not when its lines break elsewhere', () => {
	const hashes = (page: string) => sectionsOf(page).map(({ hash }) => hash);
	const [first, second] = hashes(english);
	expect(hashes(english.replace('times: [', 'times:\n['))).toEqual([first, second]);
	expect(hashes(english.replace('Set _', 'Put _'))).toEqual([
		expect.not.stringMatching(first ?? ''),
		second,
	]);
});

it('sets spaces and apostrophes as French does, and leaves code and names alone', () => {
	const page = "L'accès : « oui » ? `a : b` [x : y](a'b) 1 200 _Verify: Size_ _It's 'Host'_";
	expect(typeset(page, ['Verify: Size', "It's 'Host'"])).toBe(
		"L’accès\u00a0: «\u00a0oui\u00a0»\u00a0? `a : b` [x\u00a0: y](a'b) 1\u00a0200 _Verify: Size_ _It's 'Host'_",
	);
	expect(typeset('Voici: oui')).toBe('Voici\u00a0: oui');
});
