import type { ProvingGround } from './proving-ground';

/** Where a server lets nothing be renamed onto a name that exists: the older file steps aside first. */
export function renamesWithoutReplacing(ground: ProvingGround): void {
	ground.test('A renaming that is refused over an older file', async () => {
		const place = await ground.with({ refusesRenames: 'overExisting' });
		const { leftBehind } = await place.receipt({ mayBeMissing: true });
		expect(leftBehind).toEqual([]);
	});
}
