import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { packAndInstall } from '../../sandbox/package';
import { hostFolder, repositoryRoot } from '../../sandbox/places';

interface Manifest {
	name: string;
	dependencies?: object;
	n8n: { nodes: string[]; credentials: string[] };
}

const manifest = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as Manifest;

let installed: Awaited<ReturnType<typeof packAndInstall>>;
beforeAll(async () => {
	installed = await packAndInstall();
});
afterAll(async () => await installed.remove());

describe('the packed package', () => {
	it('holds what n8n needs, the workflows and the papers, and nothing else', () => {
		const { nodes, credentials } = manifest.n8n;
		const needed = [...nodes, ...credentials].flatMap((file) => [file, `${file}.map`]);
		const codex = nodes.map((file) => file.replace(/\.js$/, '.json'));
		const papers = ['CHANGELOG.md', 'LICENSE.md', 'README.md', 'package.json'];
		const expected = [...needed, ...codex, ...papers, 'dist/THIRD_PARTY_NOTICES.txt'];
		const { files } = installed.packed;
		const further = files.filter((file) => !expected.includes(file));
		const unforeseen = further.filter(
			(file) =>
				!/^dist\/icons\/[^/]+\.svg$/.test(file) &&
				!/^dist\/nodes\/[^/]+\/__schema__\/.+\.json$/.test(file) &&
				!/^workflows\/[^/]+\.json$/.test(file),
		);

		expect({ missing: expected.filter((file) => !files.includes(file)), unforeseen }).toEqual({
			missing: [],
			unforeseen: [],
		});
		expect(further.filter((file) => file.startsWith('workflows/'))).toHaveLength(3);
	});

	it('is small enough to carry by hand to an n8n without internet', () => {
		expect(installed.packed.bytes).toBeLessThan(2_000_000);
	});
});

describe('the installed package', () => {
	it('stands where n8n looks for community nodes, and needed no other package', async () => {
		expect(installed.packageFolder).toBe(
			join(installed.userFolder, '.n8n/nodes/node_modules', manifest.name),
		);
		const after = JSON.parse(
			await readFile(join(installed.packageFolder, 'package.json'), 'utf8'),
		) as Manifest;
		expect(Object.keys(after.dependencies ?? {})).toEqual([]);
	});

	it.each([...manifest.n8n.nodes, ...manifest.n8n.credentials])(
		'%s exports the class its file is named after, and its icons are there',
		(file) => {
			const className = basename(file).split('.')[0] ?? '';
			const compiled = join(installed.packageFolder, file);
			const { exported, name, icon } = load(compiled, className);
			expect(exported).toEqual([className]);
			expect(name).toBe(className.replace(/^./, (first) => first.toLowerCase()));
			expect(Object.keys(icon)).toEqual(['light', 'dark']);
			for (const address of Object.values(icon)) {
				expect(address).toMatch(/^file:.+\.svg$/);
				const path = join(dirname(compiled), address.replace('file:', ''));
				expect(readFileSync(path, 'utf8')).toContain('<svg');
			}
		},
	);
});

/** Loads a class as n8n does: in a process that finds n8n-workflow through NODE_PATH. */
function load(compiled: string, className: string) {
	const script = `
		const exported = require(process.argv[1]);
		const made = new exported[process.argv[2]]();
		const { name, icon } = made.description ?? made;
		console.log(JSON.stringify({ exported: Object.keys(exported), name, icon }));`;
	const answer = execFileSync(process.execPath, ['-e', script, compiled, className], {
		env: { NODE_PATH: join(hostFolder('engine'), 'node_modules') },
		encoding: 'utf8',
	});
	return JSON.parse(answer) as {
		exported: string[];
		name: string;
		icon: Record<'light' | 'dark', string>;
	};
}
