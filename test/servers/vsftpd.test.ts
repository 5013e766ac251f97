import { SPOKEN } from '../../sandbox/servers/real';
import { faultMatrix } from './fault-matrix';
import { onServer } from './proving-ground';

onServer('vsftpd', (ground) => {
	describe.each(SPOKEN['vsftpd'])('over %s', (protocol) => {
		faultMatrix(ground, protocol);
	});
});
