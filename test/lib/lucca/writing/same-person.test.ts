import { createOrUpdateUser } from '../../../../lib/lucca/writing/create-or-update-user';
import { createUser, keyOfNew } from '../../../../lib/lucca/writing/create-user';
import { updateUser } from '../../../../lib/lucca/writing/update-user';
import type { PersonKey, UserInput } from '../../../../lib/lucca/writing/user-input';
import type { CompanyUser } from '../../../../sandbox/company';
import { type Bench, closeAll, ines, input, plainPeople, startBench } from './run';

afterEach(closeAll);

const [one, other] = plainPeople as [CompanyUser, CompanyUser];

/** Somebody in Lucca, as a file has them under another login. */
const again = ({ mail, firstName, lastName, legalEntityId }: CompanyUser): UserInput => ({
	...ines,
	references: {
		...ines.references,
		legalEntity: { by: 'id', value: String(legalEntityId) },
	},
	texts: { ...ines.texts, firstName, lastName, email: mail! },
});

describe('whom the key does not show may be there already', () => {
	it.each<[string, PersonKey]>([
		['mail', { by: 'email', value: one.mail! }],
		['login', { by: 'login', value: one.login }],
		[
			'employeeNumber',
			{
				by: 'employeeNumber',
				value: one.employeeNumber!,
				establishment: { by: 'id', value: String(one.legalEntityId) },
			},
		],
	])('without the right to see %s, nobody is created', async (hidden, key) => {
		const bench = await startBench({ rights: { hiddenFields: [hidden] } });
		const asked = again(one);
		const run = bench.open([{ key, input: asked }]);
		await expect(createOrUpdateUser(run, key, asked)).rejects.toMatchObject({
			message: expect.stringMatching(/^Lucca does not show this API key anybody's /),
		});
		expect(bench.writes()).toEqual([]);
	});

	it('without the right to see anybody, nobody is created', async () => {
		const bench = await startBench({ rights: { establishmentIds: [] } });
		const run = bench.open([{ key: keyOfNew(ines), input: ines }]);
		await expect(createUser(run, ines)).rejects.toThrow(
			/^Lucca does not show this API key anybody/,
		);
		expect(bench.writes()).toEqual([]);
	});
});

describe('an employee number that lost its leading zeros', () => {
	const start = async (): Promise<Bench> => {
		const bench = await startBench();
		bench.held(one.id).employeeNumber = '00412';
		return bench;
	};
	const establishment = { by: 'id', value: String(one.legalEntityId) } as const;

	it('makes no second record of a person', async () => {
		const bench = await start();
		const key: PersonKey = { by: 'employeeNumber', value: '412', establishment };
		const asked = again(one);
		await expect(
			createOrUpdateUser(bench.open([{ key, input: asked }]), key, asked),
		).rejects.toThrow(
			new RegExp(`'412' and that of .*ID ${one.id}, .*'00412'.* differ by leading zeros alone`),
		);
		expect(bench.writes()).toEqual([]);
	});

	it('takes the place of no number', async () => {
		const bench = await start();
		const key = { by: 'id', value: String(one.id) } as const;
		const asked = input({ employeeNumber: '412' });
		await expect(updateUser(bench.open([{ key, input: asked }]), key, asked)).rejects.toThrow(
			/leading zeros alone/,
		);
		expect(bench.writes()).toEqual([]);
	});

	it('may be given them back', async () => {
		const bench = await start();
		bench.held(one.id).employeeNumber = '412';
		const key = { by: 'id', value: String(one.id) } as const;
		const asked = input({ employeeNumber: '00412' });
		const { outcome } = await updateUser(bench.open([{ key, input: asked }]), key, asked);
		expect(outcome).toBe('updated');
	});

	it('is another in another establishment', async () => {
		const bench = await start();
		bench.held(other.id).legalEntityId = one.legalEntityId === 3 ? 4 : 3;
		const key = { by: 'id', value: String(other.id) } as const;
		const asked = input({ employeeNumber: '412' });
		const { outcome } = await updateUser(bench.open([{ key, input: asked }]), key, asked);
		expect(outcome).toBe('updated');
	});
});

describe('a key Lucca cannot be asked for', () => {
	const good = { by: 'login', value: one.login } as const;
	const asked = input({ jobTitle: 'Chimiste' });

	it('of thirteen digits is no ID, and is not asked for', async () => {
		const bench = await startBench();
		const long = { by: 'id', value: '1850575123456' } as const;
		const run = bench.open([long, good].map((key) => ({ key, input: asked })));
		await expect(updateUser(run, long, asked)).rejects.toThrow(/is no Lucca ID/);
		await updateUser(run, good, asked);
		expect(bench.reads().map(({ query }) => query.id)).toEqual([undefined]);
	});

	it('does not take the others along', async () => {
		const bench = await startBench();
		bench.lucca.script([
			{ on: { method: 'GET', query: { login: /</ } }, answer: { status: 400, body: 'html' } },
		]);
		const strange = { by: 'login', value: '<nobody>' } as const;
		const run = bench.open([strange, good].map((key) => ({ key, input: asked })));
		await expect(updateUser(run, strange, asked)).rejects.toThrow(/shows nobody with the login/);
		expect((await updateUser(run, good, asked)).outcome).toBe('updated');
	});
});
