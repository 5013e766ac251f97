import { mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const repositoryRoot = join(__dirname, '..');

/** What a run leaves behind to be looked at: delivered files, screenshots, logs. */
export const workFolder = join(repositoryRoot, '.sandbox');

/**
 * The folder holding the package.json, lock file and installed packages of a pinned host. With the
 * variable SANDBOX_HOSTS that of another checkout: several n8n take more than ten gigabytes.
 */
export function hostFolder(name: string): string {
	return join(process.env.SANDBOX_HOSTS ?? join(repositoryRoot, 'sandbox', 'hosts'), name);
}

/**
 * A new empty folder outside the checkout. A node loaded from inside the checkout would find the
 * checkout's own n8n-workflow before the one of the n8n that runs it, which no user's n8n does.
 */
export async function temporaryFolder(purpose: string): Promise<string> {
	return await realpath(await mkdtemp(join(tmpdir(), `lucca-sync-${purpose}-`)));
}
