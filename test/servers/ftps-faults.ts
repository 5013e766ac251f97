import type { ServerAccess } from '../../lib/delivery';
import type { ProvingGround } from './proving-ground';

/** What only FTPS can meet: certificates that must not be taken, and ways around TLS. */
export function ftpsFaults(ground: ProvingGround): void {
	for (const [certificate, fault] of [
		['wrongHost', 'certificateNameDiffers'],
		['expired', 'certificateExpired'],
		['selfSigned', 'certificateSelfSigned'],
	] as const) {
		ground.test(`A certificate that must not be taken: ${certificate}`, async () => {
			const place = await ground.with({ certificate });
			const failure = await place.failure({ waits: [5, 5] });
			expect(failure).toMatchObject({ fault, retryable: false });
			// Nobody tried to log in.
			expect(place.servers.log()).not.toMatch(/PASS|USER partner|password/i);
		});
	}

	ground.test('A certificate of an authority nobody knows', async () => {
		const failure = await ground.place.failure({
			access: { certificateAuthority: undefined },
			waits: [5, 5],
		});
		expect(failure).toMatchObject({ fault: 'certificateUntrusted', retryable: false });
	});

	ground.test('A certificate made out to another name, which the credential names', async () => {
		const place = await ground.with({ certificate: 'wrongHost' });
		await place.receipt({ access: { certificateName: 'elsewhere.example' } });
	});

	ground.test('A plain login on a server that wants TLS', async () => {
		const access: Partial<ServerAccess> = { protocol: 'ftp' };
		const failure = await ground.place.failure({ access });
		expect([
			'encryptionRequired',
			// A server that begins with TLS waits for ours.
			...(ground.protocol === 'ftpsImplicit' ? ['noWelcome'] : []),
		]).toContain(failure.fault);
	});
}
