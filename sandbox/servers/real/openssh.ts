import { privateAccounts } from './accounts';
import { Daemon } from './processes';
import { locate } from './programs';
import type { Site } from './site';
import type { Endpoint } from './wish';

/** One process for each endpoint, which serves files and nothing else. */
export async function startOpenSsh(
	site: Site,
	endpoints: readonly Endpoint[],
	hostKey: string,
	authorizedKey: string,
): Promise<Daemon[]> {
	return await Promise.all(
		endpoints.map(async (endpoint) => await startOne(site, endpoint, hostKey, authorizedKey)),
	);
}

async function startOne(
	site: Site,
	{ port, login = 'password', refusesRenames }: Endpoint,
	hostKey: string,
	authorizedKey: string,
): Promise<Daemon> {
	const may = (way: typeof login) => (login === way ? 'yes' : 'no');
	const denied = refusesRenames === 'always' ? ' -P posix-rename,rename' : '';
	const withoutReplacing = refusesRenames === 'overExisting' ? ' -P posix-rename' : '';
	const settings: Record<string, string | number> = {
		Port: port,
		ListenAddress: '127.0.0.1',
		HostKey: site.write('sshd.hostkey', hostKey, 'starting'),
		PidFile: 'none',
		UsePAM: may('keyboardInteractive'),
		PasswordAuthentication: may('password'),
		KbdInteractiveAuthentication: may('keyboardInteractive'),
		PubkeyAuthentication: may('key'),
		AuthorizedKeysFile: site.write('authorized_keys', authorizedKey, 'everybody'),
		StrictModes: 'no',
		MaxStartups: '100:30:200',
		Subsystem: 'sftp internal-sftp',
		ForceCommand: `internal-sftp${denied}${withoutReplacing}`,
		LogLevel: 'VERBOSE',
	};
	const lines = Object.entries(settings).map(([setting, value]) => `${setting} ${value}\n`);
	const configuration = site.write(`sshd-${port}.conf`, lines.join(''), 'starting');
	const log = site.log(`sshd-${port}`);
	// sshd wants /run/sshd, which a machine has only while an sshd of its own runs.
	site.emptyFolder('run/sshd');
	const command = {
		program: locate('usr/sbin/sshd'),
		words: ['-D', '-e', '-f', configuration],
		instead: { ...privateAccounts(site), '/run': site.path('run') },
	};
	return await Daemon.start(command, [port], log);
}
