import type { IDataObject } from 'n8n-workflow';
import { company } from '../../lib/lucca/against-fake';
import { by, carpentier, ines, writing } from './writing';

const { run, writes, personIn } = writing();

describe('Create or Update', () => {
	const upsert = (fields: IDataObject, more: IDataObject = {}) => ({
		matchBy: 'login',
		returningLeaver: 'refuse',
		...fields,
		...more,
	});

	it('creates who is not there and updates who is, then changes nothing', async () => {
		const items = [
			upsert(ines),
			upsert({ login: carpentier.login, additionalFields: { jobTitle: 'Directrice' } }),
		];
		const first = await run('upsert', items);
		expect(first.output.map(({ json }) => [json.outcome, json.changedFields])).toEqual([
			['created', expect.arrayContaining(['login', 'contractStart'])],
			['updated', ['jobTitle']],
		]);
		expect(first.hints).toEqual(['Users: 1 created, 1 updated, 0 unchanged']);
		const second = await run('upsert', items);
		expect(second.output.map(({ json }) => json.outcome)).toEqual(['unchanged', 'unchanged']);
		expect(second.hints).toEqual(['Users: 0 created, 0 updated, 2 unchanged']);
		expect(writes()).toHaveLength(2);
	});

	it('leaves to somebody who is there what is for new users only', async () => {
		const given = (login: IDataObject[string]) =>
			upsert({
				...ines,
				login,
				primaryRole: by('name', 'Administrateur'),
				additionalFields: {
					secondaryRoles: { change: { change: 'add', roles: ['72'] } },
					quote: 'Oui',
				},
				newUsersOnly: [
					'primaryRole',
					'firstName',
					'lastName',
					'email',
					'legalEntity',
					'department',
				].concat('contractStart', 'secondaryRoles'),
			});
		const before = structuredClone(personIn(carpentier.id));
		const { output } = await run('upsert', [given(carpentier.login), given(ines.login)]);
		expect(output.map(({ json }) => json.outcome)).toEqual(['updated', 'created']);
		expect(output[0]?.json.changedFields).toEqual(['quote']);
		expect({ ...personIn(carpentier.id), quote: null, modifiedAt: before?.modifiedAt }).toEqual({
			...before,
			quote: null,
		});
		expect(personIn(output[1]?.json.luccaId)).toMatchObject({
			rolePrincipalId: 64,
			habilitedRoles: [{ id: 72 }],
			quote: 'Oui',
		});
	});

	it('matches by e-mail', async () => {
		const { output } = await run('upsert', [
			upsert({ matchBy: 'email', email: carpentier.mail, additionalFields: { quote: 'Salut' } }),
		]);
		expect(output[0]?.json).toMatchObject({ outcome: 'updated', luccaId: '3830' });
	});

	it('matches by establishment and number, of which one alone names several people', async () => {
		const [one] = company.oddities.sharedEmployeeNumber;
		const shared = company.users.find(({ id }) => id === one);
		const { output } = await run('upsert', [
			upsert({
				matchBy: 'employeeNumber',
				legalEntity: by('id', shared?.legalEntityId),
				employeeNumber: shared?.employeeNumber,
				additionalFields: { quote: 'Salut' },
			}),
		]);
		expect(output[0]?.json).toMatchObject({ outcome: 'updated', luccaId: String(one) });
	});

	it.each([
		[{ matchBy: 'login', login: ' ' }, "'Login' is empty"],
		[
			{ matchBy: 'employeeNumber', employeeNumber: '1', legalEntity: by('list', '') },
			"'Establishment' is empty",
		],
		[{ matchBy: 'name' }, "'Match By' is none of"],
		[{ login: 'x', returningLeaver: 'hire' }, "'Returning Leaver' is none of"],
	])('refuses %j', async (fields, message) => {
		await expect(run('upsert', [upsert(fields)])).rejects.toThrow(message);
		expect(writes()).toEqual([]);
	});

	describe('of somebody who left', () => {
		const leaver = company.users.find(({ id }) => id === company.oddities.leftYesterday);
		if (!leaver) throw new Error('the sample company changed');
		const back = (returningLeaver: string) =>
			upsert({
				login: leaver.login,
				contractStart: '2026-12-01',
				returningLeaver,
				additionalFields: { jobTitle: 'De retour' },
			});

		it('refuses, and says who it is', async () => {
			await expect(run('upsert', [back('refuse')])).rejects.toThrow(
				new RegExp(`${leaver.login}.* left on `),
			);
			expect(writes()).toEqual([]);
		});

		it('opens the contract again when told', async () => {
			const { output } = await run('upsert', [back('reopen')]);
			expect(output[0]?.json).toMatchObject({ outcome: 'updated', returningLeaver: true });
			expect(personIn(leaver.id)).toMatchObject({
				dtContractStart: '2026-12-01T00:00:00',
				dtContractEnd: null,
				jobTitle: 'De retour',
			});
		});

		it.each(['refuse', 'reopen'])(
			'takes a new start for a return, whatever is for new users only: %s',
			async (choice) => {
				const starts = { ...back(choice), additionalFields: {}, newUsersOnly: 'contractStart' };
				const done = run('upsert', [starts]);
				if (choice === 'refuse') await expect(done).rejects.toThrow(/ left on /);
				else await done;
				const held = choice === 'refuse' ? leaver.dtContractStart : '2026-12-01T00:00:00';
				expect(personIn(leaver.id)?.dtContractStart).toBe(held);
			},
		);

		it('takes a given end for the end of somebody gone, even when it is for new users only', async () => {
			const gone = {
				...back('refuse'),
				contractStart: '',
				additionalFields: { contractEnd: leaver.dtContractEnd, quote: 'Adieu' },
				newUsersOnly: ['contractEnd'],
			};
			const { output } = await run('upsert', [gone]);
			expect(output[0]?.json).toMatchObject({ changedFields: ['quote'], returningLeaver: false });
		});
	});
});
