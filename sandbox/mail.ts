import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A mail as it was handed in, decoded as far as a test needs it. */
export interface Mail {
	readonly from: string;
	readonly to: readonly string[];
	/** Headers and body as they came. */
	readonly raw: string;
	/** The same with quoted-printable and soft line breaks undone, so that words can be searched for. */
	readonly text: string;
}

export interface MailServer {
	readonly host: string;
	readonly port: number;
	/** Everything received, the oldest first. */
	readonly mails: readonly Mail[];
	close(): Promise<void>;
}

/**
 * Starts a mail server (RFC 5321, as little as mailers need) on 127.0.0.1 that takes every mail and
 * sends none on.
 */
export async function startMailServer(): Promise<MailServer> {
	const mails: Mail[] = [];
	const open = new Set<Socket>();
	const server = createServer((socket) => {
		open.add(socket);
		socket.once('close', () => open.delete(socket));
		socket.on('error', () => undefined);
		receive(socket, (mail) => mails.push(mail));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		host: '127.0.0.1',
		port: (server.address() as AddressInfo).port,
		mails,
		close: async () => {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			for (const socket of open) socket.destroy();
			await closed;
		},
	};
}

function receive(socket: Socket, keep: (mail: Mail) => void): void {
	let envelope = { from: '', to: [] as string[] };
	let content: string[] | undefined;
	let waiting = '';
	const reply = (line: string) => socket.write(`${line}\r\n`);
	const answer = (line: string) => {
		if (content) {
			if (line !== '.') return void content.push(line.replace(/^\./, ''));
			const raw = content.join('\r\n');
			keep({ ...envelope, raw, text: decoded(raw) });
			content = undefined;
			envelope = { from: '', to: [] };
			return void reply('250 Kept');
		}
		const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
		switch (line.slice(0, 4).toUpperCase()) {
			case 'EHLO':
			case 'HELO':
			case 'RSET':
			case 'NOOP':
				return void reply('250 sandbox');
			case 'MAIL':
				envelope = { from: address, to: [] };
				return void reply('250 OK');
			case 'RCPT':
				envelope.to.push(address);
				return void reply('250 OK');
			case 'DATA':
				content = [];
				return void reply('354 Go on');
			case 'QUIT':
				reply('221 Goodbye');
				return void socket.end();
			default:
				return void reply('502 Not implemented');
		}
	};
	reply('220 Sandbox mail server');
	socket.on('data', (bytes) => {
		waiting += bytes.toString('latin1');
		for (let end; (end = waiting.indexOf('\r\n')) >= 0;) {
			const line = waiting.slice(0, end);
			waiting = waiting.slice(end + 2);
			answer(line);
		}
	});
}

function decoded(raw: string): string {
	const bytes = raw
		.replace(/=\r\n/g, '')
		.replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
	return Buffer.from(bytes, 'latin1').toString('utf8');
}
