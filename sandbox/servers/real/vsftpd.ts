import { Daemon } from './processes';
import { locate } from './programs';
import { privateAccounts } from './accounts';
import type { Site } from './site';
import { WRONG_ADDRESS, type Endpoint } from './wish';

/** One process for each endpoint; over TLS, data connections must resume the session of the control one. */
export async function startVsftpd(site: Site, endpoints: readonly Endpoint[]): Promise<Daemon[]> {
	return await Promise.all(endpoints.map(async (endpoint) => await startOne(site, endpoint)));
}

async function startOne(site: Site, endpoint: Endpoint): Promise<Daemon> {
	const { port, dataPorts, protocol, certificate = 'good' } = endpoint;
	const name = `vsftpd-${port}`;
	const log = site.log(name);
	const denied = [
		...(endpoint.announcesWrongAddress ? ['EPSV'] : []),
		...(endpoint.refusesRenames === 'always' ? ['RNFR', 'RNTO'] : []),
	];
	const settings: Record<string, string | number | boolean | undefined> = {
		background: false,
		listen: true,
		listen_address: '127.0.0.1',
		listen_port: port,
		anonymous_enable: false,
		local_enable: true,
		write_enable: true,
		local_umask: '022',
		pam_service_name: 'vsftpd',
		secure_chroot_dir: site.emptyFolder('empty'),
		seccomp_sandbox: false,
		isolate: false,
		isolate_network: false,
		delay_failed_login: 0,
		delay_successful_login: 0,
		pasv_min_port: dataPorts.at(0),
		pasv_max_port: dataPorts.at(-1),
		vsftpd_log_file: log,
		xferlog_enable: true,
		xferlog_std_format: false,
		log_ftp_protocol: true,
		debug_ssl: true,
		...(endpoint.announcesWrongAddress ? { pasv_address: WRONG_ADDRESS } : {}),
		...(denied.length > 0 ? { cmds_denied: denied.join(',') } : {}),
	};
	if (protocol !== 'ftp') {
		const files = site.certificate(certificate);
		Object.assign(settings, {
			ssl_enable: true,
			implicit_ssl: protocol === 'ftpsImplicit',
			force_local_logins_ssl: true,
			force_local_data_ssl: true,
			require_ssl_reuse: true,
			// An upload must end as TLS ends: a cut connection is then no complete file.
			strict_ssl_read_eof: true,
			ssl_ciphers: 'HIGH',
			rsa_cert_file: files.certificate,
			rsa_private_key_file: files.key,
		});
	}
	const spelled = Object.entries(settings).map(([setting, value]) => {
		const text = typeof value === 'boolean' ? (value ? 'YES' : 'NO') : value;
		return `${setting}=${text}\n`;
	});
	const configuration = site.write(`${name}.conf`, spelled.join(''), 'starting');
	const command = {
		program: locate('usr/sbin/vsftpd'),
		words: [configuration],
		instead: privateAccounts(site),
	};
	return await Daemon.start(command, [port], log);
}
