import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repositoryRoot } from '../../sandbox/places';

const text = (file: string) => readFileSync(join(repositoryRoot, file), 'utf8');

interface Step {
	uses?: string;
	run?: string;
}

interface Workflow {
	on: Record<string, unknown>;
	permissions: object;
	jobs: Record<
		string,
		{
			needs?: string;
			environment?: string;
			permissions?: object;
			'timeout-minutes': number;
			steps: Step[];
		}
	>;
}

const { version } = JSON.parse(text('package.json')) as { version: string };
const workflowFiles = readdirSync(join(repositoryRoot, '.github/workflows'));
const workflow = (file: string) => parse(text(`.github/workflows/${file}`)) as Workflow;
const runs = ({ steps }: { steps: Step[] }) => steps.map(({ run, uses }) => run ?? uses);

/** The folders of this repository, from its root, that hold a lock file. */
function foldersWithLock(folder: string): string[] {
	const entries = readdirSync(join(repositoryRoot, folder), { withFileTypes: true });
	const below = entries
		.filter((entry) => entry.isDirectory() && !/^(node_modules|dist|\..+)$/.test(entry.name))
		.flatMap(({ name }) => foldersWithLock(`${folder}/${name}`));
	const isOne = entries.some(({ name }) => name === 'package-lock.json');
	return isOne ? [folder || '/', ...below] : below;
}

describe('the version', () => {
	it('is the same in package.json, its lock file and the changelog', () => {
		const lock = JSON.parse(text('package-lock.json')) as {
			version: string;
			packages: Record<string, { version: string }>;
		};
		const [, newest, date] = /^## (\S+) \((.+)\)$/m.exec(text('CHANGELOG.md')) ?? [];
		expect([lock.version, lock.packages['']?.version, newest]).toEqual([version, version, version]);
		expect(date).toMatch(/^(unreleased|\d{4}-\d\d-\d\d)$/);
	});

	it('is the one the pages name, where they name one', () => {
		const pages = readdirSync(repositoryRoot)
			.concat(
				readdirSync(join(repositoryRoot, 'docs'), { recursive: true, encoding: 'utf8' }).map(
					(file) => join('docs', file),
				),
			)
			.filter((file) => file.endsWith('.md'));
		const others = pages.flatMap((file) =>
			[...text(file).matchAll(/n8n-nodes-lucca-sync[-@](\d+\.\d+\.\d+)/g)]
				.filter(([, named]) => named !== version)
				.map(([name]) => `${file}: ${name}`),
		);
		expect(others).toEqual([]);
		expect(pages).toContain('docs/releasing.md');
	});

	it('stops a release whose tag is another, or whose day nobody wrote down', () => {
		const agreement = (tag: string) =>
			spawnSync(process.execPath, ['tools/release/agreement.mjs', tag], {
				cwd: repositoryRoot,
				encoding: 'utf8',
			});
		const wrong = agreement('v9.9.9');
		expect(wrong.status).toBe(1);
		expect(wrong.stderr).toContain(`The tag is 'v9.9.9' and package.json says ${version}`);
		const isDated = /^## \S+ \(\d{4}-/m.test(text('CHANGELOG.md'));
		expect(agreement(`v${version}`).status).toBe(isDated ? 0 : 1);
	});
});

describe('the workflows of GitHub', () => {
	it.each(workflowFiles)('%s uses actions at a commit, with the version beside it', (file) => {
		const uses = text(`.github/workflows/${file}`)
			.split('\n')
			.filter((line) => /\buses:/.test(line));
		expect(uses).not.toEqual([]);
		for (const line of uses) {
			expect(line).toMatch(/uses: actions\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
		}
		const named = workflowFiles.flatMap((each) =>
			[...text(`.github/workflows/${each}`).matchAll(/uses: (\S+)@(\S+)/g)].map(
				([, action, commit]) => [action, commit] as const,
			),
		);
		expect(new Set(named.map(String)).size).toBe(new Set(named.map(([action]) => action)).size);
	});

	it.each(workflowFiles)(
		'%s holds no secret, ends some time, and leaves no login behind',
		(file) => {
			expect(text(`.github/workflows/${file}`)).not.toMatch(/secrets\.|NODE_AUTH_TOKEN|NPM_TOKEN/);
			for (const job of Object.values(workflow(file).jobs)) {
				expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
				expect(job.steps[0]).toMatchObject({ with: { 'persist-credentials': false } });
			}
		},
	);

	it('publish a tag only, after every check, with no more rights than that takes', () => {
		const { on, permissions, jobs } = workflow('publish.yml');
		expect(on).toEqual({ push: { tags: ['v*'] } });
		expect(permissions).toEqual({});
		expect(Object.keys(jobs)).toEqual(['check', 'publish']);
		const { check, publish } = jobs;
		expect(check?.permissions).toEqual({ contents: 'read' });
		expect(check && runs(check).slice(1)).toEqual([
			'node tools/release/agreement.mjs "$GITHUB_REF_NAME"',
			'.ci/run',
		]);
		expect(publish).toMatchObject({
			needs: 'check',
			environment: 'npm',
			permissions: { contents: 'read', 'id-token': 'write' },
		});
		expect(publish && runs(publish).slice(2)).toEqual([
			'node tools/release/agreement.mjs "$GITHUB_REF_NAME"',
			'npm run scan',
			'npm test -- test/package',
			'npm publish --provenance --access public --ignore-scripts',
		]);
	});

	it('run the checks on every change, with the right to read', () => {
		const { on, permissions, jobs } = workflow('ci.yml');
		expect(Object.keys(on)).toEqual(['push', 'pull_request']);
		expect(permissions).toEqual({ contents: 'read' });
		expect(Object.values(jobs).map((job) => runs(job).at(-1))).toEqual(['.ci/run']);
	});
});

describe('what else GitHub reads', () => {
	it('looks at every folder that has libraries of its own, but the pinned n8n servers', () => {
		const { updates } = parse(text('.github/dependabot.yml')) as {
			updates: Array<{ 'package-ecosystem': string; directories?: string[] }>;
		};
		expect(updates.map((each) => each['package-ecosystem'])).toEqual(['npm', 'github-actions']);
		const folders = foldersWithLock('').filter((folder) => !folder.startsWith('/sandbox/hosts/'));
		expect(updates[0]?.directories).toEqual(folders.sort());
	});

	it('asks for invented data wherever somebody writes to us', () => {
		const folder = '.github/ISSUE_TEMPLATE';
		const { blank_issues_enabled: blank } = parse(text(`${folder}/config.yml`)) as Record<
			string,
			unknown
		>;
		expect(blank).toBe(false);
		const forms = readdirSync(join(repositoryRoot, folder)).filter((file) => file !== 'config.yml');
		expect(forms).toHaveLength(2);
		for (const form of forms) {
			const { body } = parse(text(`${folder}/${form}`)) as { body: Array<{ type: string }> };
			expect(body.length).toBeGreaterThan(1);
			expect(text(`${folder}/${form}`)).toMatch(/invented/i);
		}
	});
});

it("says of every finding of n8n's scanner that stands why it does", () => {
	const known = JSON.parse(text('tools/release/known-findings.json')) as Array<
		Record<string, unknown>
	>;
	const rules = new Set(
		known.filter(({ leg }) => leg !== 'beyond the scanner').map(({ rule }) => rule),
	);
	// The two that hold on n8n Cloud alone.
	expect([...rules].sort()).toEqual([
		'@n8n/community-nodes/no-restricted-globals',
		'@n8n/community-nodes/no-restricted-imports',
	]);
	for (const { leg, file, what, reason } of known) {
		expect(reason).toMatch(/\w{3}/);
		expect(what).toEqual([...(what as string[])].sort());
		if (leg === 'source') expect(existsSync(join(repositoryRoot, String(file)))).toBe(true);
	}
});
