import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MOST_BYTES } from '../screenshots/limits';

const root = join(__dirname, '../..');
const folder = join(root, 'docs', 'images');

const pages = [
	'README.md',
	...readdirSync(join(root, 'docs'), { recursive: true })
		.map(String)
		.filter((path) => path.endsWith('.md') && !path.startsWith('fr'))
		.map((path) => join('docs', path)),
];

const shown = pages.flatMap((page) =>
	[...readFileSync(join(root, page), 'utf8').matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(
		([, alternative = '', path = '']) => ({
			page,
			alternative,
			path: join(root, dirname(page), path),
		}),
	),
);

const pictures = readdirSync(folder);

it('shows no picture that is not there, and says in words what each one shows', () => {
	expect(shown.filter(({ path }) => !existsSync(path))).toEqual([]);
	expect(shown.filter(({ alternative }) => alternative.length < 10)).toEqual([]);
});

it('has no picture that is shown nowhere', () => {
	const paths = new Set(shown.map(({ path }) => path));
	expect(pictures.filter((name) => !paths.has(join(folder, name)))).toEqual([]);
});

it.each(pictures)('%s is a picture for twice as many dots, and quick to load', (name) => {
	const bytes = readFileSync(join(folder, name));
	expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
	// The header chunk comes first (PNG specification, section 11.2.2): https://www.w3.org/TR/png-3/#11IHDR
	const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
	expect([width % 2, height % 2]).toEqual([0, 0]);
	expect(width).toBeGreaterThanOrEqual(700);
	expect(width).toBeLessThanOrEqual(2300);
	expect(height).toBeLessThanOrEqual(3000);
	expect(bytes.length).toBeLessThanOrEqual(MOST_BYTES);
});
