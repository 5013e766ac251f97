import { SPOKEN } from '../../sandbox/servers/real';
import { faultMatrix } from './fault-matrix';
import { onServer } from './proving-ground';

onServer('Pure-FTPd', (ground) => {
	describe.each(SPOKEN['Pure-FTPd'])('over %s', (protocol) => {
		faultMatrix(ground, protocol);
	});
});
