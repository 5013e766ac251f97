// What the measured n8n talks to, in a process of its own: node surroundings.ts <folder> <people>. A fake
// Lucca without a limit of requests and an FTP server. An answer of Lucca's is made once and kept: from
// the second time on it costs this process nothing but sending it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { civilDateAt } from '../../lib/employee/civil-date';
import type { CompanyUser, SampleCompany } from '../../sandbox/company';
import type { FakeLucca } from '../../sandbox/lucca';
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
	const pages = new Pages(sandbox.lucca);
	const server = createServer((request, response) => {
		pages.answer(request.url ?? '/', request.headers.authorization ?? '').then(
			({ status, type, body }) => {
				response.writeHead(status, { 'content-type': type, 'content-length': body.length });
				response.end(body);
			},
			(cause: unknown) => response.destroy(cause as Error),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	// It goes with whoever started it.
	process.on('disconnect', () => process.exit());
	process.on('message', () => {
		pages.change(aDayLater);
		process.send?.('a day later');
	});
	const { port } = server.address() as AddressInfo;
	const credentials = sandbox.credentials('ftp');
	credentials.luccaHrApi = { ...credentials.luccaHrApi, baseUrl: `http://127.0.0.1:${port}` };
	process.send?.({ credentials, root: sandbox.folders.ftp } satisfies Surroundings);
}

/**
 * The fake Lucca looks at everybody for each page. Here it is shown the people of one page at a time, and
 * what it says of them is kept.
 */
class Pages {
	private readonly everybody: CompanyUser[];
	private readonly answers = new Map<string, Kept>();
	private turn: Promise<unknown> = Promise.resolve();

	constructor(private readonly lucca: FakeLucca) {
		this.everybody = lucca.company.users;
	}

	change(how: (company: SampleCompany) => void): void {
		this.lucca.company.users = this.everybody;
		how(this.lucca.company);
		this.answers.clear();
	}

	async answer(url: string, authorization: string): Promise<Kept> {
		const known = this.answers.get(url);
		if (known) return known;
		const made = this.turn.then(async () => await this.make(url, authorization));
		this.turn = made.catch(() => undefined);
		return await made;
	}

	private async make(url: string, authorization: string): Promise<Kept> {
		const address = new URL(url, this.lucca.url);
		const [from, most] = (address.searchParams.get('paging') ?? '').split(',').map(Number);
		const isPage = address.pathname === '/api/v3/users' && from !== undefined && most !== undefined;
		this.lucca.company.users = isPage ? this.everybody.slice(from, from + most) : this.everybody;
		if (isPage) address.searchParams.set('paging', `0,${most}`);
		const response = await fetch(address, {
			headers: { authorization, accept: 'application/json' },
		});
		const text = await response.text();
		const count = `"count":${this.everybody.length}`;
		const kept = {
			status: response.status,
			type: response.headers.get('content-type') ?? '',
			body: Buffer.from(isPage ? text.replace(/"count":\d+/, count) : text),
		};
		this.answers.set(url, kept);
		return kept;
	}
}

const [folder = '', people] = process.argv.slice(2);
main(folder, Number(people)).catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
