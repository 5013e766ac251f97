import type { N8nVersion } from './versions';

/** Where n8n keeps the files that flow through a workflow. */
export type BinaryMode = 'memory' | 'filesystem' | 'database';

/** Who executes: n8n itself, or workers that take what it puts into a queue. */
export type ExecutionMode = 'regular' | 'queue';

/** Where the code of a Code node runs: in n8n, in a process it starts, or in one started beside it. */
export type RunnersMode = 'none' | 'internal' | 'external';

/** The ways of running n8n that an installation chooses among. */
export interface N8nMode {
	binary: BinaryMode;
	execution: ExecutionMode;
	runners: RunnersMode;
}

/** What a runner started beside n8n shows to be let in. */
export const runnersToken = 'token-of-the-runners';

/** How a version runs when nobody chooses. */
export function usualMode(version: N8nVersion): N8nMode {
	return version.startsWith('1.')
		? { binary: 'memory', execution: 'regular', runners: 'none' }
		: { binary: 'filesystem', execution: 'regular', runners: 'internal' };
}

/** A mode as settings for every process of an n8n, as environment variables. */
export function settingsOfMode({ binary, execution, runners }: N8nMode): Record<string, string> {
	return {
		// 'default' is n8n's word for files that stay in memory.
		N8N_DEFAULT_BINARY_DATA_MODE: binary === 'memory' ? 'default' : binary,
		N8N_AVAILABLE_BINARY_DATA_MODES: binary === 'database' ? 'filesystem,database' : 'filesystem',
		N8N_RUNNERS_ENABLED: String(runners !== 'none'),
		...(runners === 'external' && {
			N8N_RUNNERS_MODE: 'external',
			N8N_RUNNERS_AUTH_TOKEN: runnersToken,
		}),
		// Also what is run by hand goes to the workers.
		...(execution === 'queue' && { OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true' }),
	};
}
