import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pagesBelow } from '../../tools/docs/pages';
import { cellsOf } from './markdown';

const root = join(__dirname, '../..');
const readIn = (folder: string, ending: RegExp) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => ending.test(name))
		.map((name) => readFileSync(join(root, folder, name), 'utf8'));

const pages = [
	{ path: 'README.md', page: readFileSync(join(root, 'README.md'), 'utf8') },
	...pagesBelow(join(root, 'docs'))
		.map(({ path, page }) => ({ path: relative(root, path), page }))
		.filter(({ path }) => !/^docs\/(fr|personal-data|releasing)/.test(path)),
].map(({ path, page }) => ({
	path,
	text: page
		.replace(/^```[^]*?^```$/gm, '')
		.replace(/`[^`\n]*`/g, '`')
		.replace(/\]\([^)]*\)/g, ']')
		.replace(/\s+/g, ' '),
}));

/** What n8n's own editor calls things, and Lucca's and other programs' screens. */
const ofOthers = [
	'Always Output Data',
	'Connection tested successfully',
	'Continue (using error output)',
	'Error Workflow',
	'Execute Once',
	'Fetch Test Event',
	'Install this node to use it',
	'Map Each Column Manually',
	'On Error',
	'Poll Times',
	'Retry On Fail',
	'Stop Workflow',
	...['Other settings', 'See former employees', 'Settings', 'SFTP/FTPS'],
	...['Conversions', 'Export OpenSSH key'],
];

/** Every text of the code and of the shipped workflows, and what stands in double quotes inside one. */
const ours = new Set(ofOthers);
for (const source of ['nodes', 'credentials', 'lib'].flatMap((folder) => readIn(folder, /\.ts$/))) {
	for (const [, single, double] of source.matchAll(
		/'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"/g,
	)) {
		const text = (single ?? double ?? '').replace(/\\(.)/g, '$1');
		ours.add(text);
		for (const [, inside = ''] of text.matchAll(/"([^"]*)"/g)) ours.add(inside);
	}
	for (const [, text = ''] of source.matchAll(/`([^`$]{20,})/g)) ours.add(text);
}
for (const workflow of readIn('workflows', /\.json$/)) {
	for (const [, text = ''] of workflow.matchAll(/"((?:\\.|[^"\\])*)"/g)) ours.add(text);
}
const beginnings = [...ours].join('\n');

/** Whether a name is ours; `...` stands for whatever follows. */
const isKnown = (name: string) =>
	ours.has(name) || (name.includes('...') && beginnings.includes(`${name.split('...')[0]}`));

it('calls fields, options, outputs and nodes by the names on the screen', () => {
	const unknown = pages.flatMap(({ path, text }) =>
		[...text.matchAll(/(?<!\w)_([^_]+)_(?!\w)/g)]
			.flatMap(([, name = '']) => name.split(/ > |: /))
			// In small letters it is a word that is stressed.
			.filter((name) => /^[\p{Lu}\d']/u.test(name) && !isKnown(name))
			// The beginning of a message, which the troubleshooting page has whole.
			.filter((name) => !(name.split(' ').length > 3 && beginnings.includes(name)))
			.map((name) => `${path}: ${name}`),
	);
	expect(unknown).toEqual([]);
});

it('heads what it says of a field with the name of the field', () => {
	const unknown = pagesBelow(join(root, 'docs/nodes')).flatMap(({ path, page }) =>
		[...page.matchAll(/^- \*\*([^*]+)\*\*/gm)]
			.flatMap(([, name = '']) => name.split(/ > |: |, /))
			.flatMap((name) => (ours.has(name) ? [] : name.split(' and ')))
			.filter((name) => !ours.has(name))
			.map((name) => `${relative(root, path)}: ${name}`),
	);
	expect(unknown).toEqual([]);
});

it('has the names on the screen in the tables that list them', () => {
	const HEADS = [
		'Credential',
		'File Layout',
		'Input',
		'Operation',
		'Output',
		'Resource',
		'Trigger On',
	];
	const listed = pagesBelow(join(root, 'docs')).flatMap(({ path, page }) => {
		if (/^docs[/\\]fr[/\\]/.test(relative(root, path))) return [];
		let heads: string[] | undefined;
		return page.split('\n').flatMap((line) => {
			if (!line.startsWith('|')) heads = undefined;
			if (heads === undefined) {
				if (line.startsWith('|')) heads = cellsOf(line);
				return [];
			}
			return cellsOf(line)
				.filter((cell, at) => HEADS.includes(heads?.[at] ?? '') && !/^-*$/.test(cell))
				.flatMap((cell) => cell.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').split(', '))
				.map((name) => ({ path: relative(root, path), name }));
		});
	});
	expect(listed.length).toBeGreaterThan(50);
	expect(listed.filter(({ name }) => !ours.has(name))).toEqual([]);
});
