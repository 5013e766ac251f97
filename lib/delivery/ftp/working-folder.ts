import { FTPError, type Client } from 'basic-ftp';

/** The path of the folder the server is in. RFC 959, appendix II: `257 "the ""path"""`. */
export async function workingFolder(client: Client): Promise<string> {
	const { message } = await client.send('PWD');
	const [, quoted] = /"((?:[^"]|"")*)"/.exec(message) ?? [];
	if (!quoted) throw new FTPError({ code: 500, message });
	return quoted.replaceAll('""', '"');
}
