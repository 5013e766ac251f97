import { newKeyPair } from '../../sandbox/servers/keys';
import type { ProvingGround } from './proving-ground';

/** What only SFTP can meet: a server that is not the one it was. */
export function sftpFaults(ground: ProvingGround): void {
	ground.test('A host key that has changed', async () => {
		const before = ground.place.access.hostKeyFingerprint;
		const place = await ground.with({}, { hostKey: newKeyPair() });
		const now = place.access.hostKeyFingerprint ?? '?';
		const failure = await place.failure({
			access: { hostKeyFingerprint: before },
			waits: [5, 5],
		});
		expect(failure).toMatchObject({ fault: 'hostKeyDifferent', retryable: false });
		expect(failure.message).toContain(now);
	});

	ground.test('A host key nobody has confirmed', async () => {
		const place = ground.place;
		const failure = await place.failure({ access: { hostKeyFingerprint: undefined } });
		expect(failure).toMatchObject({ fault: 'hostKeyUnknown', retryable: false });
		expect(failure.message).toContain(place.access.hostKeyFingerprint);
	});
}
