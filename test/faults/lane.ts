import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
	deliver,
	PartnerServer,
	type Connect,
	type Protocol,
	type ServerAccess,
} from '../../lib/delivery';
import type { TestCertificates } from '../../sandbox/servers/certificates';
import {
	startRealServers,
	type Endpoint,
	type RealServerName,
	type RealServers,
} from '../../sandbox/servers/real';
import { BadLine, type Cut } from '../../sandbox/servers/real/bad-line';
import { atRename } from '../servers/at-rename';
import { Reader } from '../support/reader';
import { until } from '../support/until';
import { contentOf, inPieces } from './content';
import type { Order } from './delivering-process';
import { Expendable } from './expendable';
import type { Kind, Tally } from './tally';

const FOLDER = 'incoming';
const FILE = 'people.csv';
/** In milliseconds. */
const LOOK_EVERY = 5;
const WAITS = [5, 20, 50];
const PATIENCE = { connect: 10_000, silence: 5_000 };

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What a delivery told, of the names it left behind above all; `killed` when one before it could not. */
interface Told {
	words: string;
	killed?: true;
}

/** One server with one file on it that is delivered again and again, each time interrupted. */
export class Lane {
	private readonly reader = new Reader();
	private readonly expendable = new Expendable();
	private current: Buffer = Buffer.alloc(0);

	private constructor(
		private readonly servers: RealServers,
		private readonly endpoint: Endpoint,
		private readonly line: BadLine,
		private readonly random: (bound: number) => number,
		private readonly tally: Tally,
	) {}

	static async open(
		server: RealServerName,
		protocol: Protocol,
		certificates: TestCertificates,
		random: (bound: number) => number,
		tally: Tally,
	): Promise<Lane> {
		const servers = await startRealServers(server, [{ protocol }], { certificates });
		const endpoint = servers.endpoints[0] as Endpoint;
		return new Lane(servers, endpoint, await BadLine.before(endpoint), random, tally);
	}

	async close(): Promise<void> {
		await this.reader.close();
		await this.expendable.close();
		await this.line.close();
		await this.servers.close();
	}

	/** The first file, which every later one replaces. */
	async begin(number: number): Promise<void> {
		this.current = contentOf(number, 100_000);
		await this.deliverHere(this.current);
	}

	/** Replaces the file by the next one and interrupts that once; looks what became of both. */
	async round(number: number, kind: Kind): Promise<void> {
		const { tally, random } = this;
		const previous = this.current;
		const next = contentOf(number, 40_000 + random(260_000));
		await this.reader.watch(this.path(), LOOK_EVERY);

		let struck = false;
		const strike = (act: () => void) => () => {
			struck = true;
			act();
			const held = this.held();
			const whole = [previous, ...(kind === 'atRename' ? [next] : [])].map(sha256);
			if (whole.includes(held)) tally.intact++;
			else tally.notes.push(`Round ${number} (${kind}): the previous file is not intact`);
		};
		const told = await this.interrupted(kind, number, next, strike);

		const { reads, seen } = await this.reader.stop();
		tally.reads += reads;
		for (const [content, times] of Object.entries(seen)) {
			if (content === 'missing') tally.missing += times;
			else if (content !== sha256(previous) && content !== sha256(next)) tally.partial += times;
		}
		if (struck) tally.kills[kind]++;
		if (this.held() === sha256(next)) tally.delivered += struck ? 1 : 0;
		else tally.notes.push(`Round ${number} (${kind}): the new file is not there`);
		this.clearAway(kind, told);
		this.current = next;
	}

	private async interrupted(
		kind: Kind,
		number: number,
		next: Buffer,
		strike: (act: () => void) => () => void,
	): Promise<Told> {
		const at = 1 + this.random(next.length);
		const { servers, line } = this;
		switch (kind) {
			case 'lineCut': {
				const how: Cut = this.random(2) ? 'reset' : 'end';
				line.afterBytes(
					at,
					strike(() => line.cut(how)),
				);
				return await this.deliverHere(next);
			}
			case 'sessionKilled':
				line.afterBytes(
					at,
					strike(() => servers.signalSessions('SIGKILL')),
				);
				return await this.deliverHere(next);
			case 'ourselvesKilled': {
				const { kill, end } = this.expendable.deliver(this.order(number, next));
				line.afterBytes(at, strike(kill));
				return await this.afterDeath(end, next);
			}
			case 'atRename': {
				const when = this.random(2) ? 'before' : 'during';
				const victim = this.random(3);
				if (victim === 2) {
					const order = { ...this.order(number, next), dieAtRename: when } as const;
					const end = this.expendable.deliver(order).end;
					const died = end.then((said) => said === undefined && strike(() => undefined)());
					return await this.afterDeath(died, next);
				}
				const act = victim ? () => line.cut('reset') : () => servers.signalSessions('SIGKILL');
				return await this.deliverHere(next, atRename(when, strike(act)));
			}
		}
	}

	private order(number: number, { length: bytes }: Buffer): Order {
		return { access: this.access, folder: FOLDER, fileName: FILE, number, bytes };
	}

	/** What the next run does when the one before was killed. */
	private async afterDeath(end: Promise<unknown>, next: Buffer): Promise<Told> {
		await end;
		// The server notices in its own time that nobody is there any more.
		await until(() => this.servers.sessions.length === 0);
		return { ...(await this.deliverHere(next)), killed: true };
	}

	private async deliverHere(content: Buffer, connectTo?: Connect): Promise<Told> {
		const partner = new PartnerServer(this.access, PATIENCE, connectTo);
		const file = { folder: FOLDER, fileName: FILE, open: () => inPieces(content) };
		try {
			const { leftBehind } = await deliver(partner, file, { waits: WAITS });
			return { words: leftBehind.join(' ') };
		} catch (error) {
			const words = error instanceof Error ? error.message : String(error);
			this.tally.notes.push(words);
			return { words };
		} finally {
			await partner.close();
		}
	}

	private clearAway(kind: Kind, { words, killed }: Told): void {
		for (const name of readdirSync(this.path('.'))) {
			if (name === FILE) continue;
			if (words.includes(name)) this.tally.leftAndTold++;
			else if (killed) this.tally.leftByTheKilled++;
			else {
				this.tally.leftUntold++;
				this.tally.notes.push(`'${name}' was left after ${kind}, and nobody told`);
			}
			rmSync(this.path(name));
		}
	}

	private held(): string {
		try {
			return sha256(readFileSync(this.path()));
		} catch (error) {
			return (error as NodeJS.ErrnoException).code ?? '?';
		}
	}

	private get access(): ServerAccess {
		return { ...this.servers.access(this.endpoint), host: this.line.host };
	}

	private path(name = FILE): string {
		return join(this.servers.data, FOLDER, name);
	}
}
