import { NEW } from './place';
import type { ProvingGround } from './proving-ground';

/** What only FTP and FTPS can meet: data connections that lead nowhere. */
export function ftpFaults(ground: ProvingGround): void {
	ground.test('A server behind a router that announces an address nobody has', async () => {
		const lost = await ground.with({ announcesWrongAddress: true });
		expect(await lost.receipt()).toMatchObject({ bytes: NEW.length });
	});

	// Pure-FTPd cannot be told to deny EPSV, whose answers name no address.
	if (ground.name === 'Pure-FTPd') return;
	ground.test('The same, when the credential asks to go where the server says', async () => {
		const lost = await ground.with({ announcesWrongAddress: true });
		const failure = await lost.failure({ access: { passiveAddress: 'announced' } });
		expect(failure).toMatchObject({ fault: 'dataConnection', retryable: true });
	});
}
