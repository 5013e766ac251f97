import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { civilDateAt } from '../../lib/employee/civil-date';
import type { CompanyUser } from '../../sandbox/company';
import type { Sandbox } from '../../sandbox/open';
import type { Editor } from './browser/editor';
import type { Form } from './browser/form';
import type { Checks } from './checks';

const LOGIN = 'edesportes';

/** What a user does with an operation, and what is then so. */
interface Way<State> {
	readonly name: string;
	/** The node's entry in the panel. */
	readonly action: string;
	fill(form: Form): Promise<void>;
	/** What the output panel then shows. */
	readonly shows: RegExp;
	/** What must then hold where the operation worked. */
	readonly holds?: (state: State) => void | Promise<void>;
}

/** Each operation that writes, or names a person; what holds is the person with `LOGIN`. */
const withPeople: ReadonlyArray<Way<CompanyUser | undefined>> = [
	{
		name: 'User: Create',
		action: 'Create a user',
		fill: async (form) => {
			await form.type('firstName', 'Éva');
			await form.type('lastName', "Des Portes d'Ô");
			await form.type('login', LOGIN);
			await form.type('email', 'eva.desportes@acme.example');
			await form.pick('legalEntity', 'nantes', 'Acme Nantes');
			await form.pick('department', 'logist', 'Logistique');
			await form.name('primaryRole', 'By Name', 'Salarié');
			await form.day('contractStart', '2026-12-01');
			await form.add('Add field', 'Job Title');
			await form.type('jobTitle', 'Cheffe de quai');
		},
		shows: /created/,
		holds: (user) => {
			assert.equal(user?.lastName, "Des Portes d'Ô");
			assert.equal(user.legalEntityId, 4);
			assert.equal(user.rolePrincipalId, 61);
			assert.equal(user.dtContractStart, '2026-12-01T00:00:00');
			assert.equal(user.jobTitle, 'Cheffe de quai');
		},
	},
	{
		name: 'User: Get',
		action: 'Get a user',
		fill: async (form) => await form.pick('user', 'Des Portes', "Des Portes d'Ô Éva"),
		shows: /Cheffe de quai/,
	},
	{
		name: 'User: Update',
		action: 'Update a user',
		fill: async (form) => {
			await form.name('user', 'By Login', LOGIN);
			await form.add('Add field', 'Job Title');
			await form.type('jobTitle', 'Directrice de quai');
		},
		shows: /updated/,
		holds: (user) => assert.equal(user?.jobTitle, 'Directrice de quai'),
	},
	{
		name: 'User: Create or Update',
		action: 'Create or update a user',
		fill: async (form) => {
			await form.type('login', LOGIN);
			await form.type('firstName', 'Ève');
		},
		shows: /updated/,
		holds: (user) => {
			assert.equal(user?.firstName, 'Ève');
			assert.equal(user.jobTitle, 'Directrice de quai');
		},
	},
	{
		name: 'User: Set Departure',
		action: 'Set the departure of a user',
		fill: async (form) => {
			await form.name('user', 'By Login', LOGIN);
			await form.day('lastDay', '2027-01-31');
		},
		shows: /updated/,
		holds: (user) => assert.equal(user?.dtContractEnd, '2027-01-31T00:00:00'),
	},
	{
		name: 'User: Get Many',
		action: 'Get many users',
		fill: async (form) => await form.flip('returnAll'),
		shows: /1,?101 items/,
	},
	{
		name: 'Work Contract: Get Many',
		action: 'Get many work contracts',
		fill: async (form) => await form.add('Add filter', 'Applicable Only'),
		shows: /50 items/,
	},
	{
		name: 'API: Custom API Call',
		action: 'Make a custom API call',
		fill: async (form) => await form.type('path', '/api/v3/users?fields=id,login&login=edesportes'),
		shows: /edesportes/,
	},
	...[
		['Department', 'departments', /50 items/],
		['Establishment', 'establishments', /Acme Lyon/],
		['Legal Unit', 'legal units', /Acme France/],
		['Role', 'roles', /Salarié/],
	].map(([resource, plural, shows]) => ({
		name: `${String(resource)}: Get Many`,
		action: `Get many ${String(plural)}`,
		fill: async () => await Promise.resolve(),
		shows: shows as RegExp,
	})),
];

const delivered = (): string => `360learning_${civilDateAt(Date.now(), 'Europe/Paris')}.csv`;

/** What is done with files beside delivering them; what holds are the names on the server. */
const withFiles: ReadonlyArray<Way<string[]>> = [
	{
		name: 'File: List',
		action: 'List files',
		fill: async (form) => {
			await form.type('folder', 'archive');
			await form.type('pattern', '*360learning*.memory');
		},
		shows: /360learning_.*\.memory/,
	},
	{
		name: 'Folder: Create',
		action: 'Create a folder',
		fill: async (form) => await form.type('folder', 'reçus/été'),
		shows: /true/,
		holds: (names) => assert.ok(names.includes('reçus/été')),
	},
	{
		name: 'File: Get',
		action: 'Get a file',
		fill: async (form) => await form.type('fileName', delivered()),
		shows: /360learning_/,
	},
	{
		name: 'File: Collect',
		action: 'Collect new files',
		fill: async (form) => {
			await form.type('pattern', '360learning_*.csv');
			await form.choose('afterCollecting', 'Move to Folder');
			await form.type('claimFolder', 'reçus');
			await form.add('Add option', 'Wait Until Stable (Seconds)');
			await form.type('stableSeconds', '0');
		},
		shows: /360learning_/,
		holds: (names) => assert.ok(names.includes(`reçus/${delivered()}`), names.join(' ')),
	},
	{
		name: 'File: Move',
		action: 'Move or rename a file',
		fill: async (form) => {
			await form.type('folder', 'reçus');
			await form.type('fileName', delivered());
			await form.type('toFileName', 'à jeter.csv');
		},
		shows: /à jeter/,
		holds: (names) => assert.ok(names.includes('reçus/à jeter.csv'), names.join(' ')),
	},
	{
		name: 'File: Delete',
		action: 'Delete a file',
		fill: async (form) => {
			await form.type('folder', 'reçus');
			await form.type('fileName', 'à jeter.csv');
		},
		shows: /true/,
		holds: (names) => assert.ok(!names.includes('reçus/à jeter.csv'), names.join(' ')),
	},
];

/** Every operation one must have, filled in by hand in the editor and run from its form. */
export async function checkForms(
	checks: Checks,
	editor: Editor,
	{ lucca, folders }: Sandbox,
): Promise<void> {
	await checkWays(checks, editor, 'Lucca Users', 'Lucca', withPeople, () =>
		lucca.company.users.find(({ login }) => login === LOGIN),
	);
	await checkWays(checks, editor, 'Partner File Server', '360Learning server', withFiles, () =>
		readdirSync(folders.sftp, { recursive: true }).map(String),
	);
}

async function checkWays<State>(
	checks: Checks,
	editor: Editor,
	node: string,
	credential: string,
	ways: ReadonlyArray<Way<State>>,
	stateNow: () => State,
): Promise<void> {
	for (const { name, action, fill, shows, holds } of ways) {
		await checks.check(`editor: '${name}' works from its form`, async () => {
			await editor.clearCanvas();
			await editor.addNode(node, action);
			try {
				await editor.form.connect(credential);
				await fill(editor.form);
				await editor.form.execute(shows);
			} finally {
				await editor.picture(`form ${name.replace(/\W+/g, ' ')}`);
			}
			await holds?.(stateNow());
		});
	}
}
