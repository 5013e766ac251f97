import '../../support/core-errors';
import { createHash } from 'node:crypto';
import type { INodeExecutionData } from 'n8n-workflow';
import { inMemory, type ExecutionInput } from '../../support/execute-functions';
import { differences, schemaAt } from '../../support/schema';
import { until } from '../../support/until';
import { run, twoServers, type Done } from './two-servers';

const servers = twoServers();
const CONTENT = Buffer.from('Prénom;Nom\r\nZoë;Núñez\r\n');
const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');

const itemWith = (content: Buffer | string, fileName?: string): INodeExecutionData => ({
	json: {},
	binary: { data: inMemory(Buffer.from(content), fileName) },
});

/** Delivers, with no brake, no archive and no encryption unless told otherwise. */
async function deliver(
	parameters: Record<string, unknown> = {},
	further: Partial<ExecutionInput> = {},
): Promise<Done> {
	return await run(
		{
			operation: 'deliver',
			inputDataFieldName: 'data',
			folder: '',
			fileName: '',
			encryption: 'none',
			brake: false,
			archiveOn: 'none',
			approvedSha256: '',
			...parameters,
		},
		{
			items: [itemWith(CONTENT, 'people.csv')],
			credentials: { partnerFileServerApi: servers.credential('sftp') },
			...further,
		},
	);
}

const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string;
const received = {
	status: 'delivered',
	fileName: 'people.csv',
	folder: '/',
	sha256: sha256(CONTENT),
	bytes: CONTENT.length,
	verified: 'content',
	replaced: false,
	seenInFolder: true,
	leftBehind: [],
	attempts: 1,
	seconds: expect.any(Number) as number,
	deliveredAt: instant,
};

test.each(['ftp', 'sftp'] as const)(
	'A file is delivered over %s: the receipt comes out on the first output, and the file goes on',
	async (protocol) => {
		const binary = { data: inMemory(CONTENT, 'people.csv') };
		const partnerFileServerApi = servers.credential(protocol);
		const { outputs } = await deliver(
			{},
			{ items: [{ json: { rows: 1 }, binary }], credentials: { partnerFileServerApi } },
		);
		const json = { ...received, server: `127.0.0.1:${servers.running[protocol].port}` };
		expect(outputs).toEqual([[{ json, binary, pairedItem: { item: 0 } }], []]);
		expect(servers.filesOf(protocol)).toEqual({ 'people.csv': CONTENT.toString('utf8') });
	},
);

test('A file that n8n keeps outside the item is streamed', async () => {
	const kept = {
		...inMemory(Buffer.alloc(0), 'people.csv'),
		data: 'filesystem-v2',
		id: 'stored:1',
	};
	await deliver(
		{},
		{ items: [{ json: {}, binary: { data: kept } }], stored: { 'stored:1': CONTENT } },
	);
	expect(servers.filesOf('sftp')).toEqual({ 'people.csv': CONTENT.toString('utf8') });
});

test('Field, folder and file name are those of each item, over one login', async () => {
	servers.put('sftp', { 'incoming/before.csv': '' });
	const { outputs } = await deliver(
		{
			inputDataFieldName: 'file',
			folder: (index: number) => (index === 1 ? ' /incoming ' : ''),
			fileName: (index: number) => `${'abc'[index]}.csv`,
		},
		{
			items: ['a', 'b', 'c'].map((name) => ({
				json: { name },
				binary: { file: inMemory(Buffer.from(name), 'x.csv') },
			})),
		},
	);
	expect(
		outputs[0]?.map(({ json, pairedItem }) => [json.folder, json.fileName, pairedItem]),
	).toEqual([
		['/', 'a.csv', { item: 0 }],
		['/incoming', 'b.csv', { item: 1 }],
		['/', 'c.csv', { item: 2 }],
	]);
	expect(servers.filesOf('sftp')).toEqual({
		'a.csv': 'a',
		'c.csv': 'c',
		'incoming/b.csv': 'b',
		'incoming/before.csv': '',
	});
	expect(servers.running.sftp.loginAttempts).toBe(1);
});

test('A credential of its own takes an item to another server', async () => {
	await deliver(
		{},
		{
			items: ['a', 'b'].map((name) => itemWith(name, `${name}.csv`)),
			credentials: {
				partnerFileServerApi: (index) => servers.credential(index === 0 ? 'ftp' : 'sftp'),
			},
		},
	);
	expect([servers.filesOf('ftp'), servers.filesOf('sftp')]).toEqual([
		{ 'a.csv': 'a' },
		{ 'b.csv': 'b' },
	]);
});

test('A failure ends the node with what happened, what to do and the item', async () => {
	const failing = deliver(
		{ folder: (index: number) => (index === 1 ? 'nowhere' : '') },
		{ items: ['a', 'b'].map((name) => itemWith(name, `${name}.csv`)) },
	);
	await expect(failing).rejects.toMatchObject({
		name: 'NodeOperationError',
		message: expect.stringContaining("There is no folder 'nowhere' on 127.0.0.1:") as string,
		description: expect.stringContaining("Check 'Folder'") as string,
		context: { itemIndex: 1 },
	});
	expect(servers.filesOf('sftp')).toEqual({ 'a.csv': 'a' });
});

test('Told to continue, it delivers the other items and explains the one that failed', async () => {
	const items = [itemWith('a', 'a.csv'), { json: {} }, itemWith('c'), itemWith('d', 'd.csv')];
	const { outputs } = await deliver({}, { items, continueOnFail: true });
	expect(outputs.map((output) => output.length)).toEqual([4, 0]);
	expect(
		outputs[0]?.map(({ json, pairedItem }) => [json.fileName ?? json.error, pairedItem]),
	).toEqual([
		['a.csv', { item: 0 }],
		["The item that came in carries no file in its field 'data'", { item: 1 }],
		["The file name '' cannot be used: it is empty", { item: 2 }],
		['d.csv', { item: 3 }],
	]);
	expect(Object.keys(servers.filesOf('sftp'))).toEqual(['a.csv', 'd.csv']);
});

test('The receipt names the server alone when a whole address was pasted', async () => {
	const address = { ...servers.credential('ftp'), host: 'ftp://bob:hunter2@127.0.0.1/in' };
	const { outputs } = await deliver({}, { credentials: { partnerFileServerApi: address } });
	expect(outputs[0]?.[0]?.json.server).toBe(`127.0.0.1:${servers.running.ftp.port}`);
});

test('A workflow that is stopped stops the delivery', async () => {
	const { sftp } = servers.running;
	sftp.setFaults({ stallAfter: 0 });
	const controller = new AbortController();
	const delivering = deliver({}, { signal: controller.signal });
	const stopped = expect(delivering).rejects.toMatchObject({
		message: expect.stringContaining('was stopped with the workflow') as string,
	});
	await until(() => sftp.requests.some((request) => request.startsWith('OPEN ')));
	controller.abort();
	await stopped;
});

test('What could not be cleared away is hinted at in the editor', async () => {
	const refusing = await servers.restartFtp({
		without: ['DELE'],
		faults: { dropAfter: 1, times: 1 },
	});
	const { outputs, hints } = await deliver({}, { credentials: { partnerFileServerApi: refusing } });

	const left = Object.keys(servers.filesOf('ftp')).filter((name) => name.endsWith('.part'));
	expect(left).toHaveLength(1);
	expect(outputs[0]?.[0]?.json).toMatchObject({ attempts: 2, leftBehind: left });
	expect(hints).toEqual([
		expect.objectContaining({
			type: 'warning',
			message: expect.stringContaining('leftBehind') as string,
		}),
		expect.objectContaining({
			type: 'info',
			message:
				"'people.csv' delivered to '/'. It was compared with nothing: 'Hold Unusual Files' is off.",
		}),
	]);
});

const people = (count: number, inactive = 0) =>
	[
		'Matricule;Nom;Statut',
		...Array.from({ length: count }, (_, index) =>
			[String(index).padStart(5, '0'), `Nom${index}`, index < inactive ? 'Inactif' : 'Actif'].join(
				';',
			),
		),
		'',
	].join('\r\n');

const braked = {
	brake: true,
	fileLayout: 'columns',
	keyColumns: 'Matricule',
	statusColumn: 'Statut',
	inactiveValues: 'Inactif',
	archiveOn: 'sameServer',
	archiveFolder: 'archive',
};

const daily = async (
	content: string,
	parameters: Record<string, unknown> = {},
	further: Partial<ExecutionInput> = {},
) =>
	await deliver(
		{ ...braked, ...parameters },
		{ items: [itemWith(content, 'people.csv')], ...further },
	);

const statusOf = ({ outputs }: Done) =>
	outputs.map((output) => output.map(({ json }) => json.status ?? json.error));

test('An unusual file is held on the second output, and goes out once approved', async () => {
	expect(statusOf(await daily(people(40)))).toEqual([['delivered'], []]);

	const disaster = people(40, 30);
	const held = await daily(disaster, { options: { peopleShown: 2 } }, { mode: 'trigger' });
	expect(statusOf(held)).toEqual([[], ['held']]);
	const [item] = held.outputs[1] ?? [];
	expect(item?.json).toMatchObject({
		sha256: sha256(disaster),
		decision: 'held',
		counts: { deactivated: 30, gone: 0 },
		comparedWith: { fileName: 'people.csv', sha256: sha256(people(40)) },
	});
	expect(item?.json.people).toHaveLength(2);
	expect(item?.pairedItem).toEqual({ item: 0 });
	expect(Object.keys(item?.binary ?? {})).toEqual(['data', 'report']);
	expect(held.hints[0]?.message).toContain('Held, nothing was delivered');
	expect(servers.filesOf('sftp')['people.csv']).toBe(people(40));

	const approvedSha256 = item?.json.sha256 as string;
	const other = daily(people(40, 31), { approvedSha256 });
	await expect(other).rejects.toMatchObject({
		message: expect.stringContaining('not the file that was approved') as string,
	});
	expect(statusOf(await daily(disaster, { approvedSha256 }))).toEqual([['delivered'], []]);
	expect(servers.filesOf('sftp')['people.csv']).toBe(disaster);
});

test('An archive on another server keeps the memory there, over a connection of its own', async () => {
	const credentials = {
		partnerFileServerApi: servers.credential('sftp'),
		archiveFileServerApi: servers.credential('ftp'),
	};
	const parameters = { archiveOn: 'anotherServer', archiveFolder: '/memory' };
	await daily(people(40), parameters, { credentials });
	const held = await daily(people(1), parameters, { credentials });
	expect(statusOf(held)).toEqual([[], ['held']]);
	expect(servers.filesOf('sftp')).toEqual({ 'people.csv': people(40) });
	const kept = servers.filesOf('ftp');
	expect(Object.keys(kept).sort()).toEqual([
		expect.stringMatching(/^memory\/.*_people\.csv$/),
		expect.stringMatching(/^memory\/.*_people\.csv\.memory$/),
	]);
	expect(Object.values(kept)).toContain(people(40));
});

test('Nobody watching, a file with nothing to compare with is held', async () => {
	expect(statusOf(await daily(people(40), {}, { mode: 'trigger' }))).toEqual([[], ['held']]);
	expect(servers.filesOf('sftp')['people.csv']).toBeUndefined();
});

test('Some items held and some failed, each is on its output', async () => {
	await daily(people(40));
	const done = await daily(
		'',
		{ fileName: (index: number) => (index === 1 ? 'bad/name.csv' : 'people.csv') },
		{
			items: [
				itemWith(people(3), 'x.csv'),
				itemWith(people(40), 'x.csv'),
				itemWith(people(40), 'x.csv'),
			],
			continueOnFail: true,
		},
	);
	expect(statusOf(done)).toEqual([
		[expect.stringContaining("'bad/name.csv' cannot be used"), 'identical'],
		['held'],
	]);
	const links = done.outputs.map((output) => output.map(({ pairedItem }) => pairedItem));
	expect(links).toEqual([[{ item: 1 }, { item: 2 }], [{ item: 0 }]]);
});

test('Encryption without keys that can encrypt sends nothing', async () => {
	const credentials = {
		partnerFileServerApi: servers.credential('sftp'),
		pgpKeysApi: { recipients: 'no key', sign: false },
	};
	await expect(deliver({ encryption: 'pgp' }, { credentials })).rejects.toThrow();
	await expect(deliver({ encryption: 'zip' }, { credentials })).rejects.toMatchObject({
		message: expect.stringContaining("'Encryption' is 'zip'") as string,
	});
	expect(servers.filesOf('sftp')).toEqual({});
});

test('The output schema is what comes out', async () => {
	await daily(people(40));
	const { outputs } = await daily(people(41));
	const schema = schemaAt('PartnerFileServer/__schema__/v1.0.0/file/deliver.json');
	expect(differences(schema, outputs[0]?.[0]?.json)).toEqual([]);
});

test('What held a file is known to the node that delivers it once approved', async () => {
	const layout = { fileLayout: 'item' };
	const partnerFile = (count: number) =>
		[
			'uniqueId;email;firstname;lastname;status',
			...Array.from({ length: count }, (_, at) => `${at};p${at}@x.example;Ana;N${at};Active`),
			'',
		].join('\r\n');
	const from = (content: string) => ({
		items: [{ ...itemWith(content, 'people.csv'), json: { partner: 'threeSixtyLearning' } }],
	});
	await daily('', layout, from(partnerFile(80)));
	const held = await daily('', layout, { ...from(partnerFile(40)), mode: 'trigger' });
	const [item] = held.outputs[1] ?? [];
	expect(item?.json).toMatchObject({ status: 'held', partner: 'threeSixtyLearning' });

	const approved = { ...layout, approvedSha256: item?.json.sha256 };
	const written = { approvedSha256: '={{ $json.sha256 }}' };
	const second = await daily('', approved, { items: [item!], mode: 'trigger', written });
	expect(statusOf(second)).toEqual([['delivered'], []]);
	expect(second.outputs[0]?.[0]?.json.decision).toBe('approved');
});

test('A file does not approve itself by the expression that suits a held one', async () => {
	await daily(people(40));
	const disaster = people(40, 30);
	const items = [{ ...itemWith(disaster, 'people.csv'), json: { sha256: sha256(disaster) } }];
	const approved = { approvedSha256: sha256(disaster) };
	const written = { approvedSha256: '={{ $json.sha256 }}' };
	await expect(daily('', approved, { items, written })).rejects.toMatchObject({
		message: expect.stringContaining('every file would be approved by itself') as string,
	});
	expect(servers.filesOf('sftp')['people.csv']).toBe(people(40));
	// What comes from a person may well be that of the item.
	const asked = { approvedSha256: "={{ $('Call').first().json.body.sha256 }}" };
	expect(statusOf(await daily('', approved, { items, written: asked }))[0]).toEqual(['delivered']);
	const back = [{ ...itemWith(people(40), 'people.csv'), json: { sha256: sha256(people(40)) } }];
	const typed = { approvedSha256: sha256(people(40)) };
	const typedIn = await daily('', typed, { items: back, written: typed });
	expect(statusOf(typedIn)[0]).toEqual(['delivered']);
});

test('Two files of one run do not pass for the second run of a day, nor replace each other', async () => {
	const items = ['2026-11-21', '2026-11-22'].map((day) => itemWith(day, `results_${day}.csv`));
	const archive = { archiveOn: 'sameServer', archiveFolder: 'archive' };
	const night = { items, mode: 'trigger', executionId: '7' } as const;
	expect(statusOf(await deliver(archive, night))).toEqual([['delivered', 'delivered'], []]);

	const twice = { items: ['a', 'b'].map((content) => itemWith(content, 'same.csv')) };
	await expect(deliver({}, twice)).rejects.toMatchObject({
		message: expect.stringContaining("already delivered 'same.csv'") as string,
		context: expect.objectContaining({ itemIndex: 1 }) as object,
	});
	expect(servers.filesOf('sftp')['same.csv']).toBe('a');
});

test.each<[string, Record<string, unknown>, string]>([
	['the report in the place of the file', { options: { reportField: 'data' } }, 'Put Report'],
	['no day of retention', { options: { retentionDays: 0 } }, 'Archive Retention'],
	['a switch that is none', { options: { keepFiles: 'no' } }, 'Keep Copies'],
	['an archive nobody knows', { archiveOn: 'elsewhere' }, "'Archive' is 'elsewhere'"],
])('Refuses %s before anything is sent', async (_, parameters, words) => {
	await expect(daily(people(40), parameters)).rejects.toMatchObject({
		message: expect.stringContaining(words) as string,
	});
	expect(servers.filesOf('sftp')).toEqual({});
});

test('An option an expression left blank is not set, and blank inactive values are the usual ones', async () => {
	const blank = { inactiveValues: ' ', options: { retentionDays: '' } };
	await daily(people(40), blank);
	expect(statusOf(await daily(people(40, 30), blank))).toEqual([[], ['held']]);
});

test('A file held for want of an earlier one says which it looked for', async () => {
	const held = await daily(people(40), {}, { mode: 'trigger' });
	expect(held.outputs[1]?.[0]?.json.reasons).toEqual([
		expect.stringMatching(/'archive' knows no earlier delivery of 'people\.csv'.*by hand/),
	]);
});
