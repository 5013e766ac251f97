import { FTPError } from 'basic-ftp';
import { connect, type Socket } from 'node:net';
import { within } from '../wire/time';
import { NoDataConnection, NOT_IMPLEMENTED } from './failures';
import type { FtpLine } from './line';

interface Place {
	host: string;
	port: number;
}

/**
 * Opens a data connection: EPSV (RFC 2428), and PASV where the server knows no EPSV. The address in
 * an answer to PASV is not used but the one we are connected to already: behind a router it is often
 * wrong, and obeying it would let a server send our file elsewhere.
 */
export async function openDataConnection(line: FtpLine): Promise<Socket> {
	const place = await ask(line);
	const socket = connect(place);
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

async function ask(line: FtpLine): Promise<Place> {
	const { client } = line;
	const host = client.ftp.socket.remoteAddress ?? '';
	if (!line.withoutEpsv) {
		try {
			return { host, port: portOf(EPSV, (await client.send('EPSV')).message) };
		} catch (error) {
			if (!(error instanceof FTPError) || !NOT_IMPLEMENTED.includes(error.code)) throw error;
			line.withoutEpsv = true;
		}
	}
	return { host, port: portOf(PASV, (await client.send('PASV')).message) };
}

/** RFC 2428, section 3: `229 Entering Extended Passive Mode (|||6446|)`, with any delimiter. */
const EPSV = /\((.)\1\1(?<port>\d{1,5})\1\)/;
/** RFC 959, section 4.1.2: `227 Entering Passive Mode (h1,h2,h3,h4,p1,p2)`, brackets or not. */
const PASV = /(?<![\d,])\d{1,3},\d{1,3},\d{1,3},\d{1,3},(?<high>\d{1,3}),(?<low>\d{1,3})(?![\d,])/;

function portOf(form: RegExp, reply: string): number {
	const { port, high, low } = form.exec(reply)?.groups ?? {};
	const number = port === undefined ? Number(high) * 256 + Number(low) : Number(port);
	if (number > 0 && number < 65_536) return number;
	throw new NoDataConnection(new Error('The server told no port for the data connection'));
}
