import { execFileSync } from 'node:child_process';
import { Daemon } from './processes';
import { locate, SERVING_USER } from './programs';
import { USER, type Site } from './site';
import { WRONG_ADDRESS, type Endpoint } from './wish';

/** One process serves all endpoints, each a virtual host on a port of its own. */
export async function startProftpd(
	site: Site,
	endpoints: readonly Endpoint[],
	hostKey: string,
): Promise<Daemon[]> {
	const { uid, gid } = site.owner;
	const account = [USER, site.passwordHash, uid, gid, '', site.data, '/bin/false'].join(':');
	const passwd = site.write('proftpd.passwd', `${account}\n`);
	const key = site.write('proftpd.hostkey', hostKey);
	const log = site.log('proftpd');
	const lines = [
		'LoadModule mod_tls.c',
		'LoadModule mod_sftp.c',
		'LoadModule mod_digest.c',
		'ServerName test',
		'ServerType standalone',
		'UseIPv6 off',
		'SocketBindTight on',
		'DefaultAddress 127.0.0.1',
		// No main server: every endpoint is a virtual host.
		'Port 0',
		`User ${named('-un', uid)}`,
		`Group ${named('-gn', uid)}`,
		'MaxInstances none',
		'DelayTable none',
		'ScoreboardFile none',
		`PidFile ${site.path('logs/proftpd.pid')}`,
		'UseReverseDNS off',
		`SystemLog ${log}`,
		'ControlsEngine off',
		// Outside of <Global> these do not reach virtual hosts, and each login waits for PAM.
		'<Global>',
		'AuthPAM off',
		'AuthOrder mod_auth_file.c',
		`AuthUserFile ${passwd}`,
		'RequireValidShell off',
		'WtmpLog off',
		'TransferLog none',
		'</Global>',
		...endpoints.flatMap((endpoint) => [
			'<VirtualHost 127.0.0.1>',
			`Port ${endpoint.port}`,
			...(endpoint.protocol === 'sftp' ? sftp(site, key) : ftp(site, endpoint)),
			`AllowOverwrite ${endpoint.refusesRenames === 'overExisting' ? 'off' : 'on'}`,
			...(endpoint.refusesRenames === 'always' ? ['<Limit RNFR RNTO>', 'DenyAll', '</Limit>'] : []),
			'</VirtualHost>',
		]),
	];
	const configuration = site.write('proftpd.conf', `${lines.join('\n')}\n`);
	const ports = endpoints.map(({ port }) => port);
	const command = {
		program: locate('usr/sbin/proftpd'),
		words: ['-n', '-q', '-c', configuration],
		as: SERVING_USER,
	};
	return [await Daemon.start(command, ports, log)];
}

/** The name of a user (`-un`), or of its group (`-gn`). */
const named = (which: '-un' | '-gn', uid: number): string =>
	execFileSync('id', [which, String(uid)], { encoding: 'utf8' }).trim();

function ftp(site: Site, endpoint: Endpoint): string[] {
	const { protocol, certificate = 'good', dataPorts, announcesWrongAddress } = endpoint;
	const files = protocol === 'ftp' ? undefined : site.certificate(certificate);
	return [
		`PassivePorts ${dataPorts.at(0)} ${dataPorts.at(-1)}`,
		...(files
			? [
					'TLSEngine on',
					'TLSRequired on',
					`TLSECCertificateFile ${files.certificate}`,
					`TLSECCertificateKeyFile ${files.key}`,
					'TLSProtocol TLSv1.2 TLSv1.3',
					`TLSLog ${site.path('logs/proftpd-tls.log')}`,
				]
			: []),
		...(protocol === 'ftpsImplicit' ? ['TLSOptions UseImplicitSSL'] : []),
		...(announcesWrongAddress
			? [`MasqueradeAddress ${WRONG_ADDRESS}`, '<Limit EPSV>', 'DenyAll', '</Limit>']
			: []),
	];
}

const sftp = (site: Site, key: string): string[] => [
	'SFTPEngine on',
	`SFTPHostKey ${key}`,
	'SFTPAuthMethods password',
	`SFTPLog ${site.path('logs/proftpd-sftp.log')}`,
];
