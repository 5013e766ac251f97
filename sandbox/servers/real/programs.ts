import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../places';

/** The real servers deliveries are tested against. */
export type RealServerName = 'ProFTPD' | 'vsftpd' | 'Pure-FTPd' | 'OpenSSH';

/** Where scripts/test-servers.sh unpacks what apt cannot install beside the others. */
const UNPACKED = join(repositoryRoot, '.sandbox', 'daemons');
const SYSTEM = '/';

interface Needs {
	programs: readonly string[];
	/** What the user who starts it must be allowed: nothing special, all of root's, or mounting too. */
	rights: 'any' | 'root' | 'mount';
}

/** What each server consists of, relative to `/` or to where it was unpacked. */
const NEEDS: Record<RealServerName, Needs> = {
	ProFTPD: {
		programs: ['usr/sbin/proftpd', 'usr/lib/proftpd/mod_sftp.so', 'usr/lib/proftpd/mod_tls.so'],
		rights: 'any',
	},
	vsftpd: { programs: ['usr/sbin/vsftpd'], rights: 'mount' },
	'Pure-FTPd': { programs: ['usr/sbin/pure-ftpd', 'usr/bin/pure-pw'], rights: 'root' },
	OpenSSH: { programs: ['usr/sbin/sshd'], rights: 'mount' },
};

/** The user whose files a server run by root writes: nobody. */
export const SERVING_USER = { uid: 65_534, gid: 65_534 };

export const isRoot = (): boolean => process.getuid?.() === 0;

let mounting: boolean | undefined;

/** Whether this user may mount, which even root may not in many containers. */
export function mayMount(): boolean {
	mounting ??= isRoot() && spawnSync('unshare', ['--mount', 'true']).status === 0;
	return mounting;
}

/** Where a program is; undefined when it is nowhere. */
export function whereIs(program: string): string | undefined {
	return [SYSTEM, UNPACKED].map((place) => join(place, program)).find((path) => existsSync(path));
}

/** Where a program is. @throws Error when it is nowhere */
export function locate(program: string): string {
	const path = whereIs(program);
	if (path === undefined) throw new Error(`${program} is missing: run scripts/test-servers.sh`);
	return path;
}

/** Why a server cannot be started on this machine; undefined when it can. */
export function whyMissing(name: RealServerName): string | undefined {
	const { programs, rights } = NEEDS[name];
	if (programs.some((program) => whereIs(program) === undefined)) {
		return `${name} is not installed: run scripts/test-servers.sh`;
	}
	if (rights === 'root' && !isRoot()) return `${name} can only be started by root`;
	if (rights === 'mount' && !mayMount()) {
		return `${name} can only be started by a root who may mount`;
	}
	return undefined;
}
