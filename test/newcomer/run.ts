// npm run newcomer: somebody with an n8n, the README and nothing else. What is typed and pressed here is what the
// README says, read out of it; what only they can know, their Lucca and their partner have told them.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { run } from '../../sandbox/build';
import { prepareHost } from '../../sandbox/n8n/host';
import { startN8n } from '../../sandbox/n8n/server';
import { openSandbox, type Sandbox } from '../../sandbox/open';
import { packPackage } from '../../sandbox/package';
import { repositoryRoot, temporaryFolder, workFolder } from '../../sandbox/places';
import { Editor } from '../e2e/browser/editor';
import { Instructions, type Step } from './instructions';
import { parameterOf } from './labels';
import { Stopwatch } from './stopwatch';
import { newcomersCompany, STATUS_FIELD, STATUS_NAME } from './world';

const watch = new Stopwatch();

const readme = new Instructions(join(repositoryRoot, 'README.md'));
const steps = readme.steps('The first ten minutes');

/** A step of the README by its number there. */
function step(number: number): Step {
	const found = steps[number - 1];
	assert.ok(found, `the README has no step ${number}`);
	return found;
}

/** The file of the workflow a step links to, as it came with the package. */
function workflowOf({ links, text }: Step, packageFolder: string): string {
	const link = links.find((each) => each.endsWith('.json'));
	assert.ok(link, `no workflow is linked: ${text}`);
	return join(packageFolder, link);
}

async function toTheDryRun(editor: Editor, packageFolder: string): Promise<void> {
	await watch.step('imports the workflow with invented people', async () => {
		await editor.newWorkflow();
		await editor.importFile(workflowOf(step(1), packageFolder));
	});
	await watch.step('runs it, and sees a file and two rejected people', async () => {
		const [node = '', , rejected = ''] = step(2).names;
		assert.ok(step(2).buttons.includes('Execute workflow'), step(2).text);
		await editor.execute([node]);
		await editor.openNode(node);
		await editor.result.shows(/\.csv.* View Download/);
		await editor.result.turnTo(rejected);
		await editor.result.shows(/Mehdi Benali.*Océane Rousseau/);
		await editor.closeNode();
	});
}

/** Fills in the fields a step names with what the newcomer was told, and leaves the others. */
async function fillIn({ names }: Step, editor: Editor, told: Record<string, string>) {
	const { credentials } = editor;
	const [type = '', ...fields] = names;
	await credentials.create(type);
	for (const label of fields.filter((each) => each in told)) {
		assert.ok((await credentials.modal.innerText()).includes(label), `no field '${label}'`);
		const value = told[label] ?? '';
		if (label === 'Protocol') await credentials.choose('protocol', value);
		else await credentials.type(parameterOf(label), value);
	}
}

async function credentials(editor: Editor, sandbox: Sandbox): Promise<void> {
	const { luccaHrApi, partnerFileServerApi: server } = sandbox.credentials('sftp');
	await watch.step('tells n8n about Lucca', async () => {
		const [name = ''] = step(3).typed;
		await fillIn(step(3), editor, {
			'Base URL': String(luccaHrApi.baseUrl),
			'API Key': String(luccaHrApi.apiKey),
		});
		await editor.credentials.name(name);
		assert.match(await editor.credentials.save(), /Connection tested successfully/);
		await editor.credentials.close();
	});
	await watch.step('tells n8n about the server, and compares its fingerprint', async () => {
		const name = step(4).typed.at(-1) ?? '';
		assert.ok(step(4).names.includes('Host Key Fingerprint'), step(4).text);
		await fillIn(step(4), editor, {
			Protocol: 'SFTP',
			Host: String(server.host),
			User: String(server.user),
			Password: String(server.password),
		});
		// Nothing here may listen on 22.
		await editor.credentials.type('port', String(server.port));
		await editor.credentials.name(name);
		const [seen] = /SHA256:[\w+/]{43}/.exec(await editor.credentials.save()) ?? [];
		assert.equal(seen, server.hostKeyFingerprint, 'what the partner published');
		await editor.credentials.type('hostKeyFingerprint', String(seen));
		assert.match(await editor.credentials.save(), /Connection tested successfully/);
		await editor.credentials.close();
	});
}

async function toTheDelivery(
	editor: Editor,
	packageFolder: string,
	sandbox: Sandbox,
): Promise<void> {
	await credentials(editor, sandbox);
	await watch.step('imports the workflow to 360Learning, which finds both', async () => {
		await editor.newWorkflow();
		await editor.importFile(workflowOf(step(5), packageFolder));
		assert.deepEqual(await editor.marked(), []);
	});
	await watch.step('says in two forms which field is the status', async () => {
		const [former = ''] = step(6).typed;
		const [reader = '', options = '', writer = '', status = ''] = step(6).names;
		await editor.openNode(reader);
		await editor.form.swap(parameterOf(options), former, STATUS_NAME);
		await editor.closeNode();
		await editor.openNode(writer);
		await editor.form.type(parameterOf(status), STATUS_FIELD);
		await editor.closeNode();
	});
	await watch.step('looks at the file before anything is sent', async () => {
		const [node = ''] = step(7).names;
		await editor.openNode(node);
		await editor.form.execute(/360learning_[\d-]+\.csv/);
		await editor.closeNode();
		assert.deepEqual(await readdir(sandbox.folders.sftp), []);
	});
	await watch.step('delivers by hand, and finds the file on the server', async () => {
		const [node = ''] = step(8).names;
		await editor.execute([node]);
		const { sftp } = sandbox.folders;
		const [name = ''] = (await readdir(sftp)).filter((each) => each.endsWith('.csv'));
		const lines = (await readFile(join(sftp, name), 'utf8')).trimEnd().split('\r\n');
		assert.match(lines[0] ?? '', /^uniqueId;email;/);
		assert.ok(lines.length > 1000, `${lines.length} lines`);
		await editor.openNode(node);
		await editor.result.shows(new RegExp(name));
		process.stdout.write(`                ${name}: ${lines.length - 1} people\n`);
	});
}

async function main(): Promise<void> {
	await run('node', ['scripts/build.mjs']);
	// As in a container: n8n is there, and nobody has opened it yet.
	const host = await prepareHost('2.8.4', (line) => console.log(line));
	const home = await temporaryFolder('newcomer');
	const servers = await temporaryFolder('newcomer-partner');
	const sandbox = await openSandbox(servers, { company: newcomersCompany() });
	const closing: Array<() => Promise<unknown>> = [
		async () => await rm(servers, { recursive: true, force: true }),
		async () => await rm(home, { recursive: true, force: true }),
		sandbox.close,
	];
	try {
		watch.half('From an empty folder to the first dry run');
		const packageFolder = await watch.step('unpacks the package', async () => {
			const { tarball } = await packPackage(home);
			const installation = readme.linked('docs/installation.md');
			const [, unpack = ''] = installation.commands('Without internet access');
			assert.ok(unpack.includes(basename(tarball)), `${basename(tarball)} is not in: ${unpack}`);
			const env = { PATH: process.env.PATH, HOME: home };
			await promisify(execFile)('sh', ['-ec', unpack], { cwd: home, env });
			return join(home, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-lucca-sync');
		});
		const n8n = await watch.step('starts n8n', async () => await startN8n(host, home));
		closing.push(n8n.close);
		const screenshots = join(workFolder, 'screenshots', 'newcomer');
		const editor = await watch.step('becomes its owner', async () => {
			return await Editor.open(n8n.url, screenshots, { isNew: true });
		});
		closing.push(async () => {
			await editor.picture('the end');
			await editor.close();
		});
		await toTheDryRun(editor, packageFolder);
		watch.total('to the first dry run');
		watch.half('From there to a delivered file');
		await toTheDelivery(editor, packageFolder, sandbox);
		watch.total('to the delivered file');
	} finally {
		for (const close of closing.reverse()) await close();
	}
}

main()
	.catch((error: Error) => console.error(error.message))
	.then(async () => process.exit(await watch.close()));
