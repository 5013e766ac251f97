import {
	type Choices,
	createOrUpdateUser,
} from '../../../../lib/lucca/writing/create-or-update-user';
import type { PersonKey, UserInput } from '../../../../lib/lucca/writing/user-input';
import type { CompanyUser } from '../../../../sandbox/company';
import { company } from '../against-fake';
import { type Bench, closeAll, ines, input, leaver, plainPeople, startBench } from './run';

afterEach(closeAll);

const [one] = plainPeople as [CompanyUser];

async function upsert(bench: Bench, key: PersonKey, asked: UserInput, choices?: Choices) {
	return await createOrUpdateUser(bench.open([{ key, input: asked }]), key, asked, choices);
}

const withoutLogin: UserInput = { ...ines, texts: { ...ines.texts, login: '' } };
const inesKey = { by: 'login', value: 'ines.varlet.new' } as const;

it('creates, then changes what differs, then leaves alone', async () => {
	const bench = await startBench();
	const asked = [withoutLogin, { ...ines, texts: { ...ines.texts, jobTitle: 'Chimiste' } }];
	const outcomes = [];
	for (const each of [asked[0]!, asked[1]!, asked[1]!]) {
		const { outcome, changedFields } = await upsert(bench, inesKey, each);
		outcomes.push([outcome, changedFields.length]);
	}
	expect(outcomes).toEqual([
		['created', 8],
		['updated', 1],
		['unchanged', 0],
	]);
	expect(bench.writes().map(({ method }) => method)).toEqual(['POST', 'PUT']);
});

it('after a crash between two writes creates nobody twice', async () => {
	const bench = await startBench();
	bench.lucca.script([{ on: { method: 'POST' }, answer: { afterwards: 'reset' } }]);
	// The run dies before it can look: its next request is never made.
	const { client } = bench;
	const dying = { ...client, pause: () => Promise.reject(new Error('killed')) };
	const session = bench.open([{ key: inesKey, input: ines }]);
	await expect(createOrUpdateUser({ ...session, client: dying }, inesKey, ines)).rejects.toThrow(
		'killed',
	);
	bench.lucca.script([]);
	expect((await upsert(bench, inesKey, ines)).outcome).toBe('unchanged');
	expect(bench.byLogin('ines.varlet.new')).toHaveLength(1);
});

describe('somebody new', () => {
	it('gets the e-mail or number that names them', async () => {
		const bench = await startBench();
		const key: PersonKey = {
			by: 'employeeNumber',
			value: 'N-1',
			establishment: { by: 'name', value: 'Acme Nantes' },
		};
		const { legalEntity, ...references } = ines.references;
		expect(legalEntity).toBeDefined();
		await upsert(bench, key, { ...ines, references });
		expect(bench.byLogin('ines.varlet.new')[0]).toMatchObject({
			employeeNumber: 'N-1',
			legalEntityId: 4,
		});
	});

	it('by e-mail may not have the login of another', async () => {
		const bench = await startBench();
		const key: PersonKey = { by: 'email', value: 'brand.new@acme.example' };
		const asked = { ...ines, texts: { ...ines.texts, email: '', login: one.login.toUpperCase() } };
		await expect(upsert(bench, key, asked)).rejects.toThrow(`ID ${one.id}`);
		expect(bench.writes()).toEqual([]);
	});

	it('is never somebody named by a Lucca ID', async () => {
		const bench = await startBench();
		await expect(upsert(bench, { by: 'id', value: '999999' }, ines)).rejects.toThrow(
			"Lucca shows nobody with the Lucca ID '999999'",
		);
	});
});

it('refuses an e-mail two people share, and shows both', async () => {
	const bench = await startBench();
	const [first, second] = company.oddities.sharedMail;
	const { mail } = bench.held(first);
	const refusal = await upsert(bench, { by: 'email', value: mail! }, ines).catch(
		(cause: unknown) => cause,
	);
	expect(refusal).toMatchObject({
		message: expect.stringMatching(/^Several people have the email '.*': .*since .*; .*since /),
	});
	for (const id of [first, second]) expect(String(refusal)).toContain(`ID ${id}`);
	expect(bench.writes()).toEqual([]);
});

it('a rehired person with two records is told by the number of each', async () => {
	const bench = await startBench();
	const [old, now] = company.oddities.rehired;
	await expect(
		upsert(bench, { by: 'email', value: bench.held(now).mail! }, input({ jobTitle: 'A' })),
	).rejects.toThrow(new RegExp(`ID (${old}|${now}).*ID (${old}|${now})`));
});

describe('somebody who left', () => {
	const key: PersonKey = { by: 'login', value: leaver.login };
	const back = input({ contractStart: '2026-12-01', jobTitle: 'De retour' });

	it.each<Choices | undefined>([undefined, { returningLeaver: 'refuse' }])(
		'is refused as a returning leaver (%j)',
		async (choices) => {
			const bench = await startBench();
			await expect(upsert(bench, key, back, choices)).rejects.toThrow(
				new RegExp(`ID ${leaver.id}.*left on 2026-11-15, and nothing given says so`),
			);
			expect(bench.writes()).toEqual([]);
		},
	);

	it('is written and stays gone', async () => {
		const bench = await startBench();
		const asked = input({ jobTitle: 'De retour' });
		const written = await upsert(bench, key, asked, { returningLeaver: 'update' });
		expect(written).toMatchObject({
			outcome: 'updated',
			returningLeaver: true,
			changedFields: ['jobTitle'],
		});
		expect(bench.held(leaver.id).dtContractEnd).toBe(leaver.dtContractEnd);
		const refusal = upsert(bench, key, back, { returningLeaver: 'update' });
		await expect(refusal).rejects.toThrow(/would end on 2026-11-15, before it starts/);
	});

	it('stays gone whatever end is given that is yet to come', async () => {
		const bench = await startBench();
		const asked = input({ jobTitle: 'De retour', contractEnd: '2027-06-30' });
		const outcomes = [];
		for (let run = 1; run <= 2; run++) {
			outcomes.push(await upsert(bench, key, asked, { returningLeaver: 'update' }));
		}
		expect(outcomes).toMatchObject([
			{ outcome: 'updated', changedFields: ['jobTitle'], returningLeaver: true },
			{ outcome: 'unchanged', changedFields: [], returningLeaver: true },
		]);
		expect(bench.held(leaver.id).dtContractEnd).toBe(leaver.dtContractEnd);
	});

	it('comes back from the start given, with no end', async () => {
		const bench = await startBench();
		const written = await upsert(bench, key, back, { returningLeaver: 'reopen' });
		expect(written).toMatchObject({ outcome: 'updated', returningLeaver: true });
		expect(bench.writes()[0]?.body).toEqual({
			dtContractStart: '2026-12-01T00:00:00',
			dtContractEnd: null,
			jobTitle: 'De retour',
		});
		const again = await upsert(bench, key, back, { returningLeaver: 'reopen' });
		expect(again).toMatchObject({ outcome: 'unchanged', returningLeaver: false });
	});

	it('comes back with the end given', async () => {
		const bench = await startBench();
		const asked = input({ contractStart: '2026-12-01', contractEnd: '2027-06-30' });
		await upsert(bench, key, asked, { returningLeaver: 'reopen' });
		expect(bench.held(leaver.id).dtContractEnd).toBe('2027-06-30T00:00:00');
	});

	it('does not come back without a start', async () => {
		const bench = await startBench();
		const asked = input({ jobTitle: 'De retour' });
		await expect(upsert(bench, key, asked, { returningLeaver: 'reopen' })).rejects.toThrow(
			/its new start is needed/,
		);
	});

	it.each(['refuse', 'update', 'reopen'] as const)(
		'is left alone when nothing differs, or an end in the past is given (%s)',
		async (returningLeaver) => {
			const bench = await startBench();
			const same = await upsert(bench, key, input({ lastName: leaver.lastName }), {
				returningLeaver,
			});
			expect(same).toMatchObject({ outcome: 'unchanged', returningLeaver: true });
			const gone = input({ jobTitle: 'Ancien', contractEnd: '2026-11-14' });
			const written = await upsert(bench, key, gone, { returningLeaver });
			expect(written).toMatchObject({ outcome: 'updated', returningLeaver: false });
		},
	);

	it('cannot be told by a key that sees no end of contract', async () => {
		const bench = await startBench({ rights: { hiddenFields: ['dtContractEnd'] } });
		await expect(upsert(bench, key, back)).rejects.toThrow(/cannot be told whether they left/);
		const asked = input({ jobTitle: 'Autre' });
		expect((await upsert(bench, key, asked, { returningLeaver: 'update' })).outcome).toBe(
			'updated',
		);
	});
});
