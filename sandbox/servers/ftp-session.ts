import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { lstat, mkdir, open, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { absolute, type ConfinedRoot } from './confined-root';
import { delay, UploadedFile, type FaultPlan } from './faults';
import type { FtpServerOptions } from './ftp';
import { FtpControl } from './ftp-control';
import { PassiveConnection } from './ftp-data';
import type { FtpEncryption } from './ftp-encryption';
import { refusal } from './ftp-refusal';
import { retrieveFile } from './ftp-retrieve';
import { ftpTime, longLine, machineLine } from './ftp-listing';

const BEFORE_ENCRYPTION = ['AUTH', 'FEAT', 'OPTS', 'SYST', 'NOOP', 'QUIT'];
const BEFORE_LOGIN = [...BEFORE_ENCRYPTION, 'USER', 'PASS', 'PBSZ', 'PROT'];

interface SessionSettings extends Omit<FtpServerOptions, 'root' | 'faults'> {
	root: ConfinedRoot;
	faults: FaultPlan;
	commands: string[];
	encryption: FtpEncryption | undefined;
}

/** One client of the FTP server. Commands are answered one after the other, as they came. */
export class FtpSession {
	private queue: Promise<void> = Promise.resolve();
	private currentFolder: string;
	private user = '';
	private loggedIn = false;
	private renameFrom?: string;
	private passive?: PassiveConnection;
	private readonly control: FtpControl;
	private dataEncrypted = false;

	constructor(
		socket: Socket,
		private readonly settings: SessionSettings,
	) {
		this.currentFolder = absolute('/', settings.home ?? '/');
		this.control = new FtpControl(socket, this.encoding, (line) => {
			this.queue = this.queue.then(async () => await this.answer(line));
		});
	}

	start(): void {
		const { greeting = '220 Sandbox FTP server', tls, encryption } = this.settings;
		const greet = () => {
			this.control.say(greeting);
			if (!greeting.startsWith('220')) this.control.end();
		};
		void this.control.closed.then(() => this.passive?.close());
		if (encryption && tls?.mode === 'implicit') this.control.encrypt(encryption, greet);
		else greet();
	}

	private get encoding(): BufferEncoding {
		return this.settings.fileNameEncoding === 'latin-1' ? 'latin1' : 'utf8';
	}

	private reply(code: number, text: string): void {
		this.control.say(`${code} ${text}`);
	}

	private async answer(line: string): Promise<void> {
		const [, name = '', argument = ''] = /^(\S*) ?(.*)$/s.exec(line) ?? [];
		const command = name.toUpperCase();
		this.settings.commands.push(command === 'PASS' ? 'PASS ***' : line);
		const handler = this.handlers[command];
		if (!handler || this.settings.without?.includes(command)) {
			return this.reply(502, `${command} is not implemented`);
		}
		if (this.settings.tls && !this.control.encrypted && !BEFORE_ENCRYPTION.includes(command)) {
			return this.reply(530, 'Non-anonymous sessions must use encryption');
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
		AUTH: (kind) => {
			const { tls, encryption } = this.settings;
			if (!tls || !encryption || !/^TLS$/i.test(kind)) return this.reply(504, 'Not here');
			if (tls.answers?.AUTH) return this.control.say(tls.answers.AUTH);
			this.reply(234, 'Begin');
			if (tls.silentAfterAuth) this.control.mute();
			else this.control.encrypt(encryption);
		},
		PBSZ: () => this.control.say(this.settings.tls?.answers?.PBSZ ?? '200 PBSZ=0'),
		PROT: (level) => {
			const { tls } = this.settings;
			if (tls?.answers?.PROT) return this.control.say(tls.answers.PROT);
			if (!this.control.encrypted) return this.reply(503, 'AUTH first');
			this.dataEncrypted = /^P$/i.test(level);
			this.reply(200, 'OK');
		},
		SYST: () => this.reply(215, 'UNIX Type: L8'),
		FEAT: () => {
			const { tls, checksums = [], without = [] } = this.settings;
			const features = ['EPSV', 'MDTM', 'MLST type*;size*;modify*;', 'SIZE', 'UTF8'];
			if (tls) features.push('AUTH TLS', 'PBSZ', 'PROT');
			for (const each of checksums) features.push(each === 'HASH' ? 'HASH SHA-1*;SHA-256' : each);
			const offered = features.filter((feature) => !without.includes(feature.slice(0, 4)));
			this.control.say('211-Features:', ...offered.map((line) => ` ${line}`), '211 End');
		},
		OPTS: (what) =>
			/^(UTF8 O(N|FF)$|MLST |HASH SHA-256$)/i.test(what)
				? this.reply(200, 'OK')
				: this.reply(501, 'Unknown option'),
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
		HASH: async (path) => await this.checksum('HASH', path),
		XSHA256: async (path) => await this.checksum('XSHA256', path),
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

	private async checksum(command: 'HASH' | 'XSHA256', path: string): Promise<void> {
		if (!this.settings.checksums?.includes(command)) return this.reply(502, 'Not here');
		const { size } = await this.file(path);
		const digest = createHash('sha256')
			.update(await readFile(await this.onDisk(path)))
			.digest('hex');
		await delay(this.settings.checksumLateBy);
		if (command === 'HASH') this.reply(213, `SHA-256 0-${size} ${digest} ${path}`);
		else this.reply(250, digest.toUpperCase());
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
		if (!this.settings.tls || this.dataEncrypted) return passive;
		passive?.close();
		this.reply(522, 'Data connections must be encrypted');
		return undefined;
	}

	/** The client's data socket, encrypted where it was agreed on. */
	private async dataOf(passive: PassiveConnection): Promise<Socket | undefined> {
		const socket = await passive.accepted();
		return socket && this.dataEncrypted ? this.settings.encryption?.data(socket) : socket;
	}

	private async list(path: string, line: (name: string, stats: Stats) => string): Promise<void> {
		const connection = this.takePassive();
		if (!connection) return;
		try {
			const folder = await this.onDisk(path);
			const lines: string[] = [];
			for (const name of (await readdir(folder)).sort()) {
				lines.push(`${line(name, await behind(`${folder}/${name}`))}\r\n`);
			}
			this.reply(150, 'Here it comes');
			const socket = await this.dataOf(connection);
			if (!socket) return this.reply(425, 'No data connection');
			const gone = new Promise((resolve) => socket.once('close', resolve));
			socket.resume().end(lines.join(''), this.encoding);
			await gone;
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
			const faults = this.settings.faults.next('download').download ?? {};
			if (faults.forbidden) throw Object.assign(new Error(), { code: 'EACCES' });
			const handle = await open(await this.onDisk(path), 'r');
			try {
				this.reply(150, 'Here it comes');
				const socket = await this.dataOf(connection);
				if (!socket) return this.reply(425, 'No data connection');
				const outcome = await retrieveFile(handle, socket, faults);
				if (outcome === 'drop') this.vanish(connection);
				else if (outcome === 'stall') await this.control.closed;
				else if (outcome === 'broken') this.reply(426, 'The data connection broke');
				else this.reply(226, 'Transfer complete');
			} finally {
				await handle.close();
			}
		} finally {
			connection.close();
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
			const socket = await this.dataOf(connection);
			if (!socket) this.reply(425, 'No data connection');
			else await this.receive(socket, connection, file);
			await file.close();
		} finally {
			connection.close();
		}
	}

	private async receive(
		socket: Socket,
		connection: PassiveConnection,
		file: UploadedFile,
	): Promise<void> {
		let position = 0;
		try {
			for await (const chunk of socket as AsyncIterable<Buffer>) {
				const outcome = await file.write(chunk, position);
				position += chunk.length;
				if (outcome === 'drop') return this.vanish(connection);
				if (outcome === 'stall') return void (await this.control.closed);
				if (outcome === 'diskFull') {
					// Real servers close the data connection first and explain a moment later.
					connection.breakOff();
					await delay(file.faults.replyLateBy);
					return this.reply(552, 'No space left on device');
				}
			}
		} catch {
			return this.reply(426, 'The data connection broke; transfer aborted');
		}
		if (file.faults.vanishBeforeReply) return this.vanish(connection);
		await delay(file.faults.replyLateBy);
		this.reply(226, 'Transfer complete');
	}

	private vanish(data?: PassiveConnection): void {
		data?.breakOff();
		this.control.breakOff();
	}
}

/** What a link leads to, or the link itself where that is nothing. */
const behind = async (path: string): Promise<Stats> =>
	await stat(path).catch(async () => await lstat(path));
