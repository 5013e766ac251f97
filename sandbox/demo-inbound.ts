import type { IDataObject } from 'n8n-workflow';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type EngineRun, runWorkflow } from './engine';
import { protocolOf, type Sandbox } from './open';
import type { ShippedWorkflow } from './shipped-workflows';
import { inboundWorkflows, placeThirdPartyFiles } from './third-party/scene';

export interface InboundOutcome {
	readonly row: Record<string, string>;
	/** What went wrong, or nothing. */
	readonly complaint?: string;
}

/**
 * Runs the workflows that read a third party's file, side by side: each waits ten seconds for its file
 * to stand still.
 * @param outputFolder where to put what they deliver
 */
export async function runInbound(
	workflows: readonly ShippedWorkflow[],
	packageFolder: string,
	sandbox: Sandbox,
	outputFolder: string,
): Promise<InboundOutcome[]> {
	for (const root of Object.values(sandbox.folders)) {
		await placeThirdPartyFiles(root, sandbox.lucca.company);
	}
	const readers = workflows.filter(({ id }) => inboundWorkflows.includes(id));
	return await Promise.all(
		readers.map((workflow) => execute(workflow, packageFolder, sandbox, outputFolder)),
	);
}

async function execute(
	workflow: ShippedWorkflow,
	packageFolder: string,
	sandbox: Sandbox,
	outputFolder: string,
): Promise<InboundOutcome> {
	const protocol = protocolOf(workflow.id);
	const done = await runWorkflow({
		packageFolder,
		workflow: workflow.json,
		credentials: sandbox.credentials(protocol),
		binaryMode: 'filesystem',
	});
	const given = (type: string, operation: string, output = 0): IDataObject[] => {
		const node = workflow.json.nodes.find(
			(one) => one.type.endsWith(`.${type}`) && (one.parameters.operation ?? '') === operation,
		);
		return jsonOf(done, node?.name ?? '', output);
	};
	const file = [...given('luccaImportFile', 'format'), ...given('trainingPartnerFile', 'format')];
	const [receipt] = given('partnerFileServer', 'deliver');
	const [plan] = given('luccaSyncPlan', '', 5);
	const fileName = String(receipt?.fileName ?? '');
	if (receipt) {
		const delivered = join(sandbox.folders[protocol], 'import', fileName);
		await mkdir(outputFolder, { recursive: true });
		await copyFile(delivered, join(outputFolder, fileName));
	}
	const result = plan
		? `${plan.create} created, ${plan.update} updated, ${plan.unchanged} left alone`
		: `${file[0]?.written} written`;
	const failed = done.status !== 'success' || (!receipt && !plan);
	return {
		row: {
			Workflow: workflow.json.name,
			Read: String(given('luccaImportFile', 'read').length),
			'Not read': String(given('luccaImportFile', 'read', 1).length),
			Rejected: String(file[0]?.rejected ?? plan?.held ?? ''),
			Result: result,
			File: fileName,
			Seconds: done.seconds.toFixed(1),
		},
		complaint: failed
			? `${workflow.id} ended with ${done.status}: ${done.error?.message}`
			: undefined,
	};
}

function jsonOf(done: EngineRun, node: string, output: number): IDataObject[] {
	return (done.nodes[node]?.outputs[output] ?? []).map(({ json }) => json);
}
