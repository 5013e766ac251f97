import '../../../support/core-errors';
import type { AddressInfo } from 'node:net';
import ssh2, { type AuthContext, type Connection } from 'ssh2';
import { DeliveryError, PartnerServer } from '../../../../lib/delivery';
import { newKeyPair } from '../../../../sandbox/servers';
import { trying } from '../../../../lib/delivery/tasks/attempts';
import { IMPATIENT, NO_WAITS } from '../harness';

/** What ssh2 does not show of a connection: SSH_MSG_DISCONNECT (RFC 4253, section 11.1). */
interface Hidden {
	_protocol: { disconnect: (reason: number) => void };
	_sock: { end: () => void };
}

/** Answers a password in its own way, and counts how often one was given. */
async function startServer(answer: (client: Hidden) => void) {
	let passwords = 0;
	const server = new ssh2.Server({ hostKeys: [newKeyPair().private] }, (connection: Connection) => {
		connection.on('error', () => undefined);
		connection.on('authentication', (context: AuthContext) => {
			if (context.method !== 'password') return context.reject(['password']);
			passwords++;
			answer(connection as unknown as Hidden);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { port, passwords: () => passwords, close: () => server.close() };
}

async function failureOf(answer: (client: Hidden) => void) {
	const server = await startServer(answer);
	try {
		const access = { protocol: 'sftp', host: '127.0.0.1', user: 'u', password: 'wr0ng' } as const;
		const trust = { port: server.port, trustOnFirstUse: true };
		const partner = new PartnerServer({ ...access, ...trust }, IMPATIENT);
		const failure: unknown = await trying(partner, NO_WAITS, async () => undefined).catch(
			(error: unknown) => error,
		);
		expect(failure).toBeInstanceOf(DeliveryError);
		return { failure: failure as DeliveryError, passwords: server.passwords() };
	} finally {
		server.close();
	}
}

test.each([
	[2, 'Too many authentication failures, as OpenSSH says at its limit'],
	[14, 'no more methods'],
	[15, 'illegal user name'],
])('Goodbye with reason %i (%s) refuses the login, and it is tried once', async (reason) => {
	const { failure, passwords } = await failureOf((client) => {
		client._protocol.disconnect(reason);
		client._sock.end();
	});
	expect(failure).toMatchObject({ fault: 'loginRefused', retryable: false });
	expect(passwords).toBe(1);
});

test('So does a connection closed without a word', async () => {
	const { failure, passwords } = await failureOf((client) => client._sock.end());
	expect(failure).toMatchObject({ fault: 'loginRefused', retryable: false });
	expect(failure.message).toContain('It closed the connection instead of answering');
	expect(passwords).toBe(1);
});

test('Too many connections are another matter, and worth another try', async () => {
	const { failure, passwords } = await failureOf((client) => {
		client._protocol.disconnect(12);
		client._sock.end();
	});
	expect(failure).toMatchObject({ fault: 'busy', retryable: true });
	expect(passwords).toBe(3);
});
