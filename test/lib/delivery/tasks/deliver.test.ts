import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	connect,
	DeliveryError,
	type Connect,
	type DeliveryOptions,
} from '../../../../lib/delivery';
import { Harness, inPieces } from '../harness';

const CONTENT = Buffer.from('Prénom;Nom\r\nZoë;Núñez\r\n'.repeat(4000));
const TEXT = CONTENT.toString('utf8');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe.each(['ftp', 'ftps', 'ftpsImplicit', 'sftp'] as const)(
	'Delivering over %s',
	(protocol) => {
		const harness = new Harness(protocol);

		test('A file arrives whole, and the receipt tells all about it', async () => {
			await harness.start();
			const receipt = await harness.deliver(CONTENT);

			expect(receipt).toEqual({
				outcome: 'delivered',
				folder: '/incoming',
				fileName: 'people.csv',
				bytes: CONTENT.length,
				sha256: sha256(CONTENT),
				verified: 'content',
				replaced: false,
				seenInFolder: true,
				leftBehind: [],
				attempts: 1,
				seconds: expect.any(Number) as number,
			});
			expect(harness.files()).toEqual({ 'people.csv': TEXT });
		});

		test('It replaces the previous file in one step', async () => {
			await harness.start();
			harness.put('people.csv', 'old');
			const { value, seen } = await harness.watching(async () => await harness.deliver(CONTENT));

			expect(value).toMatchObject({ replaced: true, leftBehind: [] });
			expect([...seen].filter((content) => content !== 'old' && content !== TEXT)).toEqual([]);
			expect(harness.files()).toEqual({ 'people.csv': TEXT });
		});

		test('A blank folder is the one the account opens in, and others are seen from there', async () => {
			mkdirSync(join(harness.root, 'home', 'été'), { recursive: true });
			await harness.start({ home: '/home' });
			const partner = harness.partner();
			const a = await harness.deliver(CONTENT, { folder: '', partner });
			const b = await harness.deliver(CONTENT, {
				folder: 'été',
				fileName: 'élèves n°1.csv',
				partner,
			});
			const c = await harness.deliver(CONTENT, { folder: '/incoming', partner });
			const d = await harness.deliver(CONTENT, { folder: '', fileName: 'b.csv', partner });

			expect([a, b, c, d].map(({ folder }) => folder)).toEqual([
				'/home',
				'/home/été',
				'/incoming',
				'/home',
			]);
			expect(harness.files('home/été')).toEqual({ 'élèves n°1.csv': TEXT });
			expect(Object.keys(harness.files('incoming'))).toEqual(['people.csv']);
			const logins = harness.server.commands?.filter((command) => command === 'PASS ***').length;
			expect(logins ?? harness.server.loginAttempts).toBe(1);
		});

		test('Large and empty files arrive', async () => {
			await harness.start();
			const large = randomBytes(24 * 1024 * 1024 + 7);
			const pieces = () => inPieces(large, 64 * 1024);

			expect(await harness.deliver(pieces)).toMatchObject({ sha256: sha256(large) });
			expect(readFileSync(join(harness.root, 'incoming', 'people.csv')).equals(large)).toBe(true);
			expect(await harness.deliver(Buffer.alloc(0), { fileName: 'empty.csv' })).toMatchObject({
				bytes: 0,
				sha256: sha256(Buffer.alloc(0)),
			});
		});

		test('A missing folder is told before the content is even opened', async () => {
			await harness.start();
			const open = jest.fn(() => inPieces(CONTENT));
			const failure = await harness.failure(open, { folder: 'incomming' });

			expect(failure).toMatchObject({ fault: 'folderMissing', retryable: false });
			expect(failure.message).toContain("There is no folder 'incomming' on 127.0.0.1:");
			expect(open).not.toHaveBeenCalled();
		});

		test('A file in the place of the folder is no folder', async () => {
			await harness.start();
			harness.put('thing', 'x');
			const failure = await harness.failure(CONTENT, { folder: 'incoming/thing' });
			expect(failure.fault).toBe('folderMissing');
		});

		test('A wrong password is tried once, and not again for the next file', async () => {
			await harness.start();
			const partner = harness.partner({ password: 'wrong' });
			const failures = [
				await harness.failure(CONTENT, { partner }),
				await harness.failure(CONTENT, { partner }),
			];

			expect(failures.map(({ fault }) => fault)).toEqual(['loginRefused', 'loginRefused']);
			expect(failures[0]!.message).toContain('refused the user or the password');
			expect(failures[0]!.message).not.toContain('wrong');
			const tries = harness.server.commands?.filter((command) => command === 'PASS ***').length;
			expect(tries ?? harness.server.loginAttempts).toBe(1);
		});

		test.each([
			['', 'it is empty'],
			['a/b.csv', 'it holds a slash'],
			['..\\b.csv', 'it holds a slash'],
			['a.csv\r\nDELE people.csv', 'line break'],
			['a\0.csv', 'invisible'],
			[' a.csv', 'space'],
			['..', 'folder'],
			['é'.repeat(121), 'longer'],
		])('The file name %j is refused', async (fileName, reason) => {
			await harness.start();
			harness.put('people.csv', 'old');
			const failure = await harness.failure(CONTENT, { fileName });

			expect(failure.fault).toBe('fileNameUnusable');
			expect(failure.message).toContain(reason);
			expect(harness.files()).toEqual({ 'people.csv': 'old' });
		});

		test('A folder with a line break is refused', async () => {
			await harness.start();
			const failure = await harness.failure(CONTENT, { folder: 'incoming\r\nDELE x' });
			expect(failure.fault).toBe('folderUnusable');
		});

		test.each(['succeeds', 'is refused'])(
			'A stop during a login that %s lets nothing begin',
			async (outcome) => {
				await harness.start();
				const partner = harness.partner({}, async (access, patience) => {
					const password = outcome === 'succeeds' ? access.password : 'wrong';
					const login = connect({ ...access, password }, patience);
					partner.stop();
					return await login;
				});
				expect(await harness.failure(CONTENT, { partner })).toMatchObject({ fault: 'stopped' });
				// And stays so for the items that follow.
				expect(await harness.failure(CONTENT, { partner })).toMatchObject({ fault: 'stopped' });
				expect(harness.files()).toEqual({});
			},
		);

		describe('when the server or the network fails', () => {
			/** A delivery over an old file that must stay, with nothing else left in the folder. */
			const failsCleanly = async (faults: object, options: Partial<DeliveryOptions> = {}) => {
				await harness.start({ faults });
				harness.put('people.csv', 'old');
				const { value, seen } = await harness.watching(
					async () => await harness.failure(CONTENT, {}, options),
				);
				expect([...seen]).toEqual(['old']);
				expect(harness.files()).toEqual({ 'people.csv': 'old' });
				return value;
			};
			/** A delivery that gets through after all, from the start of a fresh stream each time. */
			const getsThrough = async (faults: object, opened: number, attempts = opened) => {
				await harness.start({ faults });
				harness.put('people.csv', 'old');
				const open = jest.fn(() => inPieces(CONTENT));
				const { value, seen } = await harness.watching(async () => await harness.deliver(open));
				expect([...seen].filter((content) => content !== 'old' && content !== TEXT)).toEqual([]);
				expect(harness.files()).toEqual({ 'people.csv': TEXT });
				// And once before, to see whether the old file is the same.
				expect(open).toHaveBeenCalledTimes(opened + 1);
				expect(value).toMatchObject({
					attempts,
					bytes: CONTENT.length,
					sha256: sha256(CONTENT),
					replaced: true,
					leftBehind: [],
				});
			};

			test.each([0, 30_000, CONTENT.length - 1])(
				'A disk full after %d bytes is told as such, once',
				async (diskFullAfter) => {
					const failure = await failsCleanly({ diskFullAfter });
					expect(failure).toMatchObject({ fault: 'diskFull', retryable: false });
					expect(failure.message).toMatch(
						/^There is no room left for 'people.csv' on 127.0.0.1:\d+. The server said: /,
					);
				},
			);

			test('A full disk explained late is still told as such', async () => {
				const failure = await failsCleanly({ diskFullAfter: 30_000, replyLateBy: 100 });
				expect(failure.fault).toBe('diskFull');
			});

			test('A connection that always breaks is given up after three tries', async () => {
				const failure = await failsCleanly({ dropAfter: 30_000 });
				expect(failure).toMatchObject({ fault: 'lost', retryable: true });
				expect(failure.message).toContain('broke while sending the file');
			});

			test('A server that keeps a part and reports success is found out', async () => {
				const failure = await failsCleanly({ keepOnly: 30_000 });
				expect(failure.fault).toBe('sizeDiffers');
				expect(failure.message).toContain(
					`holds 30000 bytes of 'people.csv' although ${CONTENT.length} were sent`,
				);
			});

			test('A server that falls silent is given up', async () => {
				// Once, for it takes time; that it is tried again is shown below.
				const failure = await failsCleanly({ stallAfter: 30_000 }, { waits: [] });
				expect(failure.fault).toBe('stalled');
				expect(failure.message).toContain('fell silent for 1.2 s while sending the file');
			});

			test('A renaming that is refused leaves nothing behind', async () => {
				const failure = await failsCleanly({ refuseRename: 'always' });
				expect(failure.fault).toBe('renameRefused');
				expect(failure.message).toContain("renamed to 'people.csv'");
			});

			test('A content that cannot be read to its end is not delivered', async () => {
				await harness.start();
				harness.put('people.csv', 'old');
				const failure = await harness.failure(async function* () {
					yield CONTENT;
					throw new Error('the disk of n8n broke');
				});
				expect(failure).toMatchObject({ fault: 'sourceFailed', retryable: false });
				expect(failure.message).toContain('the disk of n8n broke');
				expect(harness.files()).toEqual({ 'people.csv': 'old' });
			});

			test('A server that is busy with a large file for longer is given the time', async () => {
				await harness.start({ faults: { replyLateBy: 1_500, times: 1 } });
				expect(await harness.deliver(Buffer.alloc(6_000_000))).toMatchObject({ attempts: 1 });
			});

			test('A connection that breaks once is no matter', async () =>
				await getsThrough({ dropAfter: 30_000, times: 1 }, 2));

			test('Nor is one that breaks twice', async () =>
				await getsThrough({ dropAfter: 30_000, times: 2 }, 3));

			test('Nor a silence', async () => await getsThrough({ stallAfter: 30_000, times: 1 }, 2));

			test('Nor a connection that breaks between the last byte and the answer', async () =>
				await getsThrough({ vanishBeforeReply: true, times: 1 }, 2));

			test('Nor a part taken for the whole', async () =>
				await getsThrough({ keepOnly: 30_000, times: 1 }, 2));

			test.each([{ dropAfter: 30_000 }, { endAfter: 30_000 }])(
				'Nor a reading back that does %j',
				async (download) => {
					await harness.start({ faults: { download, times: 1 } });
					const receipt = await harness.deliver(CONTENT);
					expect(receipt).toMatchObject({ attempts: 2, verified: 'content', leftBehind: [] });
					expect(harness.files()).toEqual({ 'people.csv': TEXT });
				},
			);

			test('Nor an account that may not read, when the size is enough', async () => {
				const faults = { download: { forbidden: true } };
				const failure = await failsCleanly(faults);
				expect(failure).toMatchObject({ fault: 'unverifiable', retryable: false });
				expect(failure.message).toMatch(/does not let 'people.csv' be read back/);
				const receipt = await harness.deliver(CONTENT, {}, { verify: 'size' });
				expect(receipt).toMatchObject({ verified: 'size', replaced: true });
			});

			test('Nor a late answer', async () => await getsThrough({ replyLateBy: 200 }, 1));

			test('Nor an answer to the rename that is lost', async () =>
				await getsThrough({ loseRename: 'done', times: 1 }, 1, 2));

			test('Nor a rename that is lost itself', async () =>
				await getsThrough({ loseRename: 'notDone', times: 1 }, 1, 2));

			test('Nor a rename that is done and denied', async () =>
				await getsThrough({ denyDoneRename: true }, 1));

			test('Nor a server that refuses to replace', async () =>
				await getsThrough({ refuseRename: 'overExisting' }, 1));

			test('A first file that fails does not spoil the second', async () => {
				await harness.start({ faults: { diskFullAfter: 0, times: 1 } });
				const partner = harness.partner();
				await harness.failure(CONTENT, { partner });
				await harness.deliver(CONTENT, { partner });
				expect(harness.files()).toEqual({ 'people.csv': TEXT });
			});

			test('An account that may not write is told so', async () => {
				const failure = await failsCleanly({ readOnly: true });
				expect(failure.message).toMatch(
					/^The account may not write in the folder '\/incoming' on .*Permission denied$/,
				);
			});

			test('A port where nothing listens is told as such', async () => {
				await harness.start();
				const { port } = harness.server;
				await harness.server.close();
				const failure = await harness.failure(CONTENT);
				expect(failure.message).toBe(`Nothing accepts connections at 127.0.0.1:${port}`);
				expect(failure.remedy).toContain("Check 'Host' and 'Port'");
			});
		});

		describe('when the server refuses to replace and something goes wrong in between', () => {
			/** The real server, where the n-th rename meets something. */
			const renaming = (meets: (n: number) => 'refused' | 'lost' | undefined): Connect => {
				let renames = 0;
				return async (access, patience) => {
					const connection = await connect(access, patience);
					const open = connection.open.bind(connection);
					connection.open = async (name) => {
						const folder = await open(name);
						const rename = folder.rename.bind(folder);
						folder.rename = async (from, to) => {
							const fault = meets(++renames);
							if (fault === 'refused') throw DeliveryError.of('renameRefused', {});
							if (fault === 'lost') throw DeliveryError.of('lost', {});
							await rename(from, to);
						};
						return folder;
					};
					return connection;
				};
			};

			test('The previous file goes back to its name', async () => {
				await harness.start();
				harness.put('people.csv', 'old');
				const partner = harness.partner(
					{},
					renaming((n) => (n === 1 || n === 3 ? 'refused' : undefined)),
				);
				const failure = await harness.failure(CONTENT, { partner });
				expect(failure.fault).toBe('renameRefused');
				expect(harness.files()).toEqual({ 'people.csv': 'old' });
			});

			test('A connection lost with the previous file aside goes on from there', async () => {
				await harness.start();
				harness.put('people.csv', 'old');
				const partner = harness.partner(
					{},
					renaming((n) => (n === 1 ? 'refused' : n === 3 ? 'lost' : undefined)),
				);
				const receipt = await harness.deliver(CONTENT, { partner });
				expect(receipt).toMatchObject({ replaced: true, attempts: 2, leftBehind: [] });
				expect(harness.files()).toEqual({ 'people.csv': TEXT });
			});

			test('A previous file that cannot be put back is named', async () => {
				await harness.start();
				harness.put('people.csv', 'old');
				const partner = harness.partner(
					{},
					renaming((n) => (n === 2 ? undefined : 'refused')),
				);
				const failure = await harness.failure(CONTENT, { partner });
				const [kept] = Object.keys(harness.files());
				expect(kept).toMatch(/^people\.csv\.[0-9a-f]{8}\.old$/);
				expect(failure.message).toContain(`under the name '${kept}'`);
				expect(harness.files()).toEqual({ [kept!]: 'old' });
			});
		});

		test('An unfinished file that cannot be deleted is named', async () => {
			await harness.start({ faults: { diskFullAfter: 30_000 } });
			const connectOnce = jest.fn(connect).mockImplementationOnce(connect);
			const partner = harness.partner({}, async (access, patience) => {
				if (connectOnce.mock.calls.length > 0) throw DeliveryError.of('busy', {});
				return await connectOnce(access, patience);
			});
			const failure = await harness.failure(CONTENT, { partner });
			const [left] = Object.keys(harness.files());
			expect(left).toMatch(/^people\.csv\.[0-9a-f]{8}\.part$/);
			expect(failure.fault).toBe('diskFull');
			expect(failure.message).toContain(`An unfinished file may be in the folder: '${left}'`);
		});

		test('A file collected at once by the partner counts as delivered', async () => {
			await harness.start();
			const partner = harness.partner({}, async (access, patience) => {
				const connection = await connect(access, patience);
				const open = connection.open.bind(connection);
				connection.open = async (name) => {
					const folder = await open(name);
					const rename = folder.rename.bind(folder);
					folder.rename = async (from, to) => {
						await rename(from, to);
						await folder.remove(to);
					};
					return folder;
				};
				return connection;
			});
			expect(await harness.deliver(CONTENT, { partner })).toMatchObject({ seenInFolder: false });
		});

		test('Two deliveries of one name at once each arrive whole', async () => {
			await harness.start();
			const other = Buffer.from(TEXT.toUpperCase());
			const { seen } = await harness.watching(
				async () => await Promise.allSettled([harness.deliver(CONTENT), harness.deliver(other)]),
			);
			const whole = [TEXT, other.toString('utf8')];
			expect([...seen].filter((content) => !whole.includes(content))).toEqual([]);
			expect(whole).toContain(harness.files()['people.csv']);
			expect(Object.keys(harness.files())).toEqual(['people.csv']);
		});
	},
);
