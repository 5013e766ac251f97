import { FTPError, type FTPContext, type FTPResponse } from 'basic-ftp';
import {
	connectForPassiveTransfer,
	enterPassiveModeIPv6,
	parsePasvResponse,
} from 'basic-ftp/dist/transfer';
import { NoDataConnection } from './failures';

/**
 * Opens a data connection: EPSV, and PASV where the server knows no EPSV. The address in an answer
 * to PASV is not used but the one we are connected to already: behind a router it is often wrong,
 * and obeying it would let a server send our file elsewhere.
 */
export async function openDataConnection(ftp: FTPContext): Promise<FTPResponse> {
	try {
		return await enterPassiveModeIPv6(ftp);
	} catch (error) {
		if (!(error instanceof FTPError) || error.code < 500) throw unopened(ftp, error);
	}
	try {
		const response = await ftp.request('PASV');
		const { port } = parsePasvResponse(response.message);
		await connectForPassiveTransfer(ftp.socket.remoteAddress ?? '', port, ftp);
		return response;
	} catch (error) {
		throw unopened(ftp, error);
	}
}

/** A refusal and a lost control connection stay what they are; the rest is the data connection's. */
const unopened = (ftp: FTPContext, error: unknown): unknown =>
	error instanceof FTPError || ftp.closed ? error : new NoDataConnection(error);
