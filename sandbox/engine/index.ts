// n8n's own engine (n8n-core), in a process of its own: no test runner has to load it, and what it
// leaves behind in memory ends with it.
import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hostFolder, repositoryRoot, temporaryFolder } from '../places';
import type {
	ChildAnswer,
	ChildRequest,
	EngineError,
	EngineItem,
	EngineRun,
	MethodRequest,
	WorkflowRequest,
} from './contract';

export type * from './contract';

/** A call of the engine that could not be carried out at all, with what was thrown inside. */
export class EngineCallError extends Error {
	constructor(readonly thrown: EngineError) {
		super([thrown.message, thrown.description].filter(Boolean).join(': '));
		this.name = 'EngineCallError';
	}
}

/**
 * Runs a workflow with the nodes of an installed package on n8n's engine.
 * @returns the finished run; a workflow that failed has status `error` and is no exception
 * @throws EngineCallError when the workflow cannot be given to the engine, e.g. an unknown node type
 */
export async function runWorkflow(request: WorkflowRequest): Promise<EngineRun> {
	return (await ask({ task: 'workflow', ...request }, request.binaryMode)) as EngineRun;
}

/**
 * Calls what a node offers to the editor: options, list search, resource mapping, credential test.
 * @returns what the method returns
 * @throws EngineCallError when the method throws
 */
export async function callMethod(request: MethodRequest): Promise<unknown> {
	return await ask({ task: 'method', ...request });
}

/**
 * The file an item carries.
 * @throws Error when the item has no such field
 */
export function fileOf(item: EngineItem | undefined, field = 'data'): Buffer {
	const binary = item?.binary?.[field];
	if (!binary) throw new Error(`The item carries no file in field '${field}'`);
	return Buffer.from(binary.data, 'base64');
}

async function ask(request: ChildRequest, binaryMode = 'default'): Promise<unknown> {
	const folder = await temporaryFolder('engine');
	try {
		const files = ['child.cjs', 'request.json', 'answer.json'].map((name) => join(folder, name));
		const [childFile = '', requestFile = '', answerFile = ''] = files;
		await bundleChild(childFile);
		await writeFile(requestFile, JSON.stringify(request));
		await promisify(execFile)(
			process.execPath,
			['--enable-source-maps', childFile, hostFolder('engine'), requestFile, answerFile],
			{
				env: {
					PATH: process.env.PATH,
					TZ: process.env.TZ,
					N8N_USER_FOLDER: folder,
					N8N_ENCRYPTION_KEY: 'sandbox',
					N8N_DEFAULT_BINARY_DATA_MODE: binaryMode,
				},
				maxBuffer: 16 * 1024 * 1024,
			},
		);
		const result = JSON.parse(await readFile(answerFile, 'utf8')) as ChildAnswer;
		if ('thrown' in result) throw new EngineCallError(result.thrown);
		return result.answer;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** One JavaScript file of the child: it starts in a third of the time a TypeScript loader takes. */
async function bundleChild(intoFile: string): Promise<void> {
	await promisify(execFile)(
		process.execPath,
		[
			join(repositoryRoot, 'node_modules', 'esbuild', 'bin', 'esbuild'),
			join(__dirname, 'child', 'main.ts'),
			'--bundle',
			'--platform=node',
			'--target=node20',
			'--sourcemap=inline',
			'--log-level=error',
			`--outfile=${intoFile}`,
		],
		{ cwd: repositoryRoot },
	);
}
