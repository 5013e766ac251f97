import { chmodSync } from 'node:fs';
import { atRename } from './at-rename';
import { IMPATIENT, NEW, PATIENT, WRONG_PASSWORD } from './place';
import type { ProvingGround } from './proving-ground';

const OF_THE_NETWORK = ['lost', 'stalled', 'dataConnection'];
/** A byte of the upload, another one each time. */
const someByte = () => 1 + Math.floor(Math.random() * NEW.length);

/** What every endpoint has to stand, each fault with the class it must be told as. */
export function faultMatrix(ground: ProvingGround): void {
	ground.test('A wrong password is refused at once, and told as such', async () => {
		const access = { password: WRONG_PASSWORD };
		const failure = await ground.place.failure({ access, patience: PATIENT, waits: [5, 5] });
		expect(failure).toMatchObject({ fault: 'loginRefused', retryable: false });
	});

	ground.test('A folder that is missing', async () => {
		const failure = await ground.place.failure({ folder: 'incomming', waits: [5, 5] });
		expect(failure).toMatchObject({ fault: 'folderMissing', retryable: false });
	});

	ground.test('A folder the account may not write in', async () => {
		const folder = ground.place.servers.makeFolder('readOnly');
		ground.place.put('readOnly', 'people.csv', Buffer.alloc(0));
		chmodSync(folder, 0o555);
		try {
			const failure = await ground.place.failure({ folder: 'readOnly', waits: [5, 5] });
			expect(failure).toMatchObject({ fault: 'notPermitted', retryable: false });
		} finally {
			chmodSync(folder, 0o755);
		}
	});

	ground.testOfDisk('A disk that is full', async () => {
		const small = await ground.with({}, { smallDisk: 256 * 1024 });
		const failure = await small.failure({ folder: 'small', waits: [5, 5] });
		expect(['diskFull', 'storageFailed']).toContain(failure.fault);
		expect(failure.retryable).toBe(false);
	});

	for (const [which, byte] of [
		['first', () => 1],
		['some', someByte],
		['last', () => NEW.length],
	] as const) {
		ground.test(`A server's session killed at the ${which} byte of the upload`, async () => {
			const line = await ground.lineTo(ground.place);
			const kill = () => ground.place.servers.signalSessions('SIGKILL');
			line.afterBytes(byte(), kill);
			const failure = await ground.place.failure({ line });
			expect(line.planned).toBe(false);
			expect(OF_THE_NETWORK).toContain(failure.fault);
			expect(failure.retryable).toBe(true);

			line.afterBytes(byte(), kill);
			expect(await ground.place.receipt({ line, waits: [5, 10] })).toMatchObject({ attempts: 2 });
		});
	}

	for (const how of ['reset', 'end'] as const) {
		ground.test(`A connection that is cut (${how}) in the middle of the upload`, async () => {
			const line = await ground.lineTo(ground.place);
			line.afterBytes(someByte(), () => line.cut(how));
			const failure = await ground.place.failure({ line });
			expect(line.planned).toBe(false);
			expect(OF_THE_NETWORK).toContain(failure.fault);

			line.afterBytes(someByte(), () => line.cut(how));
			expect(await ground.place.receipt({ line, waits: [5, 10] })).toMatchObject({ attempts: 2 });
		});
	}

	for (const when of ['before', 'during'] as const) {
		ground.test(`A connection that is cut ${when} the renaming`, async () => {
			const line = await ground.lineTo(ground.place);
			const cut = atRename(when, () => line.cut('reset'));
			const { failure } = await ground.place.attempt({ line, connectTo: cut });
			if (failure) expect([...OF_THE_NETWORK, 'outcomeUnknown']).toContain(failure.fault);

			const kill = atRename(when, () => ground.place.servers.signalSessions('SIGKILL'));
			await ground.place.receipt({ connectTo: kill, waits: [5, 10] });
		});
	}

	ground.test('A server that stops answering in the middle of the upload', async () => {
		const line = await ground.lineTo(ground.place);
		line.afterBytes(someByte(), () => ground.place.servers.signalSessions('SIGSTOP'));
		try {
			const failure = await ground.place.failure({ line, patience: IMPATIENT });
			expect(failure).toMatchObject({ fault: 'stalled', retryable: true });
		} finally {
			ground.place.servers.signalSessions('SIGKILL');
		}
	});

	ground.test('A renaming that is always refused', async () => {
		const refusing = await ground.with({ refusesRenames: 'always' });
		const failure = await refusing.failure({ waits: [5, 5] });
		expect(failure).toMatchObject({ fault: 'renameRefused', retryable: false });
	});
}
