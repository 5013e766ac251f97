import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fieldsToAsk } from '../../lib/lucca/people/user-fields';
import { fieldsBehind, type WantedContent } from '../../lib/lucca/people/wanted-content';
import type { WorkflowJson } from '../../sandbox/engine';
import { N8nClient, type StoredCredential } from '../../sandbox/n8n/client';
import type { N8nHost } from '../../sandbox/n8n/host';
import { installPackage, packPackage } from '../../sandbox/package';
import { shippedWorkflows } from '../../sandbox/shipped-workflows';
import { inventedPeopleFolder } from './many-columns';
import { ownNodesJob } from './n8n-own-job';
import { type Ground, started } from './night';
import type { Surroundings } from './surroundings';

/** The two jobs that are held against each other, ready to run on a ground. */
export interface Jobs {
	readonly ours: WorkflowJson;
	readonly theirs: WorkflowJson;
}

/** The same jobs, of which n8n is told to store nothing when they succeed. */
export function nothingStored({ ours, theirs }: Jobs): Jobs {
	const told = (workflow: WorkflowJson): WorkflowJson => ({
		...workflow,
		settings: { ...workflow.settings, saveDataSuccessExecution: 'none' },
	});
	return { ours: told(ours), theirs: told(theirs) };
}

/** Everything around the nights. */
export interface Prepared {
	readonly ground: Ground;
	readonly jobs: Jobs;
	/** What the FTP server shows as `/`. */
	readonly root: string;
	/** Lets a day pass in Lucca. */
	aDayLater(): Promise<void>;
	close(): void;
}

/**
 * Starts Lucca and the server, and makes a user folder of n8n to begin each night from: set up, with the
 * package and the credentials.
 * @param folder an empty one
 */
export async function prepareGround(
	host: N8nHost,
	folder: string,
	people: number,
): Promise<Prepared> {
	const template = join(folder, 'template');
	await mkdir(template);
	await installPackage((await packPackage(folder)).tarball, template);
	const settings = {
		NODE_OPTIONS: `--require ${join(__dirname, 'no-waiting.cjs')}`,
		N8N_CUSTOM_EXTENSIONS: await inventedPeopleFolder(folder),
	};
	const ground: Ground = { host, template, settings };
	const surroundings = fork(join(__dirname, 'surroundings.ts'), [folder, String(people)]);
	try {
		const { credentials, root } = await said<Surroundings>(surroundings);
		return {
			ground,
			jobs: await storeJobs(ground, credentials),
			root,
			aDayLater: async () => {
				surroundings.send('a day later');
				await said(surroundings);
			},
			close: () => surroundings.kill(),
		};
	} catch (error) {
		surroundings.kill();
		throw error;
	}
}

async function said<T>(child: ChildProcess): Promise<T> {
	const ended = once(child, 'exit').then(() => {
		throw new Error('Lucca and the server did not start');
	});
	const [message] = (await Promise.race([once(child, 'message'), ended])) as [T];
	return message;
}

/** Sets n8n up in the template, with the credentials, and gives the workflows that have them picked. */
async function storeJobs(ground: Ground, given: Surroundings['credentials']): Promise<Jobs> {
	const { luccaHrApi: lucca, partnerFileServerApi: server } = given;
	const shipped = (await shippedWorkflows()).find(({ id }) => id === 'lucca-to-skillup');
	if (!shipped) throw new Error("The package ships no workflow 'lucca-to-skillup'");
	const n8n = await started(ground, ground.template);
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
			await client.createCredential('Skillup server (FTP)', 'ftp', {
				host: String(server.host),
				port: Number(server.port),
				username: String(server.user),
				password: String(server.password),
			}),
		];
		return {
			ours: withCredentials(shipped.json, stored),
			theirs: withCredentials(
				{
					...ownNodesJob(`${String(lucca.baseUrl)}/api/v3/users`, askedBy(shipped.json)),
					settings: shipped.json.settings,
				},
				stored,
			),
		};
	} finally {
		await n8n.close();
	}
}

/** What the package's own job asks of each person: the other one is to ask for the same. */
function askedBy({ nodes }: WorkflowJson): string[] {
	const users = nodes.find(({ type }) => type === 'n8n-nodes-lucca-sync.luccaUsers');
	const { fields } = (users?.parameters.options ?? {}) as WantedContent;
	return fieldsToAsk(fieldsBehind({ fields }), [], false);
}

const ASKED: Readonly<Record<string, string>> = {
	'n8n-nodes-lucca-sync.luccaUsers': 'luccaHrApi',
	'n8n-nodes-lucca-sync.partnerFileServer': 'partnerFileServerApi',
	'n8n-nodes-base.httpRequest': 'httpHeaderAuth',
	'n8n-nodes-base.ftp': 'ftp',
};

function withCredentials(
	workflow: WorkflowJson,
	stored: readonly StoredCredential[],
): WorkflowJson {
	const nodes = workflow.nodes.map((node) => {
		const picked = stored.find(({ type }) => type === ASKED[node.type]);
		if (!picked) return node;
		const { id, name, type } = picked;
		return { ...node, credentials: { [type]: { id, name } } };
	});
	return { ...workflow, nodes };
}
