import { encryption } from './encryption';
import { faultMatrix } from './fault-matrix';
import { ftpFaults } from './ftp-faults';
import { ftpsFaults } from './ftps-faults';
import { ordinaryDays } from './ordinary-days';
import { onServer } from './proving-ground';

onServer('vsftpd', (ground) => {
	ordinaryDays(ground);
	encryption(ground);
	faultMatrix(ground);
	ftpFaults(ground);
	if (ground.protocol !== 'ftp') ftpsFaults(ground);

	// It has several for a session, and those that are left may speak of it.
	ground.test('A server that loses one of its processes', async () => {
		const line = await ground.lineTo(ground.place);
		const loseOne = () => {
			for (const pid of ground.place.servers.sessions.slice(-1)) process.kill(pid, 'SIGKILL');
		};
		line.afterBytes(100_000, loseOne);
		expect(await ground.place.failure({ line })).toMatchObject({ fault: 'lost', retryable: true });
		line.afterBytes(100_000, loseOne);
		expect(await ground.place.receipt({ line, waits: [5, 10] })).toMatchObject({ attempts: 2 });
	});
});
