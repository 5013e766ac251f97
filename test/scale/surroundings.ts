// What the measured n8n talks to, in a process of its own: node surroundings.ts <folder> <people>. A fake
// Lucca without a limit of requests and an FTP server. An answer of Lucca's is made once and kept: from
// the second time on it costs this process nothing but sending it.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { civilDateAt } from '../../lib/employee/civil-date';
import { openSandbox, type SandboxCredentials } from '../../sandbox/open';
import { aDayLater, flawlessCompany } from './people';

/** What the process says once it listens. */
export interface Surroundings {
	readonly credentials: SandboxCredentials;
	/** What the FTP server shows as `/`. */
	readonly root: string;
}

interface Kept {
	readonly status: number;
	readonly type: string;
	readonly body: Buffer;
}

async function main(folder: string, people: number): Promise<void> {
	const sandbox = await openSandbox(folder, {
		company: flawlessCompany(people, civilDateAt(Date.now(), 'Europe/Paris')),
		switches: { rateLimit: false },
	});
	const answers = new Map<string, Promise<Kept>>();
	const answerTo = async ({ method = '', url = '', headers }: IncomingMessage) => {
		const key = [method, url, headers.authorization].join('\n');
		const known = answers.get(key) ?? ask(sandbox.lucca.url + url, headers.authorization ?? '');
		answers.set(key, known);
		return await known;
	};
	const server = createServer((request, response) => {
		answerTo(request).then(
			({ status, type, body }) => {
				response.writeHead(status, { 'content-type': type, 'content-length': body.length });
				response.end(body);
			},
			(cause: unknown) => response.destroy(cause as Error),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	process.on('message', () => {
		aDayLater(sandbox.lucca.company);
		answers.clear();
		process.send?.('a day later');
	});
	const { port } = server.address() as AddressInfo;
	const credentials = sandbox.credentials('ftp');
	credentials.luccaHrApi = { ...credentials.luccaHrApi, baseUrl: `http://127.0.0.1:${port}` };
	process.send?.({ credentials, root: sandbox.folders.ftp } satisfies Surroundings);
}

async function ask(url: string, authorization: string): Promise<Kept> {
	const response = await fetch(url, { headers: { authorization, accept: 'application/json' } });
	return {
		status: response.status,
		type: response.headers.get('content-type') ?? '',
		body: Buffer.from(await response.arrayBuffer()),
	};
}

const [folder = '', people] = process.argv.slice(2);
main(folder, Number(people)).catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
