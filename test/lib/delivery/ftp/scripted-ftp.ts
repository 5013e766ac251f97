import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Script = Record<string, string | readonly string[] | undefined>;

/** What any server says; a script replaces single answers, by the command or by its first word. */
const USUAL: Script = {
	USER: '331 Password, please',
	PASS: '230 Logged in',
	FEAT: ['211-Features:', ' SIZE', '211 End'],
	OPTS: '200 OK',
	TYPE: '200 OK',
	PWD: '257 "/" is the folder',
	CWD: '250 OK',
	QUIT: '221 Goodbye',
};

/** An FTP server on 127.0.0.1 that reads its answers off a table, and lists whatever it is told to. */
export class ScriptedFtp {
	readonly commands: string[] = [];
	private readonly sockets = new Set<Socket>();
	private readonly listeners: Server[] = [];
	private data?: Promise<Socket>;

	private constructor(
		private readonly script: Script,
		private readonly listing: string,
	) {}

	static async open(script: Script, listing = ''): Promise<ScriptedFtp> {
		const server = new ScriptedFtp(script, listing);
		await server.listen((socket) => server.greet(socket));
		return server;
	}

	get port(): number {
		return portOf(this.listeners[0]!);
	}

	async close(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		for (const server of this.listeners) server.close();
	}

	private async listen(taken: (socket: Socket) => void): Promise<Server> {
		const server = createServer((socket) => {
			this.sockets.add(socket);
			socket.on('error', () => undefined);
			taken(socket);
		});
		this.listeners.push(server);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return server;
	}

	private greet(control: Socket): void {
		control.write('220 Welcome\r\n');
		control.on('data', (bytes: Buffer) => {
			for (const line of bytes.toString('utf8').split('\r\n').filter(Boolean)) {
				this.commands.push(line);
				void this.answer(control, line);
			}
		});
	}

	private async answer(control: Socket, line: string): Promise<void> {
		const [word = ''] = line.split(' ');
		const say = (text: string) => control.write(`${text}\r\n`);
		const scripted = this.script[line] ?? this.script[word];
		if (scripted !== undefined) return void [scripted].flat().forEach(say);
		if (word === 'EPSV' || word === 'PASV') {
			const server = await this.listen((socket) => dataTaken(socket));
			let dataTaken: (socket: Socket) => void;
			this.data = new Promise<Socket>((resolve) => (dataTaken = resolve));
			const port = portOf(server);
			const address = `127,0,0,1,${port >> 8},${port & 255}`;
			say(word === 'EPSV' ? `229 Here (|||${port}|)` : `227 Here (${address})`);
		} else if (word === 'LIST') {
			say('150 Here it comes');
			(await this.data)?.end(this.listing);
			say('226 That was all');
		} else {
			[USUAL[word] ?? '502 Not implemented'].flat().forEach(say);
		}
	}
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
