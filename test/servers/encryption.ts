import { PASSWORD, type RealServerName } from '../../sandbox/servers/real';
import { NEW } from './place';
import type { ProvingGround } from './proving-ground';

/** What a log says of a data connection that took up the session of the login, where it says so. */
const TAKEN_UP: Partial<Record<RealServerName, RegExp>> = {
	ProFTPD: /client reused TLS session for data connection/,
	vsftpd: /SSL version: TLSv1\.\d, SSL cipher: \w+, reused/,
};

/** Who listens on the way hears everything over FTP, and nothing over the others. */
export function encryption(ground: ProvingGround): void {
	const inClear = ground.protocol === 'ftp';

	ground.test(`Somebody on the way hears ${inClear ? 'everything' : 'nothing'}`, async () => {
		const line = await ground.lineTo(ground.place);
		const heard: Buffer[] = [];
		line.overhear = (bytes) => void heard.push(Buffer.from(bytes));
		await ground.place.receipt({ line });
		const all = Buffer.concat(heard);
		expect(all.length).toBeGreaterThan(NEW.length);
		for (const secret of [Buffer.from(PASSWORD), NEW.subarray(0, 40), NEW.subarray(-40)]) {
			expect(all.includes(secret)).toBe(inClear);
		}
		const takenUp = TAKEN_UP[ground.name];
		if (ground.protocol.startsWith('ftps') && takenUp) {
			expect(ground.place.servers.log()).toMatch(takenUp);
		}
	});
}
