import { encryption } from './encryption';
import { faultMatrix } from './fault-matrix';
import { newKeyPair } from '../../sandbox/servers/keys';
import { ordinaryDays } from './ordinary-days';
import { WRONG_PASSWORD } from './place';
import { onServer } from './proving-ground';
import { renamesWithoutReplacing } from './renames-without-replacing';
import { sftpFaults } from './sftp-faults';

onServer('OpenSSH', (ground) => {
	ordinaryDays(ground);
	encryption(ground);
	faultMatrix(ground);
	renamesWithoutReplacing(ground);
	sftpFaults(ground);

	ground.test('A private key opens the account, and another one does not', async () => {
		const place = await ground.with({ login: 'key' });
		const key = { password: undefined, privateKey: ground.clientKey.private };
		await place.receipt({ access: key });
		const other = { ...key, privateKey: newKeyPair().private };
		const failure = await place.failure({ access: other, waits: [5, 5] });
		expect(failure).toMatchObject({ fault: 'keyRefused', retryable: false });
	});

	ground.test('A password asked for in a dialogue opens the account', async () => {
		const place = await ground.with({ login: 'keyboardInteractive' });
		await place.receipt();
		const access = { password: WRONG_PASSWORD };
		const failure = await place.failure({ access, waits: [5, 5] });
		expect(failure).toMatchObject({ fault: 'loginRefused', retryable: false });
	});
});
