import { chmodSync } from 'node:fs';
import type { Protocol } from '../../lib/delivery';
import { isRoot } from '../../sandbox/servers/real';
import type { Cut } from '../../sandbox/servers/real/bad-line';
import { atRename } from './at-rename';
import { NEW, PATIENT, WRONG_PASSWORD, type ProvingGround } from './proving-ground';

const NETWORK = ['lost', 'stalled', 'dataConnection'];
/** A byte of the upload, another one each time. */
const someByte = () => Math.floor(Math.random() * NEW.length);

/** What every endpoint has to stand, each fault with the class it must be told as. */
export function faultMatrix(ground: ProvingGround, protocol: Protocol): void {
	const place = () => ground.at(protocol);

	test('A wrong password is refused at once, and told as such', async () => {
		const failure = await place().failure({
			access: { password: WRONG_PASSWORD },
			patience: PATIENT,
			waits: [5, 5],
		});
		expect(failure).toMatchObject({ fault: 'loginRefused', retryable: false });
	});

	test('A folder that is missing', async () => {
		const failure = await place().failure({ folder: 'incomming' });
		expect(failure).toMatchObject({ fault: 'folderMissing', retryable: false });
	});

	test('A folder the account may not write in', async () => {
		const folder = place().servers.makeFolder('readOnly');
		place().put('readOnly', 'people.csv', Buffer.alloc(0));
		chmodSync(folder, 0o555);
		const failure = await place().failure({ folder: 'readOnly', waits: [5, 5] });
		expect(failure).toMatchObject({ fault: 'notPermitted', retryable: false });
	});

	(isRoot() ? test : test.skip)('A disk that is full', async () => {
		const small = await ground.with({ protocol }, { smallDisk: 256 * 1024 });
		const failure = await small.failure({ folder: 'small', waits: [5, 5] });
		expect(['diskFull', 'storageFailed']).toContain(failure.fault);
		expect(failure.retryable).toBe(false);
	});

	test.each(['first', 'some', 'some', 'last'])(
		"A server's session killed at the %s byte of the upload is told, and the next try delivers",
		async (which) => {
			const line = await ground.lineTo(place());
			const at = { first: 1, some: someByte(), last: NEW.length }[which] ?? 1;
			const kill = () => place().servers.signalSessions('SIGKILL');
			line.afterBytes(at, kill);
			const failure = await place().failure({ line });
			expect(line.planned).toBe(false);
			expect(NETWORK).toContain(failure.fault);
			expect(failure.retryable).toBe(true);

			line.afterBytes(at, kill);
			expect(await place().receipt({ line, waits: [5, 10] })).toMatchObject({ attempts: 2 });
		},
	);

	test.each<[Cut]>([['reset'], ['end']])(
		'A connection that is cut (%s) in the middle of the upload',
		async (how) => {
			const line = await ground.lineTo(place());
			const at = someByte();
			line.afterBytes(at, () => line.cut(how));
			const failure = await place().failure({ line });
			expect(line.planned).toBe(false);
			expect(NETWORK).toContain(failure.fault);

			line.afterBytes(at, () => line.cut(how));
			expect(await place().receipt({ line, waits: [5, 10] })).toMatchObject({ attempts: 2 });
		},
	);

	test.each(['before', 'during'] as const)(
		'A connection that is cut %s the renaming',
		async (when) => {
			const line = await ground.lineTo(place());
			const once = await place().attempt({
				line,
				connectTo: atRename(when, () => line.cut('reset')),
			});
			if (once.failure) expect([...NETWORK, 'outcomeUnknown']).toContain(once.failure.fault);
			const connectTo = atRename(when, () => place().servers.signalSessions('SIGKILL'));
			await place().receipt({ connectTo, waits: [5, 10] });
		},
	);

	test('A server that stops answering in the middle of the upload', async () => {
		const line = await ground.lineTo(place());
		const stop = () => place().servers.signalSessions('SIGSTOP');
		line.afterBytes(someByte(), stop);
		try {
			const failure = await place().failure({ line });
			expect(failure).toMatchObject({ fault: 'stalled', retryable: true });
		} finally {
			place().servers.signalSessions('SIGKILL');
		}
	});

	test('A renaming that is always refused', async () => {
		const refusing = await ground.with({ protocol, refusesRenames: 'always' });
		const failure = await refusing.failure({ waits: [5, 5] });
		expect(failure).toMatchObject({ fault: 'renameRefused', retryable: false });
	});
}
