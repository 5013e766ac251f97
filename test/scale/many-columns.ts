// 500,000 people of twenty columns become one CSV file in n8n: by Training Partner File, and by n8n's own
// Convert to File.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { INode } from 'n8n-workflow';
import { skillup } from '../../lib/formats/skillup';
import type { WorkflowJson } from '../../sandbox/engine';
import { type Ground, type Night, oneNight } from './night';

/** The bench's own node, in a folder for n8n to load it from. */
export async function inventedPeopleFolder(folder: string): Promise<string> {
	const nodes = join(folder, 'nodes');
	await mkdir(nodes);
	buildSync({
		entryPoints: [join(__dirname, 'invented-people.ts')],
		outfile: join(nodes, 'InventedPeople.node.js'),
		bundle: true,
		platform: 'node',
		target: 'node20',
		external: ['n8n-workflow'],
		logLevel: 'error',
	});
	return nodes;
}

const node = (
	name: string,
	type: string,
	typeVersion: number,
	place: number,
	parameters: INode['parameters'],
): INode => ({ id: name, name, type, typeVersion, position: [240 * place, 0], parameters });

/** Invented people into one file, by one node. */
export function fileJob(people: number, side: 'ours' | 'theirs'): WorkflowJson {
	const writer =
		side === 'ours'
			? node('Training Partner File', 'n8n-nodes-lucca-sync.trainingPartnerFile', 1, 2, {
					operation: 'format',
					partner: 'skillup',
					columns: { mappingMode: 'autoMapInputData', value: null },
					additionalColumns: skillup.columns
						.filter(({ level }) => level === 'optional')
						.map(({ field }) => field),
				})
			: node('Convert to File', 'n8n-nodes-base.convertToFile', 1.1, 2, {
					operation: 'csv',
					binaryPropertyName: 'data',
					options: { delimiter: ';' },
				});
	const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
	return {
		name: writer.name,
		nodes: [
			node('Every night', 'n8n-nodes-base.scheduleTrigger', 1.2, 0, { rule: { interval: [{}] } }),
			node('People', 'CUSTOM.inventedPeople', 1, 1, { count: people }),
			writer,
		],
		connections: { 'Every night': to('People'), People: to(writer.name) },
		// Half a million people in n8n's database would be measured in place of the file.
		settings: {
			executionOrder: 'v1',
			timezone: 'Europe/Paris',
			saveDataSuccessExecution: 'none',
		},
	};
}

/** How it went: a night, or why there is none. */
export type Outcome = Night | { readonly gaveUp: string };

/** @param patience seconds */
export async function tryNight(
	ground: Ground,
	workflow: WorkflowJson,
	folder: string,
	patience: number,
): Promise<Outcome> {
	try {
		return await oneNight(ground, workflow, folder, patience);
	} catch (error) {
		return { gaveUp: error instanceof Error ? error.message : String(error) };
	}
}
