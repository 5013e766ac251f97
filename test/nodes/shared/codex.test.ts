import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ICredentialType } from 'n8n-workflow';
import manifest from '../../../package.json';

const root = join(__dirname, '../../..');
const docs = 'https://github.com/lucca-sync/n8n-nodes-lucca-sync/blob/main/docs/';

interface Codex {
	readonly node: string;
	readonly categories: readonly string[];
	readonly alias: readonly string[];
	readonly resources: {
		readonly primaryDocumentation: ReadonlyArray<{ url: string }>;
		readonly credentialDocumentation?: ReadonlyArray<{ url: string }>;
	};
}

const nodes = manifest.n8n.nodes.map((path) => {
	const name = /(\w+)\.node\.js$/.exec(path)?.[1] ?? '';
	const codex = JSON.parse(
		readFileSync(join(root, 'nodes', name, `${name}.node.json`), 'utf8'),
	) as Codex;
	return { name, codex };
});

/** How GitHub names the part of a page under a heading. */
const anchorOf = (heading: string) => heading.toLowerCase().replaceAll(' ', '-');

const credentialAnchors: Record<string, string[]> = {
	LuccaUsers: ['lucca-hr-api', 'lucca-hr-oauth2-api'],
	LuccaUsersTrigger: ['lucca-hr-api'],
	PartnerFileServer: ['partner-file-server-api', 'archive-file-server-api', 'pgp-keys-api'],
};

it.each(nodes)('sends who asks about $name to the page of the node', ({ name, codex }) => {
	const page = name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
	const ofCredentials = (credentialAnchors[name] ?? []).map((anchor) => ({
		url: `${docs}credentials.md#${anchor}`,
	}));
	expect(codex.resources).toEqual({
		...(ofCredentials.length > 0 && { credentialDocumentation: ofCredentials }),
		primaryDocumentation: [{ url: `${docs}nodes/${page}.md` }],
	});
	expect(codex.node).toBe(`${manifest.name}.${name[0]?.toLowerCase()}${name.slice(1)}`);
	expect(codex.categories).toContain('Data & Storage');
});

it.each(manifest.n8n.credentials)('sends who fills in %s to its part of the page', (path) => {
	const file = path.replace(/^dist\//, '').replace(/\.js$/, '');
	const exported = jest.requireActual<Record<string, new () => ICredentialType>>(join(root, file));
	const [Credential] = Object.values(exported);
	const credential = Credential ? new Credential() : undefined;
	expect(credential?.documentationUrl).toBe(
		`${docs}credentials.md#${anchorOf(credential?.displayName ?? '')}`,
	);
});

it.each([
	['SIRH', nodes.map(({ name }) => name)],
	['RH', nodes.map(({ name }) => name)],
	['LMS', ['PartnerFileServer', 'TrainingPartnerFile']],
	['annuaire', ['LuccaImportFile', 'LuccaSyncPlan', 'LuccaUsers']],
	['déclencheur', ['LuccaUsersTrigger']],
	['export', ['LuccaImportFile', 'LuccaUsers', 'PartnerFileServer', 'TrainingPartnerFile']],
	['formation', ['LuccaImportFile', 'LuccaUsers', 'PartnerFileServer', 'TrainingPartnerFile']],
	['import', ['LuccaImportFile', 'TrainingPartnerFile']],
	['paie', ['LuccaImportFile', 'LuccaSyncPlan', 'TrainingPartnerFile']],
	['serveur', ['PartnerFileServer']],
	['simulation', ['LuccaSyncPlan']],
	[
		'salariés',
		['LuccaImportFile', 'LuccaSyncPlan', 'LuccaUsers', 'LuccaUsersTrigger', 'TrainingPartnerFile'],
	],
])('is found by who types "%s"', (word, found) => {
	const typed = new RegExp(`(^|\\s)${word}(\\s|$)`, 'i');
	expect(
		nodes
			.filter(({ codex }) => codex.alias.some((alias) => typed.test(alias)))
			.map(({ name }) => name),
	).toEqual(found);
});

it.each(nodes)('names no word twice for $name', ({ codex }) => {
	const words = codex.alias.map((alias) => alias.toLowerCase());
	expect(words).toEqual([...new Set(words)]);
});
