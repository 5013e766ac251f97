import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EngineRun, fileOf, runWorkflow } from '../../sandbox/engine';
import { packAndInstall } from '../../sandbox/package';
import { type ShippedWorkflow, shippedWorkflows } from '../../sandbox/shipped-workflows';

jest.setTimeout(60_000);

const golden = join(__dirname, '../golden/sample-people');

let installed: Awaited<ReturnType<typeof packAndInstall>>;
let done: EngineRun;

beforeAll(async () => {
	installed = await packAndInstall();
	const workflows = await shippedWorkflows();
	const { json } = workflows.find(({ id }) => id === 'try-with-sample-people') as ShippedWorkflow;
	done = await runWorkflow({
		packageFolder: installed.packageFolder,
		workflow: json,
		pinnedOutputs: json.pinData,
	});
});
afterAll(async () => await installed.remove());

const outputs = (name: string) => done.nodes[name]?.outputs ?? [];
const reasons = (name: string, output: number) =>
	outputs(name)[output]?.map(({ json }) => [json.name, ...(json.reasons as string[])]);

it('runs to its end without an account or a server', () => {
	expect([done.status, done.error]).toEqual(['success', undefined]);
	expect(Object.values(done.nodes).flatMap(({ error }) => error ?? [])).toEqual([]);
});

/** To make these anew: WRITE_GOLDEN=yes. Then read them, as the newcomer will. */
it.each([
	['Write the 360Learning file', '360learning_2026-12-01.csv', 'data'],
	["Write Skillup's file", 'skillup_2026-12-01.csv', 'data'],
	["Write Place de la Formation's file", 'place-de-la-formation_2026-12-01.csv', 'data'],
	["Write Lucca's import file", 'lucca-import_2026-12-01.csv', 'data'],
	['Compare with Lucca', 'plan_2026-12-01.csv', 'report'],
])('%s: %s, byte for byte', (name, fileName, field) => {
	const [file] = name.startsWith('Compare') ? (outputs(name)[5] ?? []) : (outputs(name)[0] ?? []);
	expect(file?.binary?.[field]?.fileName).toBe(fileName);
	const path = join(golden, fileName);
	if (process.env.WRITE_GOLDEN === 'yes') writeFileSync(path, fileOf(file, field));
	expect(existsSync(path)).toBe(true);
	expect(fileOf(file, field).equals(readFileSync(path))).toBe(true);
});

it('rejects who the Setup note says, for the reasons it says', () => {
	const mail = (cell: string, header: string) => [
		'Mehdi Benali',
		`${cell} - "mehdi.benali(at)acme.example" - is no e-mail address (${header})`,
	];
	expect(reasons('Write the 360Learning file', 1)).toEqual([
		mail('B12', 'email'),
		['Océane Rousseau', 'H13 - "À vérifier" - is none of Active, Inactive (status)'],
	]);
	expect(reasons("Write Skillup's file", 1)).toEqual([mail('A12', 'Login (email)')]);
	expect(reasons("Write Place de la Formation's file", 1)).toEqual([mail('F12', 'Mail')]);
	expect(reasons("Write Lucca's import file", 1)).toEqual([
		['Basile Picard', 'D14 - "" - is required and blank (mail)'],
		[
			'Léa Fontaine',
			'H15 - "0599999" - is the manager of this person and neither in the file nor known to be in Lucca (manager)',
		],
	]);
});

it('plans what the Setup note says', () => {
	const names = outputs('Compare with Lucca').map((items) => items.map(({ json }) => json.name));
	expect(names.slice(0, 3)).toEqual([
		['Noémie Chevallier', 'Léa Fontaine'],
		['Inès Castañeda', 'Björn Léveillé', 'Mehdi Benali'],
		['Mathéo Besançon'],
	]);
	expect(names[3]).toHaveLength(7);
	expect(reasons('Compare with Lucca', 4)).toEqual([
		['Régine Quéré', 'left Lucca on 2026-10-30 and is in the source again'],
		['Basile Picard', "is new, and Lucca needs 'Email' of somebody new"],
	]);
});

it('brings everything to where somebody looks', () => {
	const counts = ['Files, ready to deliver', 'Rows that were rejected', 'To do in Lucca'].map(
		(name) => outputs(name)[0]?.length,
	);
	expect(counts).toEqual([4, 6, 5]);
	expect(outputs('For HR to look at')[0]).toHaveLength(3);
	expect(outputs('What it comes to')[0]).toHaveLength(1);
});
