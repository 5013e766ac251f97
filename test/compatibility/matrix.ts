import { type N8nMode, usualMode } from '../../sandbox/n8n/mode';
import type { N8nVersion } from '../../sandbox/n8n/versions';

/** The oldest n8n this package claims to work with; the oldest pinned one is of that minor version. */
export const oldestClaimed = '1.100';

/**
 * What is made of a cell: every check there is, the editor in a browser included; or import, credential
 * tests, all shipped workflows with their bytes compared, Code nodes, and in queue mode a schedule.
 */
export type Suite = 'whole' | 'short';

/** One way of running n8n that is tested. */
export interface Cell extends N8nMode {
	n8n: N8nVersion;
	/** Major number of the Node it runs on. */
	node: 20 | 22 | 24;
	suite: Suite;
}

const whole = (n8n: N8nVersion, node: Cell['node']): Cell => ({
	n8n,
	node,
	suite: 'whole',
	...usualMode(n8n),
});

type Short = [
	N8nVersion,
	Cell['node'],
	N8nMode['binary'],
	N8nMode['execution'],
	N8nMode['runners'],
];

/** Every Node with every n8n that takes it, every mode with every n8n that has it. */
const short: Short[] = [
	['1.100.1', 22, 'filesystem', 'regular', 'internal'],
	['1.100.1', 24, 'memory', 'regular', 'external'],
	['1.100.1', 20, 'filesystem', 'queue', 'internal'],
	['1.123.81', 20, 'memory', 'regular', 'external'],
	['1.123.81', 24, 'database', 'regular', 'internal'],
	['1.123.81', 22, 'filesystem', 'queue', 'internal'],
	['2.0.3', 20, 'database', 'regular', 'external'],
	['2.0.3', 24, 'memory', 'regular', 'internal'],
	['2.0.3', 22, 'database', 'queue', 'internal'],
	['2.8.4', 22, 'database', 'regular', 'external'],
	['2.8.4', 24, 'memory', 'regular', 'internal'],
	['2.8.4', 20, 'filesystem', 'queue', 'internal'],
	['2.41.1', 24, 'memory', 'regular', 'external'],
	['2.41.1', 24, 'database', 'queue', 'internal'],
];

export const matrix: readonly Cell[] = [
	whole('1.100.1', 20),
	whole('1.123.81', 22),
	whole('2.0.3', 22),
	whole('2.8.4', 20),
	whole('2.41.1', 24),
	...short.map(([n8n, node, binary, execution, runners]): Cell => {
		return { n8n, node, suite: 'short', binary, execution, runners };
	}),
];

/** A cell in a word that tells it from the others: `2.8.4-node-20-whole-filesystem-regular-internal`. */
export function idOf({ n8n, node, suite, binary, execution, runners }: Cell): string {
	return [n8n, 'node', node, suite, binary, execution, runners].join('-');
}

/** What a version does not have, or refuses, by the heading it has in the overview. */
export const notOffered: Partial<Record<N8nVersion, readonly string[]>> = {
	'1.100.1': ['Database'],
	'2.41.1': ['Node 20', 'Node 22'],
};
