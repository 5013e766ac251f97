import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { packAndInstall } from '../../sandbox/package';
import { hostFolder, repositoryRoot } from '../../sandbox/places';

interface Manifest {
	name: string;
	dependencies?: object;
	scripts: Record<string, string>;
	n8n: { nodes: string[]; credentials: string[] };
}

const manifest = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as Manifest;

/** What is not bundled: OpenPGP.js, which may not be, and SheetJS, which two nodes share. */
const vendored = [
	...['openpgp.min.cjs', 'LICENSE.txt', 'GPL-3.txt'].map((file) => `openpgp/${file}`),
	...['xlsx.mini.min.js', 'LICENSE.txt'].map((file) => `@e965/xlsx/${file}`),
].map((file) => `dist/vendor/${file}`);

let installed: Awaited<ReturnType<typeof packAndInstall>>;
/** A folder of modules in which there is n8n-workflow and nothing else. */
let besides: string;
beforeAll(async () => {
	installed = await packAndInstall();
	besides = join(installed.userFolder, 'besides');
	mkdirSync(besides);
	symlinkSync(
		join(hostFolder('engine'), 'node_modules/n8n-workflow'),
		join(besides, 'n8n-workflow'),
		'junction',
	);
});
afterAll(async () => await installed.remove());

describe('the packed package', () => {
	it('holds what n8n needs, the workflows and the papers, and nothing else', () => {
		const { nodes, credentials } = manifest.n8n;
		const needed = [...nodes, ...credentials];
		const codex = nodes.map((file) => file.replace(/\.js$/, '.json'));
		const papers = [
			...['CHANGELOG.md', 'LICENSE.md', 'LISEZMOI.md', 'README.md', 'SECURITY.md', 'package.json'],
			...['dist/THIRD_PARTY_NOTICES.txt', 'dist/sbom.cdx.json'],
		];
		const expected = [...needed, ...codex, ...papers, ...vendored];
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
		const workflows = readdirSync(join(repositoryRoot, 'workflows'));
		expect(further.filter((file) => file.startsWith('workflows/'))).toEqual(
			workflows.map((file) => `workflows/${file}`).sort(),
		);
	});

	it('holds every schema and every icon of the source, and no other', () => {
		const shown = (folder: string, ending: RegExp) =>
			readdirSync(join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' })
				.filter((file) => ending.test(file))
				.map((file) => join('dist', folder, file));
		const packed = installed.packed.files.filter((file) => /__schema__|^dist\/icons/.test(file));
		expect(packed).toEqual(
			[...shown('icons', /\.svg$/), ...shown('nodes', /__schema__.*\.json$/)].sort(),
		);
	});

	it('says nothing of the machine it was made on', () => {
		const registry = new URL(npmConfig().registry).host;
		const traces = [
			...[repositoryRoot, homedir(), join(tmpdir(), '')].filter((path) => path.length > 5),
			registry,
		];
		expect(traces.length).toBeGreaterThan(0);
		const telling = installed.packed.files.filter((file) => {
			const text = readFileSync(join(installed.packageFolder, file), 'latin1');
			return traces.some((trace) => text.includes(trace));
		});
		expect(telling).toEqual([]);
	});

	it('holds no key and no token', () => {
		const secret =
			/-----BEGIN [A-Z ]*PRIVATE KEY[A-Z ]*-----\\?\s*\w{20}|\b(npm|ghp|gho|ghs)_\w{30}|\bgithub_pat_\w{30}|\bAKIA[0-9A-Z]{16}\b|_authToken=\w/;
		const telling = installed.packed.files.filter((file) =>
			secret.test(readFileSync(join(installed.packageFolder, file), 'latin1')),
		);
		expect(telling).toEqual([]);
		expect('-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU').toMatch(secret);
	});

	it('holds no source map, and names none for n8n to look for', () => {
		expect(installed.packed.files.filter((file) => file.endsWith('.map'))).toEqual([]);
		const code = installed.packed.files.filter((file) =>
			/^dist\/(nodes|credentials)\/.+\.js$/.test(file),
		);
		expect(code.length).toBeGreaterThan(5);
		const naming = code.filter((file) =>
			readFileSync(join(installed.packageFolder, file), 'utf8').includes('sourceMappingURL'),
		);
		expect(naming).toEqual([]);
	});

	it('runs nothing when it is installed', () => {
		const run = Object.keys(manifest.scripts).filter((name) =>
			/^(pre|post)?(install|prepare|publish|pack)$|^prepublishOnly$|^dependencies$/.test(name),
		);
		expect(run).toEqual([]);
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

describe('OpenPGP.js in the installed package', () => {
	const node = 'dist/nodes/PartnerFileServer/PartnerFileServer.node.js';

	it('is the file that was published, with its licences and its notice', async () => {
		const [library = '', licence = '', gpl = ''] = vendored.map((file) =>
			join(installed.packageFolder, file),
		);
		const from = join(repositoryRoot, 'node_modules/openpgp');
		const published = await readFile(join(from, 'dist/node/openpgp.min.cjs'));
		expect((await readFile(library)).equals(published)).toBe(true);
		const terms = await readFile(join(from, 'LICENSE'), 'utf8');
		expect(await readFile(licence, 'utf8')).toBe(terms);
		expect(await readFile(gpl, 'utf8')).toContain('GNU GENERAL PUBLIC LICENSE');
		const notices = join(installed.packageFolder, 'dist/THIRD_PARTY_NOTICES.txt');
		const { version } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as {
			version: string;
		};
		const notice = await readFile(notices, 'utf8');
		expect(notice).toContain(`openpgp ${version} (LGPL-3.0+)`);
		expect(notice).toContain(terms.trim());
	});

	it('is loaded when keys are first looked at, and needs nothing else of the machine', () => {
		const script = `
			const { PartnerFileServer } = require(process.argv[1]);
			const node = new PartnerFileServer();
			const loaded = () => Object.keys(require.cache).filter((file) => /openpgp/.test(file));
			const before = loaded();
			const data = { recipients: '-----BEGIN PGP PUBLIC KEY BLOCK-----xgA=-----END PGP PUBLIC KEY BLOCK-----' };
			node.methods.credentialTest.pgpKeysTest.call({}, { data }).then(({ message }) => {
				console.log(JSON.stringify({ before, after: loaded(), message }));
			});`;
		const answer = execFileSync(
			process.execPath,
			['-e', script, join(installed.packageFolder, node)],
			{ env: { NODE_PATH: besides }, encoding: 'utf8' },
		);
		expect(JSON.parse(answer)).toEqual({
			before: [],
			after: [join(installed.packageFolder, vendored[0] ?? '')],
			message: expect.stringContaining("Key 1 in 'Recipient Public Keys' cannot be read") as string,
		});
	});
});

function npmConfig(): { registry: string } {
	const shell = process.platform === 'win32';
	const answer = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8', shell });
	return { registry: answer.trim() };
}

/** Loads a class as n8n does: in a process that finds n8n-workflow, and here no more than that, through NODE_PATH. */
function load(compiled: string, className: string) {
	const script = `
		const exported = require(process.argv[1]);
		const made = new exported[process.argv[2]]();
		const { name, icon } = made.description ?? made;
		console.log(JSON.stringify({ exported: Object.keys(exported), name, icon }));`;
	const answer = execFileSync(process.execPath, ['-e', script, compiled, className], {
		env: { NODE_PATH: besides },
		encoding: 'utf8',
	});
	return JSON.parse(answer) as {
		exported: string[];
		name: string;
		icon: Record<'light' | 'dark', string>;
	};
}
