// 100,000 people through the nightly job in n8n: as the package ships it, and of n8n's own nodes.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkflowJson } from '../../sandbox/engine';
import { N8nClient } from '../../sandbox/n8n/client';
import { prepareHost } from '../../sandbox/n8n/host';
import { startN8n } from '../../sandbox/n8n/server';
import { packPackage, installPackage } from '../../sandbox/package';
import { shippedWorkflows } from '../../sandbox/shipped-workflows';
import { ownNodesJob } from './n8n-own-job';
import { type Ground, type Night, oneNight } from './night';
import type { Surroundings } from './surroundings';

const VERSION = '2.8.4';
const PATIENCE = 600;

export interface Comparison {
	readonly ours: readonly Night[];
	readonly theirs: readonly Night[];
	readonly files: { ours: string; theirs: string };
}

/** Runs both jobs in turns. */
export async function compareJobs(
	folder: string,
	{
		people,
		rounds,
		say,
		more = {},
	}: {
		people: number;
		rounds: number;
		say: (line: string) => void;
		more?: Record<string, string>;
	},
): Promise<Comparison> {
	const host = await prepareHost(VERSION, say);
	const template = join(folder, 'template');
	await mkdir(template);
	const surroundings = fork(join(__dirname, 'surroundings.ts'), [folder, String(people)]);
	try {
		const [{ credentials, root }] = (await once(surroundings, 'message')) as [Surroundings];
		await installPackage((await packPackage(folder)).tarball, template);
		const settings = {
			NODE_OPTIONS: `--require ${join(__dirname, 'no-waiting.cjs')}${process.env.PROF ? ' --require /tmp/prof.cjs' : ''}`,
			...more,
		};
		const ground: Ground = { host, template, settings };
		const jobs = await prepareTemplate(ground, credentials);
		const files = { ours: '', theirs: '' };

		say('The day before: our first delivery, by hand...');
		await byHand(ground, jobs.ours, join(folder, 'first'), root);
		await cp(root, join(folder, 'yesterday'), { recursive: true });
		surroundings.send('a day later');
		await once(surroundings, 'message');

		const nights: { ours: Night[]; theirs: Night[] } = { ours: [], theirs: [] };
		for (let round = 0; round <= rounds; round++) {
			for (const side of (process.env.SIDES ?? 'ours,theirs').split(',') as Array<
				'ours' | 'theirs'
			>) {
				await rm(root, { recursive: true });
				await cp(join(folder, 'yesterday'), root, { recursive: true });
				const night = await oneNight(ground, jobs[side], join(folder, `n8n-${side}`), PATIENCE);
				say(told(round, side, night));
				// The first time, Lucca's answers are yet to be made.
				if (round > 0) nights[side].push(night);
				files[side] = await delivered(root, side);
			}
		}
		return { ...nights, files };
	} finally {
		surroundings.kill();
	}
}

function told(round: number, side: string, { seconds, peaks, idle, nodes }: Night): string {
	const times = nodes.map(({ name, began, ended }) => `${name} ${(ended - began).toFixed(1)} s`);
	return `  ${round === 0 ? 'warm-up' : `round ${round}`}, ${side}: ${seconds.toFixed(1)} s, cpu ${peaks.cpu.toFixed(1)} s, main ${peaks.main.toFixed(0)} MB, all ${peaks.tree.toFixed(0)} MB (idle ${idle.toFixed(0)} MB); ${times.join(', ')}`;
}

/** The newest file at the server's root. */
async function delivered(root: string, side: 'ours' | 'theirs'): Promise<string> {
	const names = (await readdir(root)).filter((name) => name.endsWith('.csv')).sort();
	const name = names.find((each) => (each === 'skillup.csv') === (side === 'theirs'));
	if (!name) throw new Error(`Nothing was delivered: ${names.join(', ')}`);
	return await readFile(join(root, name), 'utf8');
}

async function prepareTemplate(
	{ host, template, settings }: Ground,
	credentials: Surroundings['credentials'],
): Promise<{ ours: WorkflowJson; theirs: WorkflowJson }> {
	const { luccaHrApi: lucca, partnerFileServerApi: server } = credentials;
	const text = (value: unknown) => String(value);
	const shipped = (await shippedWorkflows()).find(({ id }) => id === 'lucca-to-skillup');
	if (!shipped) throw new Error('The package ships no lucca-to-skillup');
	const n8n = await startN8n(host, template, settings);
	try {
		const client = new N8nClient(n8n.url);
		await client.setUp();
		const stored = [
			await client.createCredential('Lucca', 'luccaHrApi', lucca),
			await client.createCredential('Skillup server', 'partnerFileServerApi', server),
			await client.createCredential('Lucca (header)', 'httpHeaderAuth', {
				name: 'Authorization',
				value: `lucca application=${String(lucca.apiKey)}`,
			}),
			await client.createCredential('Server (own)', 'ftp', {
				host: text(server.host),
				port: Number(server.port),
				username: text(server.user),
				password: text(server.password),
			}),
		];
		const with_ = (workflow: WorkflowJson, takes: Record<string, string[]>): WorkflowJson => ({
			...workflow,
			nodes: workflow.nodes.map((node) => ({
				...node,
				credentials: Object.fromEntries(
					(takes[node.type] ?? []).map((type) => {
						const { id = '', name = '' } = stored.find((each) => each.type === type) ?? {};
						return [type, { id, name }];
					}),
				),
			})),
		});
		const theirs = with_(ownNodesJob, {
			'n8n-nodes-base.httpRequest': ['httpHeaderAuth'],
			'n8n-nodes-base.ftp': ['ftp'],
		});
		for (const node of theirs.nodes) {
			if (node.type.endsWith('.httpRequest'))
				node.parameters.url = `${String(lucca.baseUrl)}/api/v3/users`;
		}
		return {
			ours: with_(shipped.json, {
				'n8n-nodes-lucca-sync.luccaUsers': ['luccaHrApi'],
				'n8n-nodes-lucca-sync.partnerFileServer': ['partnerFileServerApi'],
			}),
			theirs,
		};
	} finally {
		await n8n.close();
	}
}

async function byHand(
	{ host, template, settings }: Ground,
	workflow: WorkflowJson,
	folder: string,
	root: string,
): Promise<void> {
	await cp(template, folder, { recursive: true });
	const n8n = await startN8n(host, folder, settings);
	try {
		const client = new N8nClient(n8n.url);
		await client.logIn();
		const unsaved = {
			...workflow,
			settings: { ...workflow.settings, saveManualExecutions: false },
		};
		const id = await client.createWorkflow(unsaved);
		await client.start(id);
		const deadline = Date.now() + PATIENCE * 1000;
		for (;;) {
			const names = (await readdir(root, { recursive: true })).join('\n');
			if (/archive\/.*\.json|archive\/.*memory/.test(names)) break;
			if (Date.now() > deadline) throw new Error(`Nothing was remembered: ${names}`);
			await new Promise((resolve) => setTimeout(resolve, 500));
		}
		await new Promise((resolve) => setTimeout(resolve, 3000));
	} finally {
		await n8n.close();
	}
}
