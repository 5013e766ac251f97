import { FTPError } from 'basic-ftp';
import { connect, isIPv4, type OnReadOpts, type Socket } from 'node:net';
import { within } from '../wire/time';
import { NoDataConnection } from './failures';
import type { FtpLine } from './line';

interface Place {
	host: string;
	port: number;
}

/**
 * Opens a data connection, in clear still: EPSV (RFC 2428), and PASV where the server takes no EPSV, or
 * nothing answers at the port it tells: some routers open ports for PASV alone. The address in an
 * answer to PASV is only used where the access says so. Otherwise it is the one we are connected to
 * already: behind a router the other is often wrong, and obeying it would let a server send our file
 * elsewhere.
 * @param onread takes what arrives, in place of the socket's own stream
 */
export async function openDataConnection(line: FtpLine, onread?: OnReadOpts): Promise<Socket> {
	// Only PASV tells an address, and only EPSV serves IPv6.
	const ways = line.access.passiveAddress === 'announced' ? [pasv, epsv] : [epsv, pasv];
	let first: unknown;
	for (const way of ways.filter((each) => !line.uselessWays.has(each))) {
		try {
			return await connectTo(line, await way(line), onread);
		} catch (error) {
			// A way can be forbidden (550) as well as unknown.
			const refused = error instanceof FTPError && error.code >= 500;
			const closed = error instanceof NoDataConnection && way === epsv;
			if (!refused && !(closed && isIPv4(hostOf(line.client)))) throw error;
			first ??= error;
			line.uselessWays.add(way);
		}
	}
	line.uselessWays.clear();
	throw first instanceof NoDataConnection ? first : new NoDataConnection(first);
}

async function connectTo(line: FtpLine, place: Place, onread?: OnReadOpts): Promise<Socket> {
	const socket = connect({ ...place, ...(onread && { onread }) });
	line.data = socket;
	// Later ones are for the transfer to hear; none may end the process.
	socket.on('error', () => undefined);
	const open = new Promise<void>((resolve, reject) => {
		socket.once('connect', resolve);
		socket.once('error', reject);
		socket.once('close', () => reject(new Error('The data connection was closed')));
	});
	try {
		await within(line.patience.connect, open, () => new Error('The data port does not answer'));
		return socket;
	} catch (error) {
		socket.destroy();
		throw line.client.closed ? error : new NoDataConnection(error);
	}
}

/** RFC 2428, section 3: `229 Entering Extended Passive Mode (|||6446|)`, with any delimiter. */
async function epsv({ client }: FtpLine): Promise<Place> {
	const { message } = await client.send('EPSV');
	const [, , port] = /\((.)\1\1(\d{1,5})\1\)/.exec(message) ?? [];
	return { host: hostOf(client), port: usable(Number(port)) };
}

/** RFC 959, section 4.1.2: `227 Entering Passive Mode (h1,h2,h3,h4,p1,p2)`, brackets or not. */
async function pasv({ client, access }: FtpLine): Promise<Place> {
	const { message } = await client.send('PASV');
	const numbers = /(?<![\d,])(?:\d{1,3},){5}\d{1,3}(?![\d,])/.exec(message)?.[0].split(',') ?? [];
	const port = usable(Number(numbers[4]) * 256 + Number(numbers[5]));
	const announced = numbers.slice(0, 4).join('.');
	// Some servers announce that they listen on all their addresses.
	const obeyed = access.passiveAddress === 'announced' && announced !== '0.0.0.0';
	return { host: obeyed ? announced : hostOf(client), port };
}

const hostOf = (client: FtpLine['client']): string => client.ftp.socket.remoteAddress ?? '';

function usable(port: number): number {
	if (port > 0 && port < 65_536) return port;
	throw new NoDataConnection(new Error('The server told no port for the data connection'));
}
