import '../../support/core-errors';
import { Servers } from '../../../nodes/PartnerFileServer/servers';
import { fakeExecution, type ExecutionInput } from '../../support/execute-functions';
import { twoServers } from './two-servers';

const bench = twoServers();

/** Uses the servers of one run, and closes them. */
async function using<T>(
	parameters: ExecutionInput['parameters'],
	use: (servers: Servers) => Promise<T>,
): Promise<T> {
	const { context } = fakeExecution({
		items: [{ json: {} }, { json: {} }],
		parameters: { options: {}, ...parameters },
		credentials: {
			partnerFileServerApi: bench.credential('sftp'),
			archiveFileServerApi: (item) => bench.credential(item === 0 ? 'ftp' : 'sftp'),
		},
	});
	const servers = new Servers(context);
	try {
		return await use(servers);
	} finally {
		await servers.close();
	}
}

test.each(['sameServer', 'none', undefined])(
	'An archive on %s is over the connection of the files',
	async (archiveOn) => {
		await using({ archiveOn }, async (servers) => {
			const server = await servers.ofItem(0);
			expect(await servers.ofArchive(0)).toBe(server);
			expect(await servers.ofArchive(1)).toBe(server);
		});
	},
);

test('An archive on another server has a connection of its own, unless it is the same account after all', async () => {
	await using({ archiveOn: 'anotherServer' }, async (servers) => {
		const server = await servers.ofItem(0);
		const archive = await servers.ofArchive(0);
		expect([server.name, archive.name]).toEqual([
			`127.0.0.1:${bench.running.sftp.port}`,
			`127.0.0.1:${bench.running.ftp.port}`,
		]);
		expect(await servers.ofArchive(0)).toBe(archive);
		expect(await servers.ofArchive(1)).toBe(server);
		await Promise.all([server.connection(), archive.connection()]);
		expect([bench.running.sftp.connections, bench.running.ftp.connections]).toEqual([1, 1]);
	});
});

test.each([
	[{}, 20, 30],
	[{ timeout: 7 }, 20, 7],
	[{ timeout: 60 }, 60, 60],
	[{ timeout: 60, connectionTimeout: 10 }, 10, 60],
	[{ connectionTimeout: '40' }, 40, 30],
	[{ timeout: 1, connectionTimeout: 1 }, 5, 5],
	[{ timeout: 0, connectionTimeout: '' }, 20, 30],
	[{ timeout: 1e12 }, 86_400, 86_400],
])(
	'The options %j are waits of %i s for the login and %i s for a silence',
	async (options, connect, silence) => {
		await using({ options }, async (servers) => {
			expect(await servers.ofItem(0)).toMatchObject({
				patience: { connect: connect * 1000, silence: silence * 1000 },
			});
		});
	},
);

test('A server that is first needed after the workflow was stopped is not logged in to', async () => {
	const controller = new AbortController();
	const { context } = fakeExecution({
		items: [{ json: {} }, { json: {} }],
		parameters: { options: {} },
		credentials: {
			partnerFileServerApi: (item) => bench.credential(item === 0 ? 'ftp' : 'sftp'),
		},
		signal: controller.signal,
	});
	const servers = new Servers(context);
	const first = await servers.ofItem(0);
	controller.abort();
	const second = await servers.ofItem(1);
	for (const server of [first, second]) {
		await expect(server.connection()).rejects.toMatchObject({ fault: 'stopped' });
	}
	await servers.close();
	expect(bench.running.sftp.loginAttempts).toBe(0);
});
