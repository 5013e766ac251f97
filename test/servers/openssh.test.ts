import { SPOKEN } from '../../sandbox/servers/real';
import { faultMatrix } from './fault-matrix';
import { onServer } from './proving-ground';

onServer('OpenSSH', (ground) => {
	describe.each(SPOKEN['OpenSSH'])('over %s', (protocol) => {
		faultMatrix(ground, protocol);
	});
});
