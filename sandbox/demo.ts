// `npm run demo`: every shipped workflow, run unmodified on n8n's own engine with the packed package,
// from a Lucca-shaped API to a real file server, and what arrived there laid out to be opened.
import type { IDataObject } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { run } from './build';
import { type InboundOutcome, runInbound } from './demo-inbound';
import { type EngineRun, runWorkflow } from './engine';
import { openSandbox, protocolOf, type Sandbox } from './open';
import { installPackage, packPackage } from './package';
import { repositoryRoot, temporaryFolder } from './places';
import { deliversAlone, type ShippedWorkflow, shippedWorkflows } from './shipped-workflows';
import { table } from './table';

const outputFolder = join(repositoryRoot, 'demo-output');
const REASONS_SHOWN = 3;

interface Outcome {
	readonly row: Record<string, string>;
	readonly reasons: readonly string[];
	/** What went wrong, or nothing. */
	readonly complaint?: string;
}

async function main(): Promise<void> {
	const folder = await temporaryFolder('demo');
	await rm(outputFolder, { recursive: true, force: true });
	await mkdir(outputFolder, { recursive: true });
	say('Building and packing the package');
	await run('node', ['scripts/build.mjs']);
	const packed = await packPackage(folder);
	const packageFolder = await installPackage(packed.tarball, folder);

	say('Starting a fake Lucca with 1,200 invented people, an FTP and an SFTP server');
	const sandbox = await openSandbox(join(folder, 'servers'));
	const outcomes: Outcome[] = [];
	const inbound: InboundOutcome[] = [];
	try {
		const workflows = await shippedWorkflows();
		for (const workflow of workflows.filter(deliversAlone)) {
			say(`Running "${workflow.json.name}"`);
			outcomes.push(await execute(workflow, packageFolder, sandbox));
		}
		say("Running the workflows that read a third party's file, side by side");
		inbound.push(
			...(await runInbound(
				workflows,
				packageFolder,
				sandbox,
				join(outputFolder, 'from-third-parties'),
			)),
		);
	} finally {
		await sandbox.close();
		await rm(folder, { recursive: true, force: true });
	}

	console.log(`\n${table(outcomes.map(({ row }) => row))}\n`);
	for (const { row, reasons } of outcomes) {
		if (reasons.length === 0) continue;
		console.log(`First rows rejected from ${row.File}:\n  ${reasons.join('\n  ')}\n`);
	}
	console.log(`${table(inbound.map(({ row }) => row))}\n`);
	const complaints = [...outcomes, ...inbound].flatMap(({ complaint }) => complaint ?? []);
	if (complaints.length > 0 || outcomes.length === 0) {
		console.log(`The demo did not go through:\n  ${complaints.join('\n  ')}`);
		process.exitCode = 1;
		return;
	}
	console.log(
		`${[...outcomes, ...inbound].filter(({ row }) => row.File).length} files delivered and fetched back. Open them in ${relative(process.cwd(), outputFolder) || '.'}/`,
	);
}

async function execute(
	workflow: ShippedWorkflow,
	packageFolder: string,
	sandbox: Sandbox,
): Promise<Outcome> {
	const protocol = protocolOf(workflow.id);
	const done = await runWorkflow({
		packageFolder,
		workflow: workflow.json,
		credentials: sandbox.credentials(protocol),
		binaryMode: 'filesystem',
	});
	const people = outputOf(done, 'luccaUsers', workflow, 0).length;
	const file = outputOf(done, 'trainingPartnerFile', workflow, 0)[0] ?? {};
	const rejected = outputOf(done, 'trainingPartnerFile', workflow, 1);
	const receipt = outputOf(done, 'partnerFileServer', workflow, 0)[0] ?? {};
	const arrived = await fetchArrived(sandbox.folders[protocol], String(receipt.fileName ?? ''));
	return {
		row: {
			Workflow: workflow.json.name,
			Read: String(people),
			Written: String(file.written ?? ''),
			Rejected: String(file.rejected ?? ''),
			'Left out': String(file.filtered ?? ''),
			Over: protocol.toUpperCase(),
			File: String(receipt.fileName ?? ''),
			Bytes: String(arrived?.bytes ?? ''),
			'SHA-256': arrived?.sha256.slice(0, 16) ?? '',
			Seconds: done.seconds.toFixed(1),
		},
		reasons: rejected
			.slice(0, REASONS_SHOWN)
			.map(({ name, reasons }) => `${String(name)}: ${(reasons as string[]).join('; ')}`),
		complaint: complaintAbout(workflow, done, people, file, receipt, arrived),
	};
}

/** The json of what the workflow's node of a type gave on an output. */
function outputOf(
	done: EngineRun,
	type: string,
	workflow: ShippedWorkflow,
	output: number,
): IDataObject[] {
	const node = workflow.json.nodes.find((one) => one.type.endsWith(`.${type}`));
	return (done.nodes[node?.name ?? '']?.outputs[output] ?? []).map(({ json }) => json);
}

interface Arrived {
	readonly bytes: number;
	readonly sha256: string;
}

/** Takes a delivered file from the server's folder to the folder the user opens. */
async function fetchArrived(root: string, fileName: string): Promise<Arrived | undefined> {
	if (!(await readdir(root)).includes(fileName)) return undefined;
	const content = await readFile(join(root, fileName));
	await writeFile(join(outputFolder, fileName), content);
	return {
		bytes: content.length,
		sha256: createHash('sha256').update(content).digest('hex'),
	};
}

function complaintAbout(
	{ id }: ShippedWorkflow,
	done: EngineRun,
	people: number,
	file: IDataObject,
	receipt: IDataObject,
	arrived: Arrived | undefined,
): string | undefined {
	if (done.status !== 'success') return `${id} ended with ${done.status}: ${done.error?.message}`;
	const accounted = Number(file.written) + Number(file.rejected) + Number(file.filtered);
	if (people === 0 || people !== accounted) {
		return `${id} read ${people} people and accounts for ${accounted}`;
	}
	if (!arrived) return `${id} left no file '${String(receipt.fileName)}' on the server`;
	if (arrived.sha256 !== file.sha256) return `${id} delivered other bytes than it wrote`;
	return undefined;
}

function say(line: string): void {
	console.log(`${line}...`);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
