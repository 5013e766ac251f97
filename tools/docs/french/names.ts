import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What n8n's, Lucca's and other screens show, where the pages name it in bold. */
const ofOthers = [
	'⋯',
	'Active',
	'Binary',
	'Community nodes',
	'Create credential',
	'Create workflow',
	'Download',
	'Execute step',
	'Execute workflow',
	'Executions',
	'Fetch Test Event',
	'From URL',
	'Import',
	'Import from file',
	'Import from URL',
	'Install',
	'Install a community node',
	'npm Package Name',
	'Overview',
	'Publish',
	'Save',
	'Save successful production executions',
	'Settings',
	'Uninstall package',
	'Update',
	'View',
];

/** What reads like a name, but is a word or a heading wherever the pages emphasise it. */
const noNames = new Set([
	'Address',
	'Blanks',
	'Blank',
	'Managers',
	'Required',
	'Unless taken out',
	'With the managers',
]);

const root = join(__dirname, '../../..');

/** Every name the forms of the nodes and credentials show, read from their sources. */
function shownNames(): Set<string> {
	const sources = ['nodes', 'credentials'].flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.ts'))
			.map((name) => readFileSync(join(root, folder, name), 'utf8')),
	);
	const shown = /(?:displayName|name|label|outputNames?)\b:?\s*(?:=\s*)?'([^'\n]*[A-Z][^'\n]*)'/g;
	return new Set(
		sources.flatMap((source) => [...source.matchAll(shown)].map(([, name = '']) => name)),
	);
}

let known: ReadonlySet<string> | undefined;

/** Whether a text is a name of a screen, or several with commas between, or a path of them. */
function isKnown(text: string): boolean {
	const all = (known ??= new Set([...shownNames(), ...ofOthers]));
	return text.split(/ > |: |, /).every((part) => all.has(part));
}

/**
 * Whether an emphasised text must stay as it is: a name or a message of a screen, and not a word.
 * In bold, names are told by being known; in italics, by their first letter or, for messages, their length.
 */
export function isName(text: string, bold: boolean): boolean {
	if (noNames.has(text)) return false;
	return isKnown(text) || (!bold && (/^\p{Lu}/u.test(text) || text.split(/\s+/).length >= 4));
}

/** Whether a cell of a table must stay as it is: figures or code, or names of screens alone. */
export const isData = (cell: string) =>
	/^(`[^`]*`|[\d\s.,:%-])+$/.test(cell) || (!noNames.has(cell) && isKnown(cell));
