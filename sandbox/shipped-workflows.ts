import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkflowJson } from './engine';
import { repositoryRoot } from './places';

export interface ShippedWorkflow {
	/** File name without `.json`. */
	id: string;
	/** The file as it is. */
	text: string;
	json: WorkflowJson;
}

export const workflowsFolder = join(repositoryRoot, 'workflows');

/** The workflows of the package, by file name. */
export async function shippedWorkflows(): Promise<ShippedWorkflow[]> {
	const files = (await readdir(workflowsFolder)).filter((file) => file.endsWith('.json')).sort();
	return await Promise.all(
		files.map(async (file) => {
			const text = await readFile(join(workflowsFolder, file), 'utf8');
			return { id: file.slice(0, -'.json'.length), text, json: JSON.parse(text) as WorkflowJson };
		}),
	);
}

/**
 * Whether a workflow sends Lucca's people to a partner every night by itself: it has one delivery, asks
 * nobody, and waits for no file and no newcomer.
 */
export function deliversAlone({ json }: ShippedWorkflow): boolean {
	const of = (operation: string) =>
		json.nodes.filter(({ parameters }) => parameters.operation === operation).length;
	const isScheduled = json.nodes.some(({ type }) => type.endsWith('.scheduleTrigger'));
	return isScheduled && of('deliver') === 1 && of('collect') === 0;
}
