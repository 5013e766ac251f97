import { readFile } from 'node:fs/promises';
import type { RunningN8n } from '../../sandbox/n8n/server';

/** The ids of the executions a worker says it finished. */
export async function executionsOfWorker({ logFile }: RunningN8n): Promise<string[]> {
	const log = await readFile(logFile, 'utf8');
	return [...log.matchAll(/Worker finished execution (\S+)/g)].map(([, id = '']) => id);
}
