import { once } from 'node:events';
import type { Stats } from 'node:fs';
import { mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { absolute, type ConfinedRoot } from './confined-root';
import { delay, UploadedFile, type FaultPlan } from './faults';
import type { FtpServerOptions } from './ftp';
import { PassiveConnection } from './ftp-data';
import { ftpTime, longLine, machineLine } from './ftp-listing';
import { breakOff } from '../../lib/delivery/wire/break-off';

const BEFORE_LOGIN = ['USER', 'PASS', 'FEAT', 'OPTS', 'SYST', 'NOOP', 'QUIT', 'AUTH'];

interface SessionSettings extends Omit<FtpServerOptions, 'root' | 'faults'> {
	root: ConfinedRoot;
	faults: FaultPlan;
	commands: string[];
}

/** One client of the FTP server. Commands are answered one after the other, as they came. */
export class FtpSession {
	private received: Buffer = Buffer.alloc(0);
	private queue: Promise<void> = Promise.resolve();
	private currentFolder: string;
	private user = '';
	private loggedIn = false;
	private renameFrom?: string;
	private passive?: PassiveConnection;
	private readonly closed: Promise<unknown>;

	constructor(
		private readonly control: Socket,
		private readonly settings: SessionSettings,
	) {
		this.currentFolder = absolute('/', settings.home ?? '/');
		this.closed = new Promise((resolve) => control.once('close', resolve));
	}

	start(): void {
		this.control.setNoDelay(true);
		// A client that leaves without a word is ordinary; 'close' follows and cleans up.
		this.control.on('error', () => undefined);
		this.control.once('close', () => this.passive?.close());
		this.control.on('data', (bytes: Buffer) => this.read(bytes));
		const { greeting } = this.settings;
		this.control.write(`${greeting ?? '220 Sandbox FTP server'}\r\n`);
		if (greeting !== undefined && !greeting.startsWith('220')) this.control.end();
	}

	private read(bytes: Buffer): void {
		this.received = Buffer.concat([this.received, bytes]);
		for (let end; (end = this.received.indexOf('\r\n')) >= 0;) {
			// Decoded only when the line is whole: a letter may arrive in two packets.
			const line = this.received.subarray(0, end).toString('utf8');
			this.received = this.received.subarray(end + 2);
			this.queue = this.queue.then(async () => await this.answer(line));
		}
	}

	private reply(code: number, text: string): void {
		if (this.control.writable) this.control.write(`${code} ${text}\r\n`);
	}

	private async answer(line: string): Promise<void> {
		const [, name = '', argument = ''] = /^(\S*) ?(.*)$/s.exec(line) ?? [];
		const command = name.toUpperCase();
		this.settings.commands.push(command === 'PASS' ? 'PASS ***' : line);
		const handler = this.handlers[command];
		if (!handler || this.settings.without?.includes(command)) {
			return this.reply(502, `${command} is not implemented`);
		}
		if (!this.loggedIn && !BEFORE_LOGIN.includes(command)) {
			return this.reply(530, 'Please login with USER and PASS');
		}
		try {
			await handler(argument);
		} catch (error) {
			this.reply(...refusal(error));
		}
	}

	private readonly handlers: Record<string, (argument: string) => Promise<void> | void> = {
		USER: (user) => {
			this.user = user;
			this.loggedIn = false;
			this.reply(331, 'Password, please');
		},
		PASS: (password) => {
			this.loggedIn = this.user === this.settings.user && password === this.settings.password;
			if (this.loggedIn) this.reply(230, 'Logged in');
			else this.reply(530, 'Login incorrect');
		},
		SYST: () => this.reply(215, 'UNIX Type: L8'),
		FEAT: () => {
			const features = ['EPSV', 'MDTM', 'MLST type*;size*;modify*;', 'SIZE', 'UTF8'];
			const offered = features.filter(
				(feature) => !this.settings.without?.includes(feature.slice(0, 4)),
			);
			this.control.write(
				['211-Features:', ...offered.map((line) => ` ${line}`), '211 End', ''].join('\r\n'),
			);
		},
		OPTS: (what) =>
			/^(UTF8 ON|MLST )/i.test(what) ? this.reply(200, 'OK') : this.reply(501, 'Unknown option'),
		TYPE: (type) => (/^[AI]/i.test(type) ? this.reply(200, 'OK') : this.reply(504, 'A or I')),
		STRU: (kind) => (/^F$/i.test(kind) ? this.reply(200, 'OK') : this.reply(504, 'Only F')),
		MODE: (mode) => (/^S$/i.test(mode) ? this.reply(200, 'OK') : this.reply(504, 'Only S')),
		NOOP: () => this.reply(200, 'OK'),
		QUIT: () => {
			this.reply(221, 'Goodbye');
			this.control.end();
		},
		PWD: () => this.reply(257, `"${this.currentFolder.replaceAll('"', '""')}" is the folder`),
		CWD: async (path) => {
			const folder = absolute(this.currentFolder, path);
			const found = await stat(await this.settings.root.onDisk(folder));
			if (!found.isDirectory()) return this.reply(550, 'Not a directory');
			this.currentFolder = folder;
			this.reply(250, 'OK');
		},
		CDUP: async () => await this.handlers.CWD?.('..'),
		EPSV: async () => {
			const { port } = await this.listen();
			this.reply(229, `Entering Extended Passive Mode (|||${port}|)`);
		},
		PASV: async () => {
			const { port } = await this.listen();
			const address = (this.settings.announcedAddress ?? '127.0.0.1').replaceAll('.', ',');
			this.reply(227, `Entering Passive Mode (${address},${port >> 8},${port & 255})`);
		},
		LIST: async (path) => await this.list(path.replace(/^-\S*\s*/, ''), longLine),
		MLSD: async (path) => await this.list(path, machineLine),
		SIZE: async (path) => this.reply(213, String((await this.file(path)).size)),
		MDTM: async (path) => this.reply(213, ftpTime((await this.file(path)).mtime)),
		STOR: async (path) => await this.store(path),
		RETR: async (path) => await this.retrieve(path),
		DELE: async (path) => await this.change(path, 250, async (place) => await rm(place)),
		MKD: async (path) => await this.change(path, 257, async (place) => void (await mkdir(place))),
		RMD: async (path) => await this.change(path, 250, async (place) => await rmdir(place)),
		RNFR: async (path) => {
			const place = await this.onDisk(path);
			await stat(place);
			this.renameFrom = place;
			this.reply(350, 'And the new name?');
		},
		RNTO: async (path) => await this.renameTo(path),
	};

	private async onDisk(path: string): Promise<string> {
		return await this.settings.root.onDisk(absolute(this.currentFolder, path));
	}

	private async file(path: string): Promise<Stats> {
		const found = await stat(await this.onDisk(path));
		if (!found.isFile()) throw Object.assign(new Error('Not a plain file'), { code: 'EISDIR' });
		return found;
	}

	private async change(
		path: string,
		code: number,
		act: (place: string) => Promise<void>,
	): Promise<void> {
		if (this.settings.faults.readOnly) return this.reply(550, 'Permission denied');
		await act(await this.onDisk(path));
		this.reply(code, 'Done');
	}

	private async renameTo(path: string): Promise<void> {
		const from = this.renameFrom;
		this.renameFrom = undefined;
		if (from === undefined) return this.reply(503, 'RNFR first');
		const to = await this.onDisk(path);
		const faults = this.settings.faults.next('rename');
		const exists = await stat(to).then(
			() => true,
			() => false,
		);
		const refused =
			faults.refuseRename === 'always' || (exists && faults.refuseRename === 'overExisting');
		if (refused || this.settings.faults.readOnly) return this.reply(550, 'Permission denied');
		if (faults.loseRename !== 'notDone') await rename(from, to);
		if (faults.loseRename) this.vanish();
		else if (faults.denyDoneRename) this.reply(550, 'No such file or directory');
		else this.reply(250, 'Renamed');
	}

	private async listen(): Promise<PassiveConnection> {
		this.passive?.close();
		return (this.passive = await PassiveConnection.open());
	}

	private takePassive(): PassiveConnection | undefined {
		const { passive } = this;
		this.passive = undefined;
		if (!passive) this.reply(425, 'EPSV or PASV first');
		return passive;
	}

	private async list(path: string, line: (name: string, stats: Stats) => string): Promise<void> {
		const connection = this.takePassive();
		if (!connection) return;
		try {
			const folder = await this.onDisk(path);
			const lines: string[] = [];
			for (const name of (await readdir(folder)).sort()) {
				lines.push(`${line(name, await stat(`${folder}/${name}`))}\r\n`);
			}
			this.reply(150, 'Here it comes');
			(await connection.accepted())?.end(lines.join(''));
			this.reply(226, 'That was all');
		} catch (error) {
			connection.close();
			throw error;
		}
	}

	private async retrieve(path: string): Promise<void> {
		const connection = this.takePassive();
		if (!connection) return;
		try {
			const handle = await open(await this.onDisk(path), 'r');
			this.reply(150, 'Here it comes');
			const socket = await connection.accepted();
			if (!socket) {
				await handle.close();
				return this.reply(425, 'No data connection');
			}
			const gone = once(socket, 'close');
			const content = handle.createReadStream();
			content.pipe(socket);
			await gone;
			// Of a client that left early nothing else closes the file.
			content.destroy();
			this.reply(226, 'Transfer complete');
		} catch (error) {
			connection.close();
			throw error;
		}
	}

	private async store(path: string): Promise<void> {
		const connection = this.takePassive();
		if (!connection) return;
		try {
			if (this.settings.faults.readOnly) throw Object.assign(new Error(), { code: 'EACCES' });
			const handle = await open(await this.onDisk(path), 'w');
			const file = new UploadedFile(handle, this.settings.faults.next('upload'));
			this.reply(150, 'Send it');
			const socket = await connection.accepted();
			if (!socket) this.reply(425, 'No data connection');
			else await this.receive(socket, file);
			await file.close();
		} finally {
			connection.close();
		}
	}

	private async receive(socket: Socket, file: UploadedFile): Promise<void> {
		let position = 0;
		try {
			for await (const chunk of socket as AsyncIterable<Buffer>) {
				const outcome = await file.write(chunk, position);
				position += chunk.length;
				if (outcome === 'drop') return this.vanish(socket);
				if (outcome === 'stall') return void (await this.closed);
				if (outcome === 'diskFull') {
					// Real servers close the data connection first and explain a moment later.
					breakOff(socket);
					await delay(file.faults.replyLateBy);
					return this.reply(552, 'No space left on device');
				}
			}
		} catch {
			return this.reply(426, 'The data connection broke; transfer aborted');
		}
		if (file.faults.vanishBeforeReply) return this.vanish(socket);
		await delay(file.faults.replyLateBy);
		this.reply(226, 'Transfer complete');
	}

	private vanish(data?: Socket): void {
		if (data) breakOff(data);
		breakOff(this.control);
	}
}

function refusal(error: unknown): [number, string] {
	switch ((error as NodeJS.ErrnoException).code) {
		case 'ENOENT':
			return [550, 'No such file or directory'];
		case 'EACCES':
		case 'EPERM':
			return [550, 'Permission denied'];
		case 'EISDIR':
		case 'ENOTDIR':
			return [550, 'Not a plain file'];
		case 'EEXIST':
		case 'ENOTEMPTY':
			return [550, 'It exists already, or is not empty'];
		case 'ENAMETOOLONG':
			return [553, 'File name too long'];
		default:
			return [451, 'Local error in processing'];
	}
}
