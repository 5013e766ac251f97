import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Job, Transfer } from './job';

/** Files the reference clients want, by their paths. */
export interface ClientFiles {
	readonly authority: string;
	/** The private key of the account. */
	readonly key: string;
}

/** Moves one file with curl (FTP and FTPS) or OpenSSH's sftp, timed from the start of the program to its end. */
export async function referenceTransfer(job: Job, files: ClientFiles): Promise<Transfer> {
	const start = performance.now();
	if (job.access.protocol === 'sftp') await withSftp(job, files);
	else await withCurl(job, files);
	return { milliseconds: performance.now() - start };
}

async function withCurl({ way, access, localPath, folder, fileName }: Job, files: ClientFiles) {
	const { protocol, host, port, user, password } = access;
	const scheme = protocol === 'ftpsImplicit' ? 'ftps' : 'ftp';
	await promisify(execFile)('curl', [
		'--silent',
		'--show-error',
		...['--user', `${user}:${password}`, '--cacert', files.authority],
		...(protocol === 'ftps' ? ['--ssl-reqd'] : []),
		...(way === 'up' ? ['--upload-file', localPath] : ['--output', localPath]),
		`${scheme}://${host}:${port}/${folder}/${fileName}`,
	]);
}

async function withSftp({ way, access, localPath, folder, fileName }: Job, files: ClientFiles) {
	const { host, port, user } = access;
	const options = [
		'BatchMode=yes',
		'IdentitiesOnly=yes',
		'LogLevel=ERROR',
		'StrictHostKeyChecking=no',
		'UserKnownHostsFile=/dev/null',
	];
	const there = `${folder}/${fileName}`;
	const command = way === 'up' ? `put ${localPath} ${there}` : `get ${there} ${localPath}`;
	const run = promisify(execFile)('sftp', [
		...['-q', '-b', '-', '-i', files.key, '-P', String(port), '-F', '/dev/null'],
		...options.flatMap((option) => ['-o', option]),
		`${user}@${host}`,
	]);
	run.child.stdin?.end(`${command}\n`);
	await run;
}
