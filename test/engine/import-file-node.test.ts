import type { INodeParameters } from 'n8n-workflow';
import { fileOf, runWorkflow, type WorkflowJson } from '../../sandbox/engine';
import { packAndInstall } from '../../sandbox/package';
import { DAY } from '../support/people';

jest.setTimeout(60_000);

let installed: Awaited<ReturnType<typeof packAndInstall>>;

beforeAll(async () => {
	installed = await packAndInstall();
});
afterAll(async () => {
	await installed.remove();
});

const node = (name: string, type: string, parameters: INodeParameters, at: number) => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [at, 0] as [number, number],
	parameters,
});

const content = [
	'Matricule;Identifiant;Nom;Prénom;E-mail professionnel;Entrée;Sortie;Établissement;Service payé;Responsable;Rôle principal;Langue',
	'00412;ivarlet;Varlet;Inès;ines.varlet@acme.example;24/03/2024;;LYON-01;Qualité;00007;Salarié;Français',
	'00500;mleroux;Le Roux;Maël;mael.leroux.acme.example;01/06/2010;22/10/2026;LYON-01;Qualité;00412;Salarié;fr-FR',
	'00007;porme;Orme;Paul;paul.orme@acme.example;01/01/2001;;LYON-01;Direction;;Salarié;en-GB',
];

const column = (header: string, field: string) => ({ header, field });

/** A third party's file read and written for Lucca, with the forms as the editor saves them. */
const workflow: WorkflowJson = {
	name: 'Import file node',
	nodes: [
		node('File', 'n8n-nodes-base.manualTrigger', {}, 0),
		node(
			'Read',
			'n8n-nodes-lucca-sync.luccaImportFile',
			{
				operation: 'read',
				valueMappings: { mapping: [{ field: 'legalEntity', from: 'LYON-01', to: 'Acme Lyon' }] },
				columnMappings: {
					mapping: [
						column('Entrée', 'contractStart'),
						column('Sortie', 'contractEnd'),
						column('Service payé', 'department'),
						column('Responsable', 'managerEmployeeNumber'),
					],
				},
				options: { day: DAY },
			},
			200,
		),
		node(
			'Write',
			'n8n-nodes-lucca-sync.luccaImportFile',
			{
				mode: 'createOrUpdate',
				partBlank: 'sendBlanks',
				options: {
					day: DAY,
					reportField: 'report',
					knownManagers: "={{ $('Read').all(1).map((item) => item.json) }}",
				},
			},
			400,
		),
	],
	connections: {
		File: { main: [[{ node: 'Read', type: 'main', index: 0 }]] },
		Read: { main: [[{ node: 'Write', type: 'main', index: 0 }]] },
	},
};

const run = async (text: string) =>
	await runWorkflow({
		packageFolder: installed.packageFolder,
		workflow,
		pinnedOutputs: {
			File: [
				{
					json: {},
					binary: {
						data: {
							data: Buffer.from(text, 'utf8').toString('base64'),
							mimeType: 'text/csv',
							fileName: 'people.csv',
						},
					},
				},
			],
		},
	});

it("reads a third party's file and writes Lucca's, with a report of what is rejected", async () => {
	const done = await run(content.join('\r\n'));
	expect([done.status, done.error]).toEqual(['success', undefined]);

	const [, unreadable = []] = done.nodes.Read?.outputs ?? [];
	expect(unreadable.map(({ json }) => [json.login, json.name, json.row])).toEqual([
		['mleroux', 'Maël Le Roux', 3],
	]);
	const report = unreadable[0] && fileOf(unreadable[0], 'report').toString('utf8');
	expect(report).toContain('Rejected;00500;Maël Le Roux;');

	const [[file] = [], rejected] = done.nodes.Write?.outputs ?? [];
	expect([file?.json.written, rejected]).toEqual([2, []]);
	expect(file && fileOf(file).toString('utf8').split('\r\n')).toEqual([
		'login;firstName;lastName;mail;legalEntity;dtContractStart;department;manager;rolePrincipal;culture;employeenumber',
		'porme;Paul;Orme;paul.orme@acme.example;Acme Lyon;01/01/2001;Direction;porme;Salarié;en-GB;00007',
		'ivarlet;Inès;Varlet;ines.varlet@acme.example;Acme Lyon;24/03/2024;Qualité;porme;Salarié;fr-FR;00412',
		'',
	]);
});

it('ends with the cell and both readings when dates may be read two ways', async () => {
	const [headers = '', row = ''] = content;
	const done = await run([headers, row.replace('24/03/2024', '04/03/2024')].join('\r\n'));
	expect(done).toMatchObject({
		status: 'error',
		error: {
			message: expect.stringMatching(/F2 "04\/03\/2024" is 4 March 2024 .+ 3 April 2024/),
			description: "Choose the one that is meant in 'Date Format'",
			node: 'Read',
		},
	});
});
