import { SPOKEN } from '../../sandbox/servers/real';
import { faultMatrix } from './fault-matrix';
import { ftpFaults } from './ftp-faults';
import { ftpsFaults } from './ftps-faults';
import { ordinaryDays } from './ordinary-days';
import { onServer } from './proving-ground';

onServer('vsftpd', (ground) => {
	describe.each(SPOKEN['vsftpd'])('over %s', (protocol) => {
		ordinaryDays(ground, protocol);
		faultMatrix(ground, protocol);
		ftpFaults(ground, protocol);
		if (protocol !== 'ftp') ftpsFaults(ground, protocol);
	});
});
