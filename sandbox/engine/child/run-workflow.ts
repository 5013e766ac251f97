import type { INode, INodeExecutionData, IPinData, IRun, ITaskData } from 'n8n-workflow';
import type { EngineItem, EngineNode, EngineRun, WorkflowRequest } from '../contract';
import { additionalDataFor, EXECUTION_ID, WORKFLOW_ID } from './additional-data';
import { linkCredentials } from './credentials';
import { flattenError } from './flatten';
import type { Host } from './host';
import { loadPackage } from './node-types';

/** Runs a workflow to its end. A workflow that fails is an answer with status `error`. */
export async function runWorkflow(host: Host, request: WorkflowRequest): Promise<EngineRun> {
	const loaded = await loadPackage(host, request.packageFolder);
	const mode = request.mode ?? 'manual';
	const nodes = linkCredentials(loaded, request.workflow.nodes, request);
	const workflow = new host.workflow.Workflow({
		id: WORKFLOW_ID,
		name: request.workflow.name,
		nodes,
		connections: request.workflow.connections,
		active: false,
		nodeTypes: loaded.nodeTypes,
		settings: request.workflow.settings,
		staticData: {},
	});
	const startNode = workflow.getNode(request.startNode ?? firstTrigger(nodes));
	if (!startNode) throw new Error(`The workflow has no node '${request.startNode}'`);
	const additionalData = additionalDataFor(host, loaded, request.workflow, mode, request);
	const pinData = await storePinned(host, request.pinnedOutputs);

	const started = process.hrtime.bigint();
	let run: IRun | undefined;
	let refusal: unknown;
	try {
		run = await new host.core.WorkflowExecute(additionalData, mode).run({
			workflow,
			startNode,
			pinData,
		});
	} catch (error) {
		// A workflow the engine will not even start, e.g. for a required parameter left empty.
		refusal = error;
	}
	const seconds = Number(process.hrtime.bigint() - started) / 1e9;
	const error = refusal ?? run?.data.resultData.error;
	const ran: Record<string, EngineNode> = {};
	for (const [name, tasks] of Object.entries(run?.data.resultData.runData ?? {})) {
		ran[name] = await nodeResult(host, tasks);
	}
	return {
		status: run?.status ?? 'error',
		...(error ? { error: flattenError(error) } : {}),
		nodes: ran,
		seconds,
		rssMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
	};
}

function firstTrigger(nodes: INode[]): string {
	const triggers = nodes.filter((node) => /trigger/i.test(node.type));
	const manual = triggers.find((node) => node.type === 'n8n-nodes-base.manualTrigger');
	const first = manual ?? triggers[0];
	if (!first) throw new Error('The workflow has no trigger to start from');
	return first.name;
}

async function storePinned(
	host: Host,
	pinned: WorkflowRequest['pinnedOutputs'] = {},
): Promise<IPinData> {
	const location = host.core.FileLocation.ofExecution(WORKFLOW_ID, EXECUTION_ID);
	for (const item of Object.values(pinned).flat()) {
		for (const binary of Object.values(item.binary ?? {})) {
			await host.binaries.store(location, Buffer.from(binary.data, 'base64'), binary);
		}
	}
	return pinned;
}

async function nodeResult(host: Host, tasks: ITaskData[]): Promise<EngineNode> {
	const outputs: EngineItem[][] = [];
	for (const { data } of tasks) {
		for (const [output, items] of (data?.main ?? []).entries()) {
			outputs[output] ??= [];
			for (const item of items ?? []) outputs[output].push(await readable(host, item));
		}
	}
	const error = tasks.find((task) => task.error)?.error;
	return {
		runs: tasks.length,
		outputs,
		...(error ? { error: flattenError(error) } : {}),
		hints: tasks.flatMap((task) => task.hints ?? []),
	};
}

async function readable(host: Host, item: INodeExecutionData): Promise<EngineItem> {
	const files = await Promise.all(
		Object.entries(item.binary ?? {}).map(
			async ([field, binary]) =>
				[
					field,
					{ ...binary, data: (await host.binaries.getAsBuffer(binary)).toString('base64') },
				] as const,
		),
	);
	return {
		json: item.json,
		...(files.length > 0 ? { binary: Object.fromEntries(files) } : {}),
		...(item.pairedItem !== undefined ? { pairedItem: item.pairedItem } : {}),
		...(item.error ? { error: flattenError(item.error) } : {}),
	};
}
