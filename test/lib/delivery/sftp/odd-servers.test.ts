import type { FileEntryWithStats, SFTPWrapper } from 'ssh2';
import { createFolder } from '../../../../lib/delivery/sftp/create-folder';
import { SftpFolder } from '../../../../lib/delivery/sftp/folder';
import { SftpSession } from '../../../../lib/delivery/sftp/session';
import { IMPATIENT } from '../harness';

type Answer = (error: Error | undefined, value?: unknown) => void;
type Stat = (path: string, done: Answer) => void;

const status = (code: number) => Object.assign(new Error('Failure'), { code });
const END = status(1);

/** A session with a server that lists these entries and answers so when asked for one of them. */
function sessionWith(stat: Stat, entries: object[] = []): SftpSession {
	let listed = false;
	const sftp = {
		stat,
		mkdir: (_: string, done: Answer) => done(status(4)),
		opendir: (_: string, done: Answer) => done(undefined, Buffer.from('handle')),
		readdir: (_: Buffer, done: Answer) => {
			if (listed) return done(END);
			listed = true;
			done(undefined, entries as FileEntryWithStats[]);
		},
		close: (_: Buffer, done: Answer) => done(undefined),
	};
	const lost = new Promise<never>(() => undefined);
	const login = { sftp: sftp as unknown as SFTPWrapper, lost } as never;
	return new SftpSession(login, { host: 'h', port: 22, user: 'u', protocol: 'sftp' }, IMPATIENT);
}

const folderWith = (...parameters: Parameters<typeof sessionWith>) =>
	new SftpFolder(sessionWith(...parameters), '/in');

test.each([2, 10])('Status %i means that there is no such file', async (code) => {
	const folder = folderWith((_, done) => done(status(code)));
	expect(await folder.sizeOf('a.csv')).toBeUndefined();
});

test('A server that says no more than Failure of what is not there is asked for its list', async () => {
	const entries = [{ filename: 'b.csv', longname: '', attrs: { mode: 0o100644, size: 7 } }];
	const failing: Stat = (_, done) => done(status(4));
	expect(await folderWith(failing, entries).sizeOf('a.csv')).toBeUndefined();
	expect(await folderWith(failing, entries).sizeOf('b.csv')).toBe(7);
});

test('What may not be looked at is not taken for missing', async () => {
	const folder = folderWith((_, done) => done(status(3)));
	await expect(folder.sizeOf('a.csv')).rejects.toMatchObject({ fault: 'requestRefused' });
});

test('Modes with the rights alone, or none, are told by the line for people', async () => {
	const attrs = { size: 7, mtime: 1_795_000_000 };
	const entries = [
		{ filename: 'a.csv', longname: '-rw-r--r-- 1 u u 7 a.csv', attrs: { ...attrs, mode: 0o644 } },
		{ filename: 'old', longname: 'drwxr-xr-x 1 u u 7 old', attrs },
	];
	const folder = folderWith((_, done) => done(status(4)), entries);
	const modifiedAt = new Date(1_795_000_000_000);
	expect(await folder.list()).toEqual([
		{ name: 'a.csv', kind: 'file', bytes: 7, modifiedAt },
		{ name: 'old', kind: 'folder', modifiedAt },
	]);
});

test('The first second of 1970 is no time', async () => {
	const attrs = { mode: 0o100644, size: 7, mtime: 0 };
	const folder = folderWith(
		(_, done) => done(status(4)),
		[{ filename: 'a.csv', longname: '', attrs }],
	);
	expect(await folder.list()).toEqual([{ name: 'a.csv', kind: 'file', bytes: 7 }]);
});

test('A folder is known as one where the server gives no mode', async () => {
	const session = sessionWith((_, done) => done(undefined, { size: 0 }));
	expect(await createFolder(session, 'in/done')).toBe(false);
});
