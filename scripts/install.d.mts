export function ensureInstalled(
	folder: string,
	label: string,
	env?: NodeJS.ProcessEnv,
): Promise<void>;

export function run(
	command: string,
	commandArguments: string[],
	cwd: string,
	env?: NodeJS.ProcessEnv,
): Promise<void>;
