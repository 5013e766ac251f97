import { SPOKEN } from '../../sandbox/servers/real';
import { faultMatrix } from './fault-matrix';
import { ordinaryDays } from './ordinary-days';
import { onServer, WRONG_PASSWORD } from './proving-ground';
import { renamesWithoutReplacing } from './renames-without-replacing';
import { sftpFaults } from './sftp-faults';
import { newKeyPair } from '../../sandbox/servers/keys';

onServer('OpenSSH', (ground) => {
	describe.each(SPOKEN.OpenSSH)('over %s', (protocol) => {
		ordinaryDays(ground, protocol);
		faultMatrix(ground, protocol);
		renamesWithoutReplacing(ground, protocol);
		sftpFaults(ground);
	});

	describe('with other ways to log in', () => {
		test('A private key opens the account, and another one does not', async () => {
			const place = await ground.with({ protocol: 'sftp', login: 'key' });
			const key = { password: undefined, privateKey: ground.clientKey.private };
			await place.receipt({ access: key });
			const failure = await place.failure({
				access: { ...key, privateKey: newKeyPair().private },
				waits: [5, 5],
			});
			expect(failure).toMatchObject({ fault: 'keyRefused', retryable: false });
		});

		test('A password asked for in a dialogue opens the account, and a wrong one does not', async () => {
			const place = await ground.with({ protocol: 'sftp', login: 'keyboardInteractive' });
			await place.receipt();
			const failure = await place.failure({
				access: { password: WRONG_PASSWORD },
				waits: [5, 5],
			});
			expect(failure).toMatchObject({ fault: 'loginRefused', retryable: false });
		});
	});
});
