import { encryption } from './encryption';
import { faultMatrix } from './fault-matrix';
import { ftpFaults } from './ftp-faults';
import { ftpsFaults } from './ftps-faults';
import { ordinaryDays } from './ordinary-days';
import { onServer } from './proving-ground';

onServer('Pure-FTPd', (ground) => {
	ordinaryDays(ground);
	encryption(ground);
	faultMatrix(ground);
	ftpFaults(ground);
	if (ground.protocol !== 'ftp') ftpsFaults(ground);
});
