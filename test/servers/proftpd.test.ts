import { SPOKEN } from '../../sandbox/servers/real';
import { faultMatrix } from './fault-matrix';
import { ftpFaults } from './ftp-faults';
import { ftpsFaults } from './ftps-faults';
import { ordinaryDays } from './ordinary-days';
import { onServer } from './proving-ground';
import { renamesWithoutReplacing } from './renames-without-replacing';
import { sftpFaults } from './sftp-faults';

onServer('ProFTPD', (ground) => {
	describe.each(SPOKEN.ProFTPD)('over %s', (protocol) => {
		ordinaryDays(ground, protocol);
		faultMatrix(ground, protocol);
		renamesWithoutReplacing(ground, protocol);
		if (protocol === 'sftp') sftpFaults(ground);
		else ftpFaults(ground, protocol);
		if (protocol !== 'sftp' && protocol !== 'ftp') ftpsFaults(ground, protocol);
	});
});
