import { readFileSync } from 'node:fs';
import { USER, type Site } from './site';

/** How PAM asks for the account: by its password, with no delay after a wrong one. */
const PAM = [
	'auth required pam_unix.so nodelay',
	'account required pam_permit.so',
	'session required pam_permit.so',
	'',
].join('\n');

/**
 * Files to be seen in the place of the machine's, so that it has the account for one server alone: some
 * servers know no accounts but the machine's own. See Command.instead.
 */
export function privateAccounts(site: Site): Record<string, string> {
	const { uid, gid } = site.owner;
	const ours = `${USER}:x:${uid}:${gid}::${site.data}:/bin/sh\n`;
	const separation = 'sshd:x:65533:65534::/run/sshd:/usr/sbin/nologin\n';
	const others = readFileSync('/etc/passwd', 'utf8')
		.split('\n')
		.filter((line) => line !== '' && !/^(sshd|partner):/.test(line));
	const passwd = site.write('passwd', `${others.join('\n')}\n${separation}${ours}`, 'everybody');
	const shadow = site.write(
		'shadow',
		`${USER}:${site.passwordHash}:20000:0:99999:7:::\n`,
		'starting',
	);
	const pam = site.emptyFolder('pam.d');
	for (const service of ['vsftpd', 'sshd']) site.write(`pam.d/${service}`, PAM, 'starting');
	return { '/etc/passwd': passwd, '/etc/shadow': shadow, '/etc/pam.d': pam };
}
