import { SPOKEN } from '../../sandbox/servers/real';
import { faultMatrix } from './fault-matrix';
import { onServer } from './proving-ground';

onServer('ProFTPD', (ground) => {
	describe.each(SPOKEN.ProFTPD)('over %s', (protocol) => {
		faultMatrix(ground, protocol);
	});
});
