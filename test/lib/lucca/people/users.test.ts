import { type Population, readPeople } from '../../../../lib/lucca/people/users';
import type { WantedContent } from '../../../../lib/lucca/people/wanted-content';
import { type Against, company, startAgainst, TODAY } from '../against-fake';
import { expectedPeople } from '../expected';
import type { CompanyUser } from '../../../../sandbox/company';

let against: Against;
beforeAll(async () => {
	against = await startAgainst();
});
afterAll(() => against.lucca.close());

const everybody = { filters: { formerEmployees: true } };
const isFormer = (end: string | null) => end !== null && end.slice(0, 10) < TODAY;

describe('the whole population', () => {
	it('is read right, all 1,200 of them, in two requests', async () => {
		const before = against.lucca.requests.length;
		const { employees, notices, upcomingLeftOut } = await readPeople(against.client, everybody);
		expect(employees).toStrictEqual(expectedPeople(company, () => true));
		expect(employees).toHaveLength(1200);
		expect({ notices, upcomingLeftOut }).toEqual({ notices: [], upcomingLeftOut: 0 });
		expect(against.lucca.requests.slice(before).map(({ query }) => query.paging)).toEqual([
			'0,1000',
			'999,1000',
		]);
	});

	it('spells every cell of a person', async () => {
		const { employees } = await readPeople(against.client, everybody);
		expect(employees.find(({ luccaId }) => luccaId === '3830')).toStrictEqual({
			luccaId: '3830',
			login: 'vcarpentier',
			employeeNumber: '0300332',
			firstName: 'Valérie',
			lastName: 'Carpentier',
			email: 'valerie.carpentier@acme.example',
			gender: 'Female',
			jobTitle: 'Gestionnaire de clientèle',
			culture: 'fr-FR',
			contractStart: '2014-07-21',
			contractEnd: '2027-04-08',
			seniorityDate: null,
			legalEntity: company.establishments.find(({ id }) => id === 3)?.name,
			department: 'Contrôle de gestion - Équipe B',
			managerLuccaId: '1089',
			primaryRole: company.roles.find(({ id }) => id === 61)?.name,
			modifiedAt: '2026-02-12T15:40:52.851',
			phone: '+33 6 00 00 19 52',
			...managerCells(1089),
		});
	});

	it('leaves out people who left unless asked, and finds managers among them', async () => {
		const { employees } = await readPeople(against.client, { filters: {} });
		expect(employees).toStrictEqual(
			expectedPeople(company, ({ dtContractEnd }) => !isFormer(dtContractEnd)),
		);
		const orphan = String(company.oddities.managerLeft[0]);
		expect(employees.find(({ luccaId }) => luccaId === orphan)?.managerEmail).toMatch(/@/);
	});

	it('leaves out people yet to come when asked, and says how many', async () => {
		const { employees, upcomingLeftOut } = await readPeople(against.client, {
			...everybody,
			startedBy: TODAY,
		});
		const started = expectedPeople(company, (user) => user.dtContractStart.slice(0, 10) <= TODAY);
		expect(employees).toStrictEqual(started);
		expect(upcomingLeftOut).toBe(1200 - started.length);
		expect(upcomingLeftOut).toBe(32);
	});

	it('asks nothing more for a manager who is yet to come and was read all the same', async () => {
		const isUpcoming = (user: CompanyUser) => user.dtContractStart.slice(0, 10) > TODAY;
		const { users } = against.lucca.company;
		const manager = users.find(isUpcoming) as CompanyUser;
		const report = users.find((user) => !isUpcoming(user)) as CompanyUser;
		const { managerId } = report;
		const requests = async () => {
			const before = against.lucca.requests.length;
			const { employees } = await readPeople(against.client, { ...everybody, startedBy: TODAY });
			const told = employees.find(({ luccaId }) => luccaId === String(report.id));
			return { email: told?.managerEmail, count: against.lucca.requests.length - before };
		};
		const { count } = await requests();
		report.managerId = manager.id;
		try {
			expect(await requests()).toEqual({ email: manager.mail, count });
		} finally {
			report.managerId = managerId;
		}
	});
});

describe('the fields chosen', () => {
	const read = async (wanted: WantedContent, population: Population = everybody) => {
		const before = against.lucca.requests.length;
		const result = await readPeople(against.client, population, wanted);
		const asked = against.lucca.requests.slice(before).map(({ query }) => query.fields);
		return { ...result, asked: [...new Set(asked)] };
	};
	const pick = (person: object, fields: readonly string[]) =>
		Object.fromEntries(Object.entries(person).filter(([field]) => fields.includes(field)));

	it('are asked for and given, in their order, next to the Lucca ID; nothing else is', async () => {
		const fields = ['phone', 'lastName', 'legalEntity'] as const;
		const { employees, notices, asked } = await read({ fields });
		const everything = expectedPeople(company, () => true);
		expect(employees).toStrictEqual(
			everything.map((person) => pick(person, ['luccaId', ...fields])),
		);
		expect(Object.keys(employees[0] ?? {})).toEqual(['luccaId', ...fields]);
		expect(asked).toEqual([
			'id,professionalMobile,directLine,lastName,legalEntity[id,name],collection.count',
		]);
		expect(notices).toEqual([]);
	});

	it("of managers are found by what is asked for beside them; the manager's ID stays", async () => {
		const fields = ['firstName', 'managerEmail', 'secondManagerEmployeeNumber'] as const;
		const population = { filters: { establishmentIds: ['8', '9'] } };
		const { employees, asked } = await read({ fields }, population);
		const everything = (await readPeople(against.client, population)).employees;
		expect(employees).toStrictEqual(
			everything.map((person) => pick(person, ['luccaId', ...fields, 'managerLuccaId'])),
		);
		expect(employees.some(({ managerEmail }) => /@/.test(managerEmail ?? ''))).toBe(true);
		expect(asked[0]).toBe('id,firstName,managerId,mail,employeeNumber,collection.count');
	});

	it('do not keep future hires from being told', async () => {
		const population = { ...everybody, startedBy: TODAY };
		const { employees, upcomingLeftOut } = await read({ fields: ['lastName'] }, population);
		const started = expectedPeople(company, (user) => user.dtContractStart.slice(0, 10) <= TODAY);
		expect(employees).toStrictEqual(
			started.map(({ luccaId, lastName }) => ({ luccaId, lastName })),
		);
		expect(upcomingLeftOut).toBe(32);
	});

	it('do not bring a notice about what was not asked for', async () => {
		const { notices } = await read({ fields: ['lastName'] }, { ...everybody, today: TODAY });
		expect(notices).toEqual([]);
	});

	it('come beside department levels, sensitive and custom fields', async () => {
		const wanted: WantedContent = {
			fields: [],
			departmentLevels: true,
			sensitiveFields: ['birthDate'],
			customFields: ['e_statut360'],
		};
		const { employees } = await read(wanted);
		const everything = (
			await readPeople(against.client, everybody, { ...wanted, fields: undefined })
		).employees;
		const given = [
			'luccaId',
			'departmentLevel1',
			'departmentLevel2',
			'departmentLevel3',
			'birthDate',
			'e_statut360',
		];
		expect(employees).toStrictEqual(everything.map((person) => pick(person, given)));
		expect(employees.some((person) => given.every((field) => field in person))).toBe(true);
	});
});

describe('a part of it', () => {
	it('fetches the managers outside a filter by lists of at most 100, never one by one', async () => {
		const before = against.lucca.requests.length;
		const { employees } = await readPeople(against.client, {
			filters: { establishmentIds: ['8', '9'] },
		});
		const expected = expectedPeople(
			company,
			(user) => [8, 9].includes(user.legalEntityId) && !isFormer(user.dtContractEnd),
		);
		expect(employees).toStrictEqual(expected);
		expect(expected.length).toBeGreaterThan(0);
		const lists = against.lucca.requests.slice(before).map(({ query }) => query.id ?? '');
		expect(lists.filter(Boolean).length).toBeLessThanOrEqual(4);
		for (const list of lists) expect(list.split(',').length).toBeLessThanOrEqual(100);
	});

	it('reads one department', async () => {
		const { employees } = await readPeople(against.client, { filters: { departmentIds: ['29'] } });
		expect(employees).toStrictEqual(
			expectedPeople(company, (user) => user.departmentId === 29 && !isFormer(user.dtContractEnd)),
		);
	});

	it('reads who changed since a moment, that moment included', async () => {
		const moment = '2026-02-12T15:40:52.851';
		const { employees } = await readPeople(against.client, { filters: { modifiedSince: moment } });
		const expected = expectedPeople(
			company,
			(user) => user.modifiedAt >= moment && !isFormer(user.dtContractEnd),
		);
		expect(employees).toStrictEqual(expected);
		expect(employees.map(({ luccaId }) => luccaId)).toContain('3830');
	});

	it('gives the first people by ID, managers resolved', async () => {
		const { employees } = await readPeople(against.client, { ...everybody, limit: 7 });
		expect(employees).toStrictEqual(expectedPeople(company, () => true).slice(0, 7));
	});

	it('reads on until the limit is reached when people yet to come are left out', async () => {
		const { employees } = await readPeople(against.client, {
			...everybody,
			startedBy: TODAY,
			limit: 900,
		});
		const started = expectedPeople(company, (user) => user.dtContractStart.slice(0, 10) <= TODAY);
		expect(employees).toStrictEqual(started.slice(0, 900));
	});

	it('gives nobody when nobody matches', async () => {
		const { employees } = await readPeople(against.client, { filters: { departmentIds: ['1'] } });
		expect(employees).toEqual([]);
	});

	it.each([
		[{ departmentIds: ['21 or 1'] }, "'21 or 1' is no Lucca ID of 'Department'"],
		[{ email: 'a,b@acme.example' }, "Lucca cannot be asked for 'a,b@acme.example' in 'Email'"],
		[{ login: 'null' }, "Lucca cannot be asked for 'null' in 'Login'"],
	])('refuses a filter Lucca cannot be given: %j', async (filters, message) => {
		await expect(readPeople(against.client, { filters })).rejects.toThrow(message);
	});
});

describe('sensitive fields', () => {
	it('are asked of Lucca only when named', async () => {
		const ask = async (sensitiveFields?: Parameters<typeof readPeople>[2]) => {
			const { employees } = await readPeople(
				against.client,
				{ ...everybody, limit: 3 },
				sensitiveFields,
			);
			return {
				employees,
				fields: against.lucca.requests.findLast(({ query }) => query.paging)?.query.fields,
			};
		};
		const plain = await ask();
		expect(plain.fields).not.toMatch(/birth|personal|address|nationality/i);
		const named = await ask({
			sensitiveFields: ['birthDate', 'personalEmail', 'personalMobile', 'address', 'nationality'],
		});
		for (const employee of named.employees) {
			const user = company.users.find(({ id }) => String(id) === employee.luccaId);
			expect(employee).toMatchObject({
				birthDate: user?.birthDate?.slice(0, 10) ?? null,
				personalEmail: user?.personalEmail,
				personalMobile: user?.personalMobile,
				address: user?.address,
				nationality: user?.nationalityId,
			});
		}
	});
});

describe('restricted rights', () => {
	it('leave absent what the key may not see, and say so about managers', async () => {
		const restricted = await startAgainst({
			rights: {
				hiddenFields: ['mail', 'jobTitle', 'rolePrincipal', 'professionalMobile'],
				seesFormer: false,
				establishmentIds: [9],
			},
		});
		try {
			const { employees, notices } = await readPeople(restricted.client, everybody);
			const ids = new Set(employees.map(({ luccaId }) => luccaId));
			expect(employees.length).toBeGreaterThan(5);
			for (const employee of employees) {
				for (const field of ['email', 'jobTitle', 'primaryRole', 'managerEmail']) {
					expect(Object.keys(employee)).not.toContain(field);
				}
				if (employee.managerLuccaId && !ids.has(employee.managerLuccaId)) {
					expect(Object.keys(employee)).not.toContain('managerEmployeeNumber');
				}
			}
			const unseen = employees.filter(
				({ managerLuccaId }) => managerLuccaId && !ids.has(managerLuccaId),
			).length;
			expect(notices).toEqual([
				`The manager of ${unseen === 1 ? '1 person' : `${unseen} people`} is not visible to this API key: their manager fields are left unknown`,
			]);
		} finally {
			await restricted.lucca.close();
		}
	});

	const noFormer =
		"Lucca gave no former employee although they were asked for: if people have left, the role of this API key may lack the right 'See former employees'";
	const noManager =
		"Lucca sent the manager of nobody: the role of this API key may lack the right 'View employee managers'";
	const noEnd =
		'Lucca sent the end of contract of nobody, so those who left cannot be told: the role of this API key may not see contract dates';

	it.each([
		[{ seesFormer: false }, everybody, [noFormer]],
		[{ seesFormer: false }, { filters: {} }, []],
		[{ seesFormer: false }, { ...everybody, limit: 5 }, []],
		[{ seesFormer: false }, { filters: { departmentIds: ['1'], formerEmployees: true } }, []],
		[{ hiddenFields: ['managerId'] }, everybody, [noManager]],
		[{ hiddenFields: ['dtContractEnd'] }, everybody, [noEnd]],
		[{}, everybody, []],
	])('%j reading %j are said in one sentence each', async (rights, population, sentences) => {
		const restricted = await startAgainst({ rights });
		try {
			const read = await readPeople(restricted.client, { ...population, today: TODAY });
			expect(
				read.notices.filter((notice) => !/is not visible to this API key/.test(notice)),
			).toEqual(sentences);
		} finally {
			await restricted.lucca.close();
		}
	});

	it('refuse to leave out future hires when no start of contract can be seen', async () => {
		const restricted = await startAgainst({ rights: { hiddenFields: ['dtContractStart'] } });
		try {
			await expect(
				readPeople(restricted.client, { ...everybody, startedBy: TODAY }),
			).rejects.toThrow(/so future hires cannot be told from the others/);
		} finally {
			await restricted.lucca.close();
		}
	});
});

function managerCells(id: number) {
	const manager = company.users.find((user) => user.id === id);
	const second = company.users.find((user) => user.id === manager?.managerId);
	return {
		managerLogin: manager?.login,
		managerEmployeeNumber: manager?.employeeNumber,
		managerLastName: manager?.lastName,
		managerFirstName: manager?.firstName,
		managerEmail: manager?.mail,
		secondManagerEmployeeNumber: second?.employeeNumber,
		secondManagerEmail: second?.mail,
	};
}
