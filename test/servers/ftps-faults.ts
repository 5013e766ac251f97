import type { Protocol, ServerAccess } from '../../lib/delivery';
import type { CertificateKind } from '../../sandbox/servers/certificates';
import type { ProvingGround } from './proving-ground';

/** What only FTPS can meet: certificates that must not be taken, and ways around TLS. */
export function ftpsFaults(ground: ProvingGround, protocol: Protocol): void {
	test.each<[CertificateKind, string]>([
		['wrongHost', 'certificateNameDiffers'],
		['expired', 'certificateExpired'],
		['selfSigned', 'certificateSelfSigned'],
	])('A certificate that must not be taken: %s', async (certificate, fault) => {
		const place = await ground.with({ protocol, certificate });
		const failure = await place.failure({ waits: [5, 5] });
		expect(failure).toMatchObject({ fault, retryable: false });
		// The password never went out.
		expect(place.servers.log()).not.toMatch(/PASS|USER partner|password/i);
	});

	test('A certificate of an authority nobody knows', async () => {
		const failure = await ground
			.at(protocol)
			.failure({ access: { certificateAuthority: undefined }, waits: [5, 5] });
		expect(failure).toMatchObject({ fault: 'certificateUntrusted', retryable: false });
	});

	test('A certificate made out to another name, which the credential names', async () => {
		const place = await ground.with({ protocol, certificate: 'wrongHost' });
		await place.receipt({ access: { certificateName: 'elsewhere.example' } });
	});

	test('A plain login on a server that wants TLS', async () => {
		const place = ground.at(protocol);
		const access: Partial<ServerAccess> = { protocol: 'ftp' };
		const failure = await place.failure({ access, waits: [] });
		expect([
			'encryptionRequired',
			// A server that begins with TLS waits for ours.
			...(protocol === 'ftpsImplicit' ? ['noWelcome'] : []),
		]).toContain(failure.fault);
	});
}
