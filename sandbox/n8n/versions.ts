/** What it takes to start one n8n. */
interface Pin {
	/** The least Node it starts on, as its own package.json and its addons ask for. */
	leastNode: number;
	/** Settings it needs beside those every n8n gets. */
	settings?: Record<string, string>;
	/** Further ones on a Node older than a number. */
	below?: { node: number; settings: Record<string, string> };
	/** Whether its editor leaves the columns of a mapper empty, whatever a node suggests for them. */
	emptyColumns?: true;
}

/**
 * n8n 1.x shares one connection to SQLite between everything it does at a time, unless it is told
 * otherwise: "cannot start a transaction within a transaction". Its log asks for this setting.
 */
const pooled = { DB_SQLITE_POOL_SIZE: '4' };

/** Every n8n pinned in sandbox/hosts, the oldest first. */
const pins = {
	'1.100.1': { leastNode: 20, emptyColumns: true, settings: pooled },
	'1.123.81': {
		leastNode: 20,
		settings: pooled,
		// Its sandbox for expressions is an addon that Node 20 is too old for.
		below: { node: 22, settings: { N8N_EXPRESSION_ENGINE: 'legacy' } },
	},
	'2.0.3': { leastNode: 20 },
	'2.8.4': { leastNode: 20 },
	'2.41.1': {
		leastNode: 24,
		// Looks up a list of tool servers elsewhere.
		settings: { N8N_DISABLED_MODULES: 'mcp-registry' },
	},
} as const satisfies Record<string, Pin>;

export type N8nVersion = keyof typeof pins;

export const pinnedVersions = Object.keys(pins) as N8nVersion[];

/** The two every change is tested on; the others wait for `npm run compatibility`. */
export const everydayVersions = ['2.8.4', '2.41.1'] as const satisfies readonly N8nVersion[];

export function leastNodeOf(version: N8nVersion): number {
	return pins[version].leastNode;
}

/** The settings a version needs, as environment variables, on a Node of this major number. */
export function settingsOf(version: N8nVersion, node: number): Record<string, string> {
	const { settings, below }: Pin = pins[version];
	return { ...settings, ...(below && node < below.node && below.settings) };
}

/** Whether its editor fills in the columns of a mapper as a node suggests: from 1.123 on. */
export function fillsColumns(version: N8nVersion): boolean {
	const { emptyColumns }: Pin = pins[version];
	return !emptyColumns;
}

/**
 * A version as a user typed it.
 * @throws Error that names the versions there are
 */
export function pinnedVersion(typed: string): N8nVersion {
	const version = pinnedVersions.find((each) => each === typed);
	if (version) return version;
	throw new Error(`n8n '${typed}' is not pinned here. Choose one of: ${pinnedVersions.join(', ')}`);
}
