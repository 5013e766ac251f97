// npm start: the whole sandbox in the editor of a real n8n, for a human to play with.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './build';
import { N8nClient, owner } from './n8n/client';
import { fill } from './n8n/fill';
import { prepareHost, versionForThisNode } from './n8n/host';
import { startN8n } from './n8n/server';
import { type N8nVersion, pinnedVersion } from './n8n/versions';
import { openSandbox } from './open';
import { packAndInstall } from './package';
import { workFolder } from './places';
import { shippedWorkflows } from './shipped-workflows';
import { placeThirdPartyFiles } from './third-party/scene';

const say = (line: string) => process.stderr.write(`${line}\n`);

const closing: Array<() => Promise<void>> = [];

async function open(version: N8nVersion): Promise<void> {
	const host = await prepareHost(version, say);
	say('Building and packing the package...');
	await run('node', ['scripts/build.mjs']);
	const installed = await packAndInstall();
	closing.push(installed.remove);
	const delivered = join(workFolder, 'start');
	await rm(delivered, { recursive: true, force: true });
	const sandbox = await openSandbox(delivered);
	closing.push(sandbox.close);
	for (const root of Object.values(sandbox.folders)) {
		await placeThirdPartyFiles(root, sandbox.lucca.company);
	}

	say(`Starting n8n ${version}...`);
	const n8n = await startN8n(host, installed.userFolder);
	closing.push(n8n.close);
	const client = new N8nClient(n8n.url);
	await client.setUp();
	const workflows = await shippedWorkflows();
	await fill(client, sandbox, workflows);
	say(
		[
			'',
			`n8n ${version} is open:  ${n8n.url}`,
			`  log in with        ${owner.email}  /  ${owner.password}`,
			`  workflows          ${workflows.map(({ json }) => json.name).join(', ')}`,
			`  Lucca (pretended)  ${sandbox.lucca.url}, ${sandbox.lucca.company.users.length} people`,
			`  FTP server         files appear in ${sandbox.folders.ftp}`,
			`  SFTP server        files appear in ${sandbox.folders.sftp}`,
			`  third parties      left their files in outgoing/ on both`,
			'',
			'Open a workflow and press "Execute workflow". Ctrl+C here closes everything; what you change',
			'in the editor is not kept.',
		].join('\n'),
	);
}

function chosenVersion(): N8nVersion {
	const { values } = parseArgs({ options: { n8n: { type: 'string' } } });
	return values.n8n ? pinnedVersion(values.n8n) : versionForThisNode();
}

async function main(): Promise<void> {
	const interrupted = new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
	});
	try {
		const opened = open(chosenVersion());
		await Promise.race([opened, interrupted]);
		await interrupted;
		say('\nClosing...');
	} finally {
		for (const close of closing.reverse()) await close();
	}
}

main().then(
	() => process.exit(0),
	(error: Error) => {
		say(`\n${error.message}`);
		process.exit(1);
	},
);
