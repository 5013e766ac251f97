import { encryption } from './encryption';
import { faultMatrix } from './fault-matrix';
import { ftpFaults } from './ftp-faults';
import { ftpsFaults } from './ftps-faults';
import { ordinaryDays } from './ordinary-days';
import { onServer } from './proving-ground';
import { renamesWithoutReplacing } from './renames-without-replacing';
import { sftpFaults } from './sftp-faults';

onServer('ProFTPD', (ground) => {
	const { protocol } = ground;
	ordinaryDays(ground);
	encryption(ground);
	faultMatrix(ground);
	renamesWithoutReplacing(ground);
	if (protocol === 'sftp') sftpFaults(ground);
	else ftpFaults(ground);
	if (protocol === 'ftps' || protocol === 'ftpsImplicit') ftpsFaults(ground);
});
