import { connect } from '../../../../lib/delivery';
import { startFtpServer } from '../../../../sandbox/servers';
import { Harness, IMPATIENT } from '../harness';

const CONTENT = Buffer.from('Prénom;Nom\r\n'.repeat(500));

describe('SFTP', () => {
	const harness = new Harness('sftp');

	test('A server without any extension is served by moving the previous file aside', async () => {
		await harness.start({ extensions: [] });
		harness.put('people.csv', 'old');
		expect(await harness.deliver(CONTENT)).toMatchObject({ replaced: true, leftBehind: [] });
		expect(harness.files()).toEqual({ 'people.csv': CONTENT.toString('utf8') });
		const renames = harness.server.requests!.filter((request) => request.startsWith('RENAME'));
		expect(renames.map((request) => request.replace(/[0-9a-f]{8}/g, '#'))).toEqual([
			'RENAME /incoming/people.csv.#.part /incoming/people.csv',
			'RENAME /incoming/people.csv /incoming/people.csv.#.old',
			'RENAME /incoming/people.csv.#.part /incoming/people.csv',
		]);
	});

	test('The file is on the disk before it gets its name', async () => {
		await harness.start();
		await harness.deliver(CONTENT);
		const steps = harness.server.requests!.map((request) => request.split(' ')[0]);
		expect(steps.filter((step) => step === 'FSYNC' || step === 'POSIX-RENAME')).toEqual([
			'FSYNC',
			'POSIX-RENAME',
		]);
	});

	test('A full disk on a server that does not tell its space is in the words it has', async () => {
		await harness.start({ extensions: [], faults: { diskFullAfter: 100 } });
		const failure = await harness.failure(CONTENT);
		expect(failure).toMatchObject({ fault: 'uploadRefused', retryable: false });
		expect(failure.message).toContain('The server said: Failure');
	});

	test('A server that never starts the file transfer is given up in time', async () => {
		await harness.start({ silentSubsystem: true });
		const started = performance.now();
		await expect(connect(harness.access, { ...IMPATIENT, connect: 400 })).rejects.toMatchObject({
			fault: 'noAnswer',
		});
		expect(performance.now() - started).toBeLessThan(1_500);
	});

	test('An FTP server on the port is given up with a word about ports', async () => {
		await harness.start();
		const ftp = await startFtpServer({ root: harness.root, user: 'u', password: 'p' });
		try {
			const access = { ...harness.access, port: ftp.port };
			await expect(connect(access, { ...IMPATIENT, connect: 400 })).rejects.toMatchObject({
				retryable: true,
				remedy: expect.stringContaining('SFTP on 22') as string,
			});
		} finally {
			await ftp.close();
		}
	});
});
