import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Daemon } from './processes';
import { locate } from './programs';
import { USER, type Site } from './site';
import { WRONG_ADDRESS, type Endpoint } from './wish';

/** TLS asked of the control connection and of every data connection. */
const ALL_ENCRYPTED = '3';

/** One process for each endpoint. Files whose names begin with a dot are refused. */
export async function startPureFtpd(site: Site, endpoints: readonly Endpoint[]): Promise<Daemon[]> {
	const { uid, gid } = site.owner;
	const limits = ':'.repeat(12);
	const account = `${USER}:${site.passwordHash}:${uid}:${gid}::${site.data}/./:${limits}\n`;
	const passwd = site.write('pure-ftpd.passwd', account, 'starting');
	const database = site.path('pure-ftpd.pdb');
	await promisify(execFile)(locate('usr/bin/pure-pw'), ['mkdb', database, '-f', passwd]);
	return await Promise.all(
		endpoints.map(async (endpoint) => await startOne(site, endpoint, database)),
	);
}

async function startOne(site: Site, endpoint: Endpoint, database: string): Promise<Daemon> {
	const { port, dataPorts, protocol, certificate = 'good' } = endpoint;
	const words = [
		...['-4', '-H', '-E', '-x', '-b'],
		...['-S', `127.0.0.1,${port}`],
		...['-p', `${dataPorts.at(0)}:${dataPorts.at(-1)}`],
		...['-l', `puredb:${database}`],
		...['-g', site.path(`pure-ftpd-${port}.pid`)],
		...['-f', 'none'],
		...['-C', '50'],
	];
	if (protocol === 'ftps') {
		const files = site.certificate(certificate);
		words.push('-Y', ALL_ENCRYPTED, '-2', `${files.certificate},${files.key}`);
	}
	if (endpoint.refusesRenames === 'always') words.push('-G');
	if (endpoint.announcesWrongAddress) words.push('-P', WRONG_ADDRESS);
	const log = site.log(`pure-ftpd-${port}`);
	return await Daemon.start({ program: locate('usr/sbin/pure-ftpd'), words }, [port], log);
}
