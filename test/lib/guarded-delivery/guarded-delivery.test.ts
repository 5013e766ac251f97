import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PartnerServer, type FileToDeliver } from '../../../lib/delivery';
import { deliverGuarded, type GuardedRequest } from '../../../lib/guarded-delivery';
import { readContent, sameContent } from '../../../lib/guarded-delivery/content';
import { DEFAULT_LIMITS } from '../../../lib/sync';
import { startSftpServer } from '../../../sandbox/servers';
import { Harness, IMPATIENT, NO_WAITS } from '../delivery/harness';

const NOW = new Date('2026-11-22T02:00:00Z');
const NIGHT = 24 * 3_600_000;

interface Person {
	readonly id: number;
	readonly job?: string;
	readonly status?: string;
}

const person = (id: number): Person => ({ id });
const everybody = Array.from({ length: 100 }, (_, index) => person(index + 1));

const file = (people: readonly Person[]): Buffer =>
	Buffer.from(
		[
			'Matricule;Nom;Prénom;Poste;Statut',
			...people.map(
				({ id, job = 'Chargée de formation', status = 'Actif' }) =>
					`${String(id).padStart(5, '0')};Nom${id};Zoë;${job};${status}`,
			),
			'',
		].join('\r\n'),
	);

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const harness = new Harness('sftp');
beforeEach(async () => await harness.start());

/** A request for these people: unattended, on the first night unless said otherwise. */
function request(
	content: readonly Person[] | Buffer,
	change: Partial<GuardedRequest> & { night?: number } = {},
): GuardedRequest {
	const bytes = Buffer.isBuffer(content) ? content : file(content);
	const { night = 0, ...further } = change;
	const now = new Date(NOW.getTime() + night * NIGHT);
	const server = harness.partner();
	return {
		server,
		file: {
			folder: 'incoming',
			fileName: `people_${now.toISOString().slice(0, 10)}.csv`,
			open: () => pieces(bytes),
		},
		now,
		day: now.toISOString().slice(0, 10),
		unattended: true,
		brake: {
			layout: {
				kind: 'columns',
				keyColumns: ['Matricule'],
				statusColumn: 'Statut',
				inactiveValues: ['Inactif'],
			},
			limits: DEFAULT_LIMITS,
		},
		archive: { server, folder: 'archive', keepFiles: true },
		skipIdentical: true,
		oncePerDay: true,
		delivery: { waits: NO_WAITS },
		...further,
	};
}

async function* pieces(bytes: Buffer) {
	for (let start = 0; start < bytes.length; start += 1_000)
		yield bytes.subarray(start, start + 1_000);
}

/** The first delivery, by hand. */
const begin = async (people: readonly Person[] = everybody, change: Partial<GuardedRequest> = {}) =>
	await deliverGuarded(request(people, { unattended: false, ...change }));

const archived = (): string[] => readdirSync(join(harness.root, 'archive')).sort();
const memories = (): string[] => archived().filter((name) => name.endsWith('.memory'));

describe('The first delivery', () => {
	test('by hand it goes, and is remembered', async () => {
		const outcome = await begin();
		expect(outcome).toMatchObject({
			status: 'delivered',
			sha256: sha256(file(everybody)),
			judgement: { decision: 'firstDelivery', reasons: [] },
		});
		expect(harness.files()).toEqual({ 'people_2026-11-22.csv': file(everybody).toString() });
		const [copy = '', memory = ''] = archived();
		expect(memory).toBe(`${copy}.memory`);
		expect(readFileSync(join(harness.root, 'archive', copy))).toEqual(file(everybody));
		const kept = readFileSync(join(harness.root, 'archive', memory), 'utf8');
		for (const value of ['00001', 'Nom1', 'Zoë', 'Chargée']) expect(kept).not.toContain(value);
	});

	test('unattended it is held, and nothing is sent', async () => {
		const outcome = await deliverGuarded(request(everybody));
		expect(outcome).toMatchObject({
			status: 'held',
			judgement: { decision: 'held', reasons: [{ rule: 'noBaseline' }] },
		});
		expect(harness.files()).toEqual({});
		expect(archived()).toEqual([]);
	});

	test('after one made without the brake it is still the first for the brake', async () => {
		await begin(everybody, { brake: undefined });
		const next = await deliverGuarded(request(everybody.slice(1), { night: 1 }));
		expect(next).toMatchObject({
			status: 'held',
			judgement: { reasons: [{ rule: 'noBaseline' }] },
		});
	});
});

describe('The nights after', () => {
	test('an ordinary one goes, with its figures, and becomes what the next is held against', async () => {
		await begin();
		const second = [...everybody.slice(3), person(101), person(102)];
		const outcome = await deliverGuarded(request(second, { night: 1 }));
		expect(outcome).toMatchObject({
			status: 'delivered',
			judgement: {
				decision: 'passed',
				reasons: [],
				movements: { gone: 3, joiners: 2, inBoth: 97 },
			},
			last: { sha256: sha256(file(everybody)), day: '2026-11-22' },
		});
		// Gone in two steps, each within the limit.
		const third = await deliverGuarded(request(second.slice(9), { night: 2 }));
		expect(third).toMatchObject({ status: 'delivered', judgement: { movements: { gone: 9 } } });
	});

	test('a disaster is held with the names of those who are gone, and moves no memory', async () => {
		await begin();
		const before = archived();
		for (let night = 1; night <= 2; night++) {
			const outcome = await deliverGuarded(request(everybody.slice(20), { night }));
			expect(outcome).toMatchObject({
				status: 'held',
				judgement: { decision: 'held', reasons: [{ rule: 'losses' }], movements: { gone: 20 } },
			});
			if (outcome.status !== 'held') throw new Error('not held');
			expect(outcome.judgement.unnamed).toBeUndefined();
			expect(outcome.judgement.movements?.people[0]).toMatchObject({
				movement: 'gone',
				key: '00001',
				name: 'Zoë Nom1',
			});
		}
		expect(archived()).toEqual(before);
		expect(Object.keys(harness.files())).toEqual(['people_2026-11-22.csv']);
	});

	test('deactivation is a loss as absence is', async () => {
		await begin();
		const off = everybody.map((each, index) =>
			index < 15 ? { ...each, status: 'Inactif' } : each,
		);
		expect(await deliverGuarded(request(off, { night: 1 }))).toMatchObject({
			status: 'held',
			judgement: { movements: { deactivated: 15, gone: 0 } },
		});
	});

	test('the same content is not sent again, and the memory tells that the run took place', async () => {
		await begin();
		const outcome = await deliverGuarded(request(everybody, { night: 1 }));
		expect(outcome).toMatchObject({ status: 'identical', sha256: sha256(file(everybody)) });
		expect(Object.keys(harness.files())).toEqual(['people_2026-11-22.csv']);
		expect(memories()).toHaveLength(2);
		// The copy of the first night serves both, and a hold still has names.
		expect(archived()).toHaveLength(3);
		const held = await deliverGuarded(request(everybody.slice(20), { night: 2 }));
		expect(held.status === 'held' && held.judgement.movements?.people[0]?.name).toBe('Zoë Nom1');
	});

	test('the same content is sent again where that is wanted', async () => {
		await begin();
		const outcome = await deliverGuarded(request(everybody, { night: 1, skipIdentical: false }));
		expect(outcome.status).toBe('delivered');
		expect(Object.keys(harness.files())).toHaveLength(2);
	});
});

describe('A second run of the same day', () => {
	const second = everybody.slice(1);

	test('unattended after unattended delivers nothing, whatever has changed', async () => {
		await begin([...everybody, person(500)], {
			now: new Date(NOW.getTime() - NIGHT),
			day: '2026-11-21',
		});
		expect((await deliverGuarded(request(everybody))).status).toBe('delivered');
		expect((await deliverGuarded(request(second))).status).toBe('alreadyDeliveredToday');
		expect((await deliverGuarded(request(second, { oncePerDay: false }))).status).toBe('delivered');
	});

	test('by hand it delivers, and after a run by hand the night delivers', async () => {
		await begin();
		expect((await deliverGuarded(request(second))).status).toBe('delivered');
		const third = request(second.slice(1), { unattended: false });
		expect((await deliverGuarded(third)).status).toBe('delivered');
	});
});

describe('Several files in one run', () => {
	const runOf = (id: string | undefined) => ({ id, delivered: new Map<string, string>() });
	const named = (fileName: string, made: GuardedRequest) => ({
		...made,
		file: { ...made.file, fileName },
	});
	const plain = { brake: undefined, run: runOf('17') };

	test('are all delivered, also where their names differ by a date alone', async () => {
		for (const [index, day] of ['2026-11-20', '2026-11-21', '2026-11-22'].entries()) {
			const made = request(everybody.slice(index), plain);
			expect((await deliverGuarded(named(`results_${day}.csv`, made))).status).toBe('delivered');
		}
		expect(Object.keys(harness.files())).toHaveLength(3);
		const again = request(everybody.slice(9), { ...plain, run: runOf('18') });
		expect((await deliverGuarded(named('results_2026-11-22.csv', again))).status).toBe(
			'alreadyDeliveredToday',
		);
	});

	test.each([undefined, '17'])('the second under one name is refused, run %s', async (id) => {
		const here = { brake: undefined, archive: undefined, run: runOf(id) };
		await deliverGuarded(request(everybody, here));
		await deliverGuarded(request(everybody, here));
		const files = harness.files();
		await expect(deliverGuarded(request(everybody.slice(1), here))).rejects.toThrow(
			'This run has already delivered',
		);
		expect(harness.files()).toEqual(files);
		const delivery = { waits: NO_WAITS, whenExists: 'datedName' } as const;
		const dated = await deliverGuarded(request(everybody.slice(1), { ...here, delivery }));
		expect(dated.status).toBe('delivered');
	});
});

describe('A brake that comes later, or looks elsewhere', () => {
	test.each<[string, Partial<GuardedRequest>]>([
		['was off', { brake: undefined }],
		[
			'went by another column',
			{
				brake: { layout: { kind: 'columns', keyColumns: ['Nom'] }, limits: DEFAULT_LIMITS },
			},
		],
	])('takes the file it sees again for what the partner has: it %s', async (_, before) => {
		await begin(everybody, before);
		const again = await begin();
		expect(again.status).toBe('identical');
		expect(await deliverGuarded(request(everybody.slice(1), { night: 1 }))).toMatchObject({
			status: 'delivered',
			judgement: { decision: 'passed', movements: { gone: 1 } },
		});
	});
});

describe('Approving a held file', () => {
	const disaster = everybody.slice(50);
	const approvedSha256 = sha256(file(disaster));
	const approvedAgainst = NOW.toISOString();

	test('delivers exactly these bytes, also when a file was delivered today', async () => {
		await begin();
		const outcome = await deliverGuarded(
			request(disaster, {
				night: 1,
				approvedSha256: ` ${approvedSha256.toUpperCase()} `,
				approvedAgainst,
			}),
		);
		expect(outcome).toMatchObject({
			status: 'delivered',
			sha256: approvedSha256,
			judgement: { decision: 'approved', reasons: [{ rule: 'losses' }] },
		});
		expect(harness.files()['people_2026-11-23.csv']).toBe(file(disaster).toString());
		// It is the new normal.
		expect(await deliverGuarded(request(disaster.slice(1), { night: 2 }))).toMatchObject({
			status: 'delivered',
			judgement: { decision: 'passed' },
		});
	});

	test.each([
		[
			'other bytes',
			request.bind(null, everybody.slice(51)),
			approvedSha256,
			'not the file that was approved',
		],
		['something that is no SHA-256', request.bind(null, disaster), 'yes', 'is no SHA-256'],
	])('refuses %s, and delivers nothing', async (_, made, approved, words) => {
		await begin();
		const before = harness.files();
		await expect(deliverGuarded(made({ night: 1, approvedSha256: approved }))).rejects.toThrow(
			words,
		);
		expect(harness.files()).toEqual(before);
	});

	test('refuses to bring back the past: another file was delivered since', async () => {
		await begin();
		await deliverGuarded(request(everybody.slice(1), { night: 1 }));
		const late = request(disaster, { night: 1, approvedSha256, approvedAgainst });
		await expect(deliverGuarded(late)).rejects.toThrow('a later run delivered another one');
		// Held when there was nothing, and something is there now.
		const first = request(disaster, { night: 1, approvedSha256, approvedAgainst: null });
		await expect(deliverGuarded(first)).rejects.toThrow('a later run delivered another one');
	});

	test('refuses to bring back the past: the last file was found to be right since', async () => {
		await begin();
		await deliverGuarded(request(everybody, { night: 2 }));
		const late = request(disaster, { night: 2, approvedSha256, approvedAgainst });
		await expect(deliverGuarded(late)).rejects.toThrow('found the last one unchanged');
		expect(Object.keys(harness.files())).toEqual(['people_2026-11-22.csv']);
	});

	test('in the morning does not keep the evening from delivering', async () => {
		await begin();
		const morning = request(disaster, { night: 1, approvedSha256, approvedAgainst });
		expect((await deliverGuarded(morning)).status).toBe('delivered');
		const evening = await deliverGuarded(request(disaster.slice(1), { night: 1 }));
		expect(evening.status).toBe('delivered');
	});
});

describe('Letting one run through', () => {
	const until = new Date(NOW.getTime() + 3 * NIGHT);
	const brake = { ...request(everybody).brake!, letThroughUntil: until };

	test('serves one file that needs it, and no second one', async () => {
		await begin();
		// One that does not need it leaves it for the next.
		const quiet = await deliverGuarded(request(everybody.slice(1), { night: 1, brake }));
		expect(quiet).toMatchObject({ judgement: { decision: 'passed' } });
		const first = await deliverGuarded(request(everybody.slice(30), { night: 2, brake }));
		expect(first).toMatchObject({ status: 'delivered', judgement: { decision: 'letThrough' } });
		await deliverGuarded(request(everybody.slice(31), { night: 2, unattended: false, brake }));
		const second = await deliverGuarded(
			request(everybody.slice(70), { night: 2, unattended: false, brake }),
		);
		expect(second.status).toBe('held');
	});

	test('is over after its moment, and refuses one that is far away', async () => {
		await begin();
		expect((await deliverGuarded(request(everybody.slice(30), { night: 4, brake }))).status).toBe(
			'held',
		);
		const far = { ...brake, letThroughUntil: new Date(NOW.getTime() + 9 * NIGHT) };
		await expect(
			deliverGuarded(request(everybody.slice(30), { night: 1, brake: far })),
		).rejects.toThrow('more than 7 days away');
	});
});

describe('What goes wrong', () => {
	test('the brake without an archive is refused before anything is sent', async () => {
		await expect(deliverGuarded(request(everybody, { archive: undefined }))).rejects.toThrow(
			'archive',
		);
		expect(harness.files()).toEqual({});
	});

	test('an archive in the very folder of the partner is refused before anything is sent', async () => {
		const server = harness.partner();
		for (const folder of ['incoming', 'incoming/']) {
			const archive = { server, folder, keepFiles: true };
			await expect(begin(everybody, { server, archive })).rejects.toThrow("'Archive Folder'");
		}
		expect(harness.files()).toEqual({});
		const archive = { server, folder: 'incoming', keepFiles: false };
		expect((await begin(everybody, { server, archive })).status).toBe('delivered');
	});

	test('a file too large for the brake is refused in words', async () => {
		await expect(readContent(() => pieces(file(everybody)), true, 1_000)).rejects.toThrow(
			'too large for its people to be compared',
		);
		expect(await readContent(() => pieces(file(everybody)), false, 1_000)).toEqual({
			sha256: sha256(file(everybody)),
			bytes: file(everybody).length,
		});
	});

	test('a large file that was kept is given back as it was', async () => {
		const large = randomBytes(700_000);
		const content = await readContent(() => pieces(large), true);
		const again: Uint8Array[] = [];
		const never = () => {
			throw new Error('It was read again');
		};
		for await (const piece of await sameContent(never, content)()) again.push(piece);
		expect(Buffer.concat(again).equals(large)).toBe(true);
	});

	test('without brake and archive it is a plain delivery', async () => {
		const plain = request(everybody, { archive: undefined, brake: undefined });
		expect(await deliverGuarded(plain)).toMatchObject({
			status: 'delivered',
			judgement: undefined,
		});
		expect(existsSync(join(harness.root, 'archive'))).toBe(false);
	});

	describe('an input that changes after it was looked at', () => {
		const changing = (given: GuardedRequest) => {
			let looks = 0;
			const open: FileToDeliver['open'] = () =>
				pieces(file(everybody.slice(looks++ === 0 ? 1 : 60)));
			return deliverGuarded({ ...given, file: { ...given.file, open } });
		};

		test('is delivered and kept as it was judged', async () => {
			await begin();
			const outcome = await changing(request(everybody, { night: 1 }));
			if (outcome.status !== 'delivered') throw new Error(`It was ${outcome.status}`);
			const judged = file(everybody.slice(1)).toString();
			expect(harness.files()).toMatchObject({ 'people_2026-11-23.csv': judged });
			const kept = join(harness.root, 'archive', outcome.archive?.archivedFile ?? '');
			expect(readFileSync(kept, 'utf8')).toBe(judged);
		});

		test('is not delivered where nobody judged it', async () => {
			await begin();
			const before = [harness.files(), archived()];
			await expect(changing(request(everybody, { night: 1, brake: undefined }))).rejects.toThrow(
				'changed while it was being delivered',
			);
			expect([harness.files(), archived()]).toEqual(before);
		});
	});

	test('a delivery that fails moves no memory', async () => {
		await begin();
		const before = archived();
		harness.server.setFaults({ diskFullAfter: 500 });
		await expect(deliverGuarded(request(everybody.slice(1), { night: 1 }))).rejects.toThrow(
			'no room',
		);
		harness.server.setFaults({});
		expect(archived()).toEqual(before);
	});

	test('a delivery whose memory cannot be kept says that the file did arrive', async () => {
		const full = await startSftpServer({
			root: harness.root,
			user: 'keeper',
			password: 's3cret',
			faults: { diskFullAfter: 10 },
		});
		const { host, port, hostKeyFingerprint } = full;
		const keeper = new PartnerServer(
			{ protocol: 'sftp', host, port, hostKeyFingerprint, user: 'keeper', password: 's3cret' },
			IMPATIENT,
		);
		const archive = { server: keeper, folder: 'archive', keepFiles: true };
		await expect(begin(everybody, { archive })).rejects.toThrow(
			"'people_2026-11-22.csv' was delivered, but the archive could not remember it",
		);
		expect(harness.files()).toEqual({ 'people_2026-11-22.csv': file(everybody).toString() });
		expect(archived()).toEqual([]);
		await keeper.close();
		await full.close();
	});

	test('two deliveries may share an archive', async () => {
		await begin();
		const other = request(everybody.slice(0, 70), { unattended: false });
		const second = { ...other, file: { ...other.file, fileName: 'others_2026-11-22.csv' } };
		expect(await deliverGuarded(second)).toMatchObject({
			judgement: { decision: 'firstDelivery' },
		});
		expect(await deliverGuarded(request(everybody.slice(1), { night: 1 }))).toMatchObject({
			judgement: { decision: 'passed', movements: { gone: 1 } },
		});
	});
});
