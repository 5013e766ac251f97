import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { generated, pagesBelow } from '../../tools/docs/pages';
import manifest from '../../package.json';
import { anchorsOf, linksOf } from './markdown';

const root = join(__dirname, '../..');
const atTheTop = readdirSync(root)
	.filter((name) => name.endsWith('.md'))
	.map((name) => ({ path: join(root, name), page: readFileSync(join(root, name), 'utf8') }));
const below = pagesBelow(join(root, 'docs'));
const pages = new Map([...atTheTop, ...below].map(({ path, page }) => [path, page]));

/** What is wrong with a link of a page, or nothing. */
function broken(from: string, link: string): string[] {
	const [path = '', anchor] = decodeURIComponent(link).split('#');
	const target = path === '' ? from : join(dirname(from), path);
	const said = `${relative(root, from)}: ${link}`;
	if (!existsSync(target)) return [said];
	if (anchor === undefined) return [];
	const page = statSync(target).isFile() ? pages.get(target) : undefined;
	return page !== undefined && anchorsOf(page).has(anchor) ? [] : [`${said} (no such heading)`];
}

it('has tables as the formats are: run `npm run docs` otherwise', () => {
	const stale = below.filter(({ path, page }) => generated(path, page) !== page);
	expect(stale.map(({ path }) => relative(root, path))).toEqual([]);
});

it('leads somewhere with every relative link, to the heading named', () => {
	const all = [...pages].flatMap(([path, page]) =>
		linksOf(page)
			.filter((link) => !/^[a-z]+:/.test(link))
			.flatMap((link) => broken(path, link)),
	);
	expect(all).toEqual([]);
});

it('leads from every form of the editor to a page and a heading that are there', () => {
	const OURS = 'https://github.com/lucca-sync/n8n-nodes-lucca-sync/blob/main/';
	const named = ['nodes', 'credentials', 'workflows']
		.flatMap((folder) =>
			readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
				join(root, folder, name),
			),
		)
		.filter((path) => /\.(ts|json)$/.test(path))
		.flatMap(
			(path) => readFileSync(path, 'utf8').match(new RegExp(`${OURS}[^\\s\\'")]+`, 'g')) ?? [],
		)
		.map((address) => address.slice(OURS.length));
	expect(named.length).toBeGreaterThan(0);
	expect([...new Set(named)].flatMap((link) => broken(join(root, 'README.md'), link))).toEqual([]);
});

it('names only commands that exist', () => {
	// npm's own; of a repository of ours are those behind 'run', and start and test.
	const named = [...pages].flatMap(([path, page]) =>
		[...page.matchAll(/\bnpm (?:run (\w+(?::\w+)*)|(start|test)\b)/g)].map(([, run, short]) => ({
			path: relative(root, path),
			command: run ?? short ?? '',
		})),
	);
	expect(named.length).toBeGreaterThan(5);
	expect(named.filter(({ command }) => !Object.hasOwn(manifest.scripts, command))).toEqual([]);
});
