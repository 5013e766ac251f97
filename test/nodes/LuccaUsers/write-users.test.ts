import type { IDataObject } from 'n8n-workflow';
import { LuccaUsers } from '../../../nodes/LuccaUsers/LuccaUsers.node';
import { type FakeLucca, startFakeLucca } from '../../../sandbox/lucca';
import { API_KEY, company, TODAY } from '../../lib/lucca/against-fake';
import { type Given, luccaExecuteFunctions } from '../../support/lucca-execute-functions';

let lucca: FakeLucca;
beforeEach(async () => {
	lucca = await startFakeLucca({
		company,
		apiKey: API_KEY,
		today: TODAY,
		switches: { rateLimit: false, undocumentedWrites: 'taken', nullTexts: 'cleared' },
	});
	jest.spyOn(Date, 'now').mockReturnValue(Date.parse(`${TODAY}T12:00:00Z`));
});
afterEach(async () => {
	jest.restoreAllMocks();
	await lucca.close();
});

/** Runs the operation for items of their own parameters. */
async function run(operation: string, items: readonly IDataObject[], given: Partial<Given> = {}) {
	const defaults = { resource: 'user', operation, dryRun: false };
	const { context, hints } = luccaExecuteFunctions({
		credentials: { baseUrl: lucca.url, apiKey: API_KEY },
		parameters: items.map((parameters) => ({ ...defaults, ...parameters })),
		items: items.map(() => ({ json: {} })),
		...given,
	});
	const [output = []] = await new LuccaUsers().execute.call(context);
	return { output, hints: hints.map(({ message }) => message) };
}

const writes = () =>
	lucca.requests
		.filter(({ method }) => method !== 'GET')
		.map(({ method, path, body }) => ({ method, path, body }));
const personIn = (id: unknown) =>
	lucca.company.users.find((user) => String(user.id) === String(id));
const by = (mode: string, value: unknown) => ({ mode, value });

/** Somebody in the sample company, employed today, without oddity. */
const carpentier = company.users.find(({ id }) => id === 3830);
if (!carpentier) throw new Error('the sample company changed');
const told = {
	luccaId: '3830',
	login: carpentier.login,
	employeeNumber: carpentier.employeeNumber,
	firstName: carpentier.firstName,
	lastName: carpentier.lastName,
	returningLeaver: false,
};

const ines: IDataObject = {
	firstName: 'Inès',
	lastName: 'Varlet',
	login: 'ivarlet',
	email: 'ines.varlet@acme.example',
	legalEntity: by('name', 'acme lyon'),
	department: by('name', 'Comptabilité'),
	primaryRole: by('list', '61'),
	contractStart: '2026-12-01T00:00:00',
};

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
		expect(lucca.requests.find(({ method }) => method === 'POST')?.query.contract).toBe(contract);
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

describe('Update', () => {
	const update = (updateFields: IDataObject, more: IDataObject = {}) => ({
		user: by('id', '3830'),
		updateFields,
		...more,
	});

	it('sends only what differs, and nothing for a blank', async () => {
		const { output, hints } = await run('update', [
			update({
				jobTitle: 'Directrice',
				firstName: carpentier.firstName,
				lastName: '',
				email: null,
			}),
		]);
		expect(output).toStrictEqual([
			{
				json: { outcome: 'updated', ...told, changedFields: ['jobTitle'] },
				pairedItem: { item: 0 },
			},
		]);
		expect(writes()).toEqual([
			{ method: 'PUT', path: '/api/v3/users/3830', body: { jobTitle: 'Directrice' } },
		]);
		expect(personIn(3830)?.lastName).toBe(carpentier.lastName);
		expect(hints).toEqual(['Users: 0 created, 1 updated, 0 unchanged']);
	});

	it('sends nothing when nothing differs', async () => {
		const { output, hints } = await run('update', [update({ firstName: carpentier.firstName })]);
		expect(output[0]?.json).toStrictEqual({ outcome: 'unchanged', ...told, changedFields: [] });
		expect(writes()).toEqual([]);
		expect(hints).toEqual(['Users: 0 created, 0 updated, 1 unchanged']);
	});

	it.each([
		['list', '3830'],
		['id', 3830],
		['url', () => `${lucca.url}/directory/users/3830?x=1`],
		['login', carpentier.login],
		['email', carpentier.mail],
		['employeeNumber', carpentier.employeeNumber],
	])('finds the person by %s', async (mode, value) => {
		const user = by(mode, typeof value === 'function' ? value() : value);
		const { output } = await run('update', [update({ jobTitle: 'Experte' }, { user })]);
		expect(output[0]?.json).toMatchObject({ outcome: 'updated', luccaId: '3830' });
	});

	it('empties a field only when it is named', async () => {
		const person = personIn(3830);
		if (person)
			Object.assign(person, {
				personalEmail: 'v@home.example',
				seniorityDate: '2010-01-01T00:00:00',
			});
		const { output } = await run('update', [
			update({ jobTitle: '' }, { fieldsToClear: ['personalEmail', 'seniorityDate'] }),
		]);
		expect(output[0]?.json.changedFields).toEqual(
			expect.arrayContaining(['personalEmail', 'seniorityDate']),
		);
		expect(personIn(3830)).toMatchObject({ seniorityDate: null, jobTitle: carpentier.jobTitle });
		expect(personIn(3830)?.personalEmail || null).toBeNull();
	});

	it('empties a custom field', async () => {
		expect(personIn(3830)?.extendedData.e_site).toBeDefined();
		await run('update', [update({}, { customFieldsToClear: ['e_site'] })]);
		expect(personIn(3830)?.extendedData.e_site).toBeUndefined();
	});

	it('adds, removes and replaces secondary roles', async () => {
		const roles = async (change: string, named: unknown) => {
			await run('update', [update({ secondaryRoles: { change: { change, roles: named } } })]);
			return personIn(3830)?.habilitedRoles.map(({ id }) => id);
		};
		expect(await roles('replace', ['Référent formation'])).toEqual([73]);
		expect(await roles('add', 'Manager, 72')).toEqual([73, 62, 72]);
		expect(await roles('remove', ['73'])).toEqual([62, 72]);
		expect(await roles('removeAll', [])).toEqual([]);
	});

	it('looks up together all whom its items name', async () => {
		const people = company.users.filter(({ dtContractEnd }) => dtContractEnd === null).slice(0, 20);
		const items = people.map(({ id }) => ({ ...update({ quote: 'Bonjour' }), user: by('id', id) }));
		const { output } = await run('update', items);
		expect(output.map(({ json }) => json.outcome)).toEqual(people.map(() => 'updated'));
		expect(writes()).toHaveLength(20);
		expect(lucca.requests.length - 20).toBeLessThanOrEqual(3);
	});
});

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
	});
});

describe('Set Departure', () => {
	const departure = (more: IDataObject) => ({ user: by('id', '3830'), departure: 'set', ...more });

	it('sets the last day, then takes it back', async () => {
		const { output } = await run('setDeparture', [departure({ lastDay: '2026-12-31T00:00:00' })]);
		expect(output[0]?.json).toStrictEqual({
			outcome: 'updated',
			...told,
			changedFields: ['contractEnd'],
		});
		expect(personIn(3830)?.dtContractEnd).toBe('2026-12-31T00:00:00');
		await run('setDeparture', [departure({ departure: 'remove', lastDay: '2026-12-31' })]);
		expect(personIn(3830)?.dtContractEnd).toBeNull();
	});

	it.each([
		['', "'Last Day of Employment' is empty"],
		[null, "'Last Day of Employment' is empty"],
		['31/12/2026', "'Last Day of Employment' is no date"],
		['1990-01-01', 'The contract would end on 1990-01-01, before it starts'],
	])('refuses the last day %j: a blank takes nothing back', async (lastDay, message) => {
		await expect(run('setDeparture', [departure({ lastDay })])).rejects.toThrow(message);
		expect(writes()).toEqual([]);
	});
});

describe('a dry run', () => {
	it.each([
		['create', ines, 'POST', '/api/v3/users'],
		['upsert', { ...ines, matchBy: 'login' }, 'POST', '/api/v3/users'],
		[
			'update',
			{ user: by('id', '3830'), updateFields: { jobTitle: 'X' } },
			'PUT',
			'/api/v3/users/3830',
		],
		[
			'setDeparture',
			{ user: by('id', '3830'), departure: 'set', lastDay: '2026-12-31' },
			'PUT',
			'/api/v3/users/3830',
		],
	])(
		'of %s sends nothing, and shows what it would send',
		async (operation, fields, method, path) => {
			const { output, hints } = await run(operation, [{ ...fields, dryRun: true }]);
			expect(output[0]?.json).toMatchObject({
				dryRun: true,
				request: { method, body: expect.anything() },
			});
			const { url } = output[0]?.json.request as { url: string };
			expect(url.split('?')[0]).toBe(lucca.url + path);
			expect(JSON.stringify(output)).not.toContain(API_KEY);
			expect(writes()).toEqual([]);
			expect(hints).toEqual([
				expect.stringMatching(/^Dry run, nothing was sent. Users would be: [01] created/),
			]);
		},
	);

	it('shows that nothing would be sent', async () => {
		const { output } = await run('update', [
			{ user: by('id', '3830'), updateFields: { firstName: carpentier.firstName }, dryRun: true },
		]);
		expect(output[0]?.json).toStrictEqual({
			outcome: 'unchanged',
			...told,
			changedFields: [],
			dryRun: true,
			request: null,
		});
	});
});

describe('when an item fails', () => {
	const good = { user: by('id', '3830'), updateFields: { jobTitle: 'Experte' } };
	const bad = { user: by('id', ''), updateFields: { jobTitle: 'Experte' } };
	const nobody = { user: by('login', 'nobody-of-that-name'), updateFields: { jobTitle: 'x' } };
	const other = company.users.find(({ id, dtContractEnd }) => id > 3830 && dtContractEnd === null);
	const another = { user: by('id', other?.id), updateFields: { jobTitle: 'Autre' } };

	it('the others are looked up together and written all the same', async () => {
		const { output, hints } = await run('update', [bad, good, nobody, another], {
			continueOnFail: true,
		});
		expect(output.map(({ json, pairedItem }) => [json.outcome ?? json.error, pairedItem])).toEqual([
			["'User' is empty", { item: 0 }],
			['updated', { item: 1 }],
			[expect.stringMatching(/nobody-of-that-name/), { item: 2 }],
			['updated', { item: 3 }],
		]);
		expect(hints).toEqual(['Users: 0 created, 2 updated, 0 unchanged, 2 refused']);
		expect(writes()).toHaveLength(2);
	});

	it('says what was written before it, when the node ends there', async () => {
		await expect(run('update', [good, nobody, another])).rejects.toMatchObject({
			message: expect.stringMatching(/nobody-of-that-name/),
			description: expect.stringMatching(
				/\. Written before that, and there to stay: 0 created, 1 updated\. Running again writes nobody twice$/,
			),
			context: { itemIndex: 1 },
		});
		expect(writes()).toHaveLength(1);
	});

	it('a refusal of Lucca costs that item only', async () => {
		lucca.script([{ on: { method: 'PUT', nth: 1 }, answer: { status: 400, message: 'No' } }]);
		const { output } = await run('update', [good, another], { continueOnFail: true });
		expect(output.map(({ json }) => json.outcome ?? json.error)).toEqual([
			expect.stringMatching(/Lucca says: No/),
			'updated',
		]);
	});

	it('asks a Lucca that cannot be read once, and not once an item', async () => {
		lucca.script([{ on: {}, answer: { status: 401 } }]);
		const { output, hints } = await run('update', [good, another, nobody], {
			continueOnFail: true,
		});
		expect(output.map(({ json }) => json.error)).toEqual(
			Array(3).fill(expect.stringMatching(/does not know this API key \(401\)/)),
		);
		expect(lucca.requests).toHaveLength(1);
		expect(hints).toEqual([]);
	});

	it('what was written stays told when the workflow is stopped midway', async () => {
		const cancel = new AbortController();
		lucca.script([{ on: { method: 'PUT', nth: 2 }, answer: { status: 429, retryAfter: 60 } }]);
		const running = run('update', [good, another], { signal: cancel.signal });
		const poll = setInterval(() => {
			if (writes().length === 2) cancel.abort();
		}, 20);
		const ended = expect(running).rejects.toMatchObject({
			message: expect.stringMatching(/workflow was (cancelled|stopped)/),
			description: expect.stringMatching(
				/Written before that, and there to stay: 0 created, 1 updated/,
			),
		});
		await ended.finally(() => clearInterval(poll));
	});
});
