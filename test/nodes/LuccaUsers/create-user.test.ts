import { by, ines, writing } from './writing';

const here = writing();
const { run, writes, personIn } = here;

describe('Create', () => {
	it('creates somebody with all that was filled in', async () => {
		const { output, hints } = await run('create', [
			{
				...ines,
				additionalFields: {
					employeeNumber: '00499',
					birthDate: '1990-05-17',
					culture: by('list', 'fr-FR'),
					nationality: by('code', 'FR'),
					manager: by('id', '3830'),
					jobTitle: 'Comptable',
					gender: 'Female',
					secondaryRoles: { change: { change: 'add', roles: ['72'] } },
					customFields: { field: [{ code: 'e_site', value: 'Lyon Part-Dieu' }] },
					createWorkContract: true,
				},
			},
		]);
		expect(output).toStrictEqual([
			{
				json: {
					outcome: 'created',
					luccaId: expect.stringMatching(/^\d+$/),
					login: 'ivarlet',
					employeeNumber: '00499',
					firstName: 'Inès',
					lastName: 'Varlet',
					returningLeaver: false,
					changedFields: expect.arrayContaining([
						'login',
						'department',
						'secondaryRoles',
						'e_site',
					]),
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(personIn(output[0]?.json.luccaId)).toMatchObject({
			login: 'ivarlet',
			employeeNumber: '00499',
			birthDate: '1990-05-17T00:00:00',
			dtContractStart: '2026-12-01T00:00:00',
			cultureID: 1036,
			legalEntityId: 3,
			departmentId: 23,
			managerId: 3830,
			rolePrincipalId: 61,
			habilitedRoles: [{ id: 72 }],
		});
		expect(hints).toEqual(['Users: 1 created, 0 updated, 0 unchanged']);
		expect(writes()).toHaveLength(1);
	});

	it.each([
		[true, 'true'],
		[false, 'false'],
	])('makes a work contract or not, as told (%p)', async (createWorkContract, contract) => {
		await run('create', [{ ...ines, additionalFields: { createWorkContract } }]);
		expect(here.lucca.requests.find(({ method }) => method === 'POST')?.query.contract).toBe(
			contract,
		);
	});

	it('names all that is missing, and sends nothing', async () => {
		const incomplete = { ...ines, email: '', contractStart: null, department: by('name', '') };
		await expect(run('create', [incomplete])).rejects.toThrow(
			/'Email'.*'Contract Start'.*'Department'|'Email'.*'Department'/,
		);
		expect(writes()).toEqual([]);
	});

	it('names the nearest when a name is unknown', async () => {
		const failing = run('create', [{ ...ines, department: by('name', 'Comptabilite generale') }]);
		await expect(failing).rejects.toMatchObject({
			message: "Lucca shows no department 'Comptabilite generale', given in 'Department'",
			description: expect.stringMatching(/^Nearest are: '/),
			context: { itemIndex: 0 },
		});
		expect(writes()).toEqual([]);
	});
});
