import '../../../support/core-errors';
import { createServer, type AddressInfo } from 'node:net';
import {
	DeliveryError,
	listFolder,
	PartnerServer,
	type RemoteFolder,
} from '../../../../lib/delivery';
import { IMPATIENT } from '../harness';
import { ScriptedFtp } from './scripted-ftp';

let scripted: ScriptedFtp | undefined;
let partner: PartnerServer | undefined;

afterEach(async () => {
	await partner?.close();
	await scripted?.close();
});

async function start(...parameters: Parameters<typeof ScriptedFtp.open>): Promise<PartnerServer> {
	scripted = await ScriptedFtp.open(...parameters);
	const access = { protocol: 'ftp', host: '127.0.0.1', user: 'u', password: 'p4ss' } as const;
	return (partner = new PartnerServer({ ...access, port: scripted.port }, IMPATIENT));
}

const open = async (...parameters: Parameters<typeof start>): Promise<RemoteFolder> =>
	await (await (await start(...parameters)).connection()).open('');

const failureOf = async (act: Promise<unknown>): Promise<DeliveryError> => {
	const failure: unknown = await act.catch((error: unknown) => error);
	expect(failure).toBeInstanceOf(DeliveryError);
	return failure as DeliveryError;
};

test('A list as Windows writes it is read, and times are asked for', async () => {
	const listing = [
		'11-21-26  09:41AM       <DIR>          archive',
		'11-21-26  09:42PM                 1234 Paie novembre.csv',
		'',
	].join('\r\n');
	const features = ['211-Extended features supported:', ' SIZE', ' MDTM', '211 END'];
	const folder = await open({ FEAT: features, MDTM: '213 20261121204200' }, listing);
	expect(await folder.list()).toEqual([
		{ name: 'archive', kind: 'folder' },
		{
			name: 'Paie novembre.csv',
			kind: 'file',
			bytes: 1234,
			modifiedAt: new Date('2026-11-21T20:42:00Z'),
		},
	]);
});

test('A list that cannot be read is told as that, not as a broken line, and once', async () => {
	const server = await start({}, '+i8388621.48594,m825718503,r,s280,\tdjb.html\r\n');
	const failure = await failureOf(listFolder(server, { folder: '' }, [5, 5]));
	expect(failure).toMatchObject({ fault: 'listingUnreadable', retryable: false });
	expect(scripted?.commands.filter((command) => command.startsWith('PASS'))).toHaveLength(1);
});

test('Where nothing answers at the port of EPSV, as behind some routers, PASV is tried, once for all', async () => {
	const closed = createServer();
	await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
	const { port } = closed.address() as AddressInfo;
	await new Promise((resolve) => closed.close(resolve));
	const listing = '-rw-r--r-- 1 u u 5 Nov 21 09:42 a.csv\r\n';
	const folder = await open({ EPSV: `229 Here (|||${port}|)` }, listing);
	for (let count = 0; count < 2; count++) {
		expect(await folder.list()).toEqual([{ name: 'a.csv', kind: 'file', bytes: 5 }]);
	}
	const ways = scripted?.commands.filter((command) => /^(EPSV|PASV)$/.test(command));
	expect(ways).toEqual(['EPSV', 'PASV', 'PASV']);
});

test('A word that more is to come is not taken for the answer', async () => {
	const folder = await open({
		FEAT: ['211-Features:', ' SIZE', ' XSHA256', '211 End'],
		XSHA256: ['150 Reckoning', `250 ${'ab'.repeat(32)}`],
		SIZE: '213 7',
	});
	expect(await folder.checksumOf('a.csv')).toBe('ab'.repeat(32));
	expect(await folder.sizeOf('a.csv')).toBe(7);
});
