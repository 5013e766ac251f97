import type { Employee } from '../../../../lib/employee/record';
import { newerPeople } from '../../../../lib/lucca/newer-api/newer-people';
import { findPerson } from '../../../../lib/lucca/people/find-person';
import { earliestInstant } from '../../../../lib/employee/wall-clock';
import { peopleOfUsers } from '../../../../lib/lucca/people/people-source';
import { simplifiedFields } from '../../../../lib/lucca/people/simplified';
import type { Population } from '../../../../lib/lucca/people/users';
import type { WantedContent } from '../../../../lib/lucca/people/wanted-content';
import { type Against, company, startAgainst, TODAY } from '../against-fake';
import { type AgainstNewer, CLIENT, SCOPES, startNewer } from './against-newer';

let newer: AgainstNewer;
let older: Against;
beforeAll(async () => {
	newer = await startNewer();
	older = await startAgainst();
});
afterAll(async () => {
	await newer.lucca.close();
	await older.lucca.close();
});

/** What only v3 knows. */
const ABSENT = ['login', 'gender', 'culture', 'seniorityDate', 'primaryRole', 'managerLogin'];

/** A v3 Employee as the newer API gives it: without those, and with a moment that means the same anywhere. */
function asNewer(employee: Employee): Employee {
	const known = Object.entries(employee).filter(([field]) => !ABSENT.includes(field));
	const { modifiedAt } = employee;
	return {
		...Object.fromEntries(
			known.map(([field, cell]) => [field, isName(field) ? trimmed(cell) : cell]),
		),
		...(modifiedAt ? { modifiedAt: inUtc(modifiedAt) } : {}),
	};
}

const inUtc = (local: string) => new Date(earliestInstant(local, 'Europe/Paris')).toISOString();
const isName = (field: string) => /(first|last)Name$/i.test(field);
const trimmed = (cell: unknown) => (typeof cell === 'string' ? cell.trim() : (cell as null));

async function fromV3(population: Population, wanted?: WantedContent) {
	const read = await peopleOfUsers(older.client).read(population, wanted);
	return { ...read, employees: read.employees.map(asNewer) };
}

const everybody: Population = { filters: { formerEmployees: true } };

describe('a population', () => {
	it.each<[string, Population, number]>([
		['everybody', everybody, 1200],
		['those who have not left', { filters: {} }, 960],
		['those who are here today', { filters: {}, startedBy: TODAY }, 928],
		['the first seven', { filters: {}, limit: 7 }, 7],
		['the first of those who have started', { ...everybody, startedBy: TODAY, limit: 700 }, 700],
		[
			'two departments of two establishments',
			{
				filters: {
					formerEmployees: true,
					departmentIds: ['28', '29'],
					establishmentIds: ['3', '4'],
				},
			},
			13,
		],
		[
			'those changed since a moment of Paris',
			{ filters: { formerEmployees: true, modifiedSince: '2026-08-12T15:40:52' } },
			1,
		],
		[
			'the first of those changed since, but for future hires',
			{ filters: { modifiedSince: '2026-08-12T15:40:52' }, startedBy: TODAY, limit: 5 },
			5,
		],
	])('%s: the same Employees as through v3', async (_, population, least) => {
		const read = await newer.people.read(population);
		expect(read.employees).toStrictEqual((await fromV3(population)).employees);
		expect(read.employees.length).toBeGreaterThanOrEqual(least);
		expect(read.notices).toEqual([]);
	});

	it('tells how many future hires it left out', async () => {
		const population = { ...everybody, startedBy: TODAY };
		expect((await newer.people.read(population)).upcomingLeftOut).toBe(32);
		expect((await fromV3(population)).upcomingLeftOut).toBe(32);
	});

	it('holds no field the newer API does not know, not even as empty', async () => {
		const { employees } = await newer.people.read(everybody);
		const fields = new Set(employees.flatMap(Object.keys));
		expect(ABSENT.filter((field) => fields.has(field))).toEqual([]);
	});

	it('adds the levels of departments as v3 does', async () => {
		const wanted = { departmentLevels: true };
		const population = { filters: { departmentIds: ['28'] } };
		const { employees } = await newer.people.read(population, wanted);
		expect(employees).toStrictEqual((await fromV3(population, wanted)).employees);
		expect(employees[0]).toHaveProperty('departmentLevel1');
	});

	it('asks for personal records only when told, and takes of them what was named', async () => {
		const population = { filters: { departmentIds: ['28'] } };
		const before = newer.lucca.requests.length;
		const plain = await newer.people.read(population);
		expect(paths(before)).not.toContain('/lucca-api/employee-personal-records');
		const { employees } = await newer.people.read(population, { sensitiveFields: ['birthDate'] });
		const births = company.users
			.filter(({ departmentId }) => departmentId === 28)
			.map(({ id, birthDate }) => [`${id}`, birthDate?.slice(0, 10) ?? null]);
		const birthOf = Object.fromEntries(births) as Record<string, string | null>;
		expect(employees).toStrictEqual(
			plain.employees.map((each) => ({ ...each, birthDate: birthOf[String(each.luccaId)] })),
		);
	});

	it('gives the fields chosen as v3 does, and reads no list for the others', async () => {
		const population = { filters: { departmentIds: ['28'] } };
		const wanted: WantedContent = {
			fields: ['managerEmail', 'lastName', 'login', 'secondManagerEmployeeNumber'],
			sensitiveFields: ['birthDate'],
		};
		const before = newer.lucca.requests.length;
		const { employees, notices } = await newerPeople(newer.client, 'Europe/Paris').read(
			population,
			wanted,
		);
		expect(paths(before)).not.toContain('/lucca-api/departments');
		expect(paths(before)).not.toContain('/lucca-api/establishments');
		const v3 = await peopleOfUsers(older.client).read(population, wanted);
		expect(employees).toStrictEqual(v3.employees.map(asNewer));
		expect(notices).toEqual(v3.notices);
		expect(employees.length).toBeGreaterThan(1);
		expect(Object.keys(employees[0] ?? {})).toEqual([
			'luccaId',
			'managerEmail',
			'lastName',
			'secondManagerEmployeeNumber',
			'managerLuccaId',
			'birthDate',
		]);
	});

	it('asks for nothing beyond what a simplified Employee holds', async () => {
		const population = { filters: { departmentIds: ['28'] } };
		const before = newer.lucca.requests.length;
		const { employees } = await newerPeople(newer.client, 'Europe/Paris').read(population, {
			fields: simplifiedFields,
		});
		expect(new Set(paths(before))).toEqual(
			new Set(
				['employees', 'employments', 'job-positions', 'departments'].map(
					(each) => `/lucca-api/${each}`,
				),
			),
		);
		const v3 = await peopleOfUsers(older.client).read(population, { fields: simplifiedFields });
		expect(v3.employees.map(asNewer)).toStrictEqual(employees);
		expect(Object.keys(v3.employees[0] ?? {})).toEqual([
			'luccaId',
			'login',
			'employeeNumber',
			'firstName',
			'lastName',
			'email',
			'jobTitle',
			'department',
			'contractStart',
			'contractEnd',
		]);
		expect(older.lucca.requests.at(-1)?.query.fields).toBe(
			'id,login,employeeNumber,firstName,lastName,mail,jobTitle,department[id,name],dtContractStart,dtContractEnd,collection.count',
		);
	});

	it.each<[string, WantedContent, RegExp]>([
		['custom fields', { customFields: ['e_site'] }, /^Custom fields of the HR file cannot/],
		['all custom fields', { customFields: 'all' }, /^Custom fields of the HR file cannot/],
		['an address', { sensitiveFields: ['address'] }, /does not give 'address'$/],
	])('refuses %s in words before asking', async (_, wanted, message) => {
		const before = newer.lucca.requests.length;
		await expect(newer.people.read(everybody, wanted)).rejects.toThrow(message);
		expect(newer.lucca.requests.length).toBe(before);
	});

	it('takes large pages where Lucca gives them', async () => {
		const large = await startNewer({ switches: { v5HighestLimit: 1000 } });
		try {
			const { employees } = await large.people.read(everybody);
			expect(employees).toStrictEqual((await fromV3(everybody)).employees);
			const pages = large.lucca.requests.filter(({ path }) => path === '/lucca-api/employees');
			expect(pages.map(({ query }) => query.limit)).toEqual(['1000', '1000']);
		} finally {
			await large.lucca.close();
		}
	});

	it('does not pass over people an application may not see as managers', async () => {
		const some = await startNewer({
			clients: {
				[CLIENT.id]: {
					secret: CLIENT.secret,
					scopes: SCOPES,
					establishmentIds: [4],
				},
			},
		});
		try {
			const { employees, notices } = await some.people.read({ filters: {} });
			expect(notices).toEqual([
				expect.stringMatching(
					/^The manager of \d+ (person|people) is not visible to this client application/,
				),
			]);
			const seen = new Set(employees.map(({ luccaId }) => luccaId));
			const orphan = employees.find(({ managerLuccaId: id }) => id && !seen.has(id));
			expect(orphan).toBeDefined();
			expect(orphan).not.toHaveProperty('managerEmployeeNumber');
		} finally {
			await some.lucca.close();
		}
	});
});

function paths(from: number): string[] {
	return newer.lucca.requests.slice(from).map(({ path }) => path);
}

describe('one person', () => {
	const someone = company.users.find(({ dtContractEnd, mail }) => dtContractEnd && mail);
	if (!someone?.mail || !someone.employeeNumber) throw new Error('the sample company changed');

	it.each([
		['id', String(someone.id)],
		['email', someone.mail],
		['employeeNumber', someone.employeeNumber],
	] as const)('is found by %s as through v3, although gone', async (key, value) => {
		const { employees } = await findPerson(newer.people, key, value);
		const v3 = await findPerson(peopleOfUsers(older.client), 'id', String(someone.id));
		expect(employees).toStrictEqual(v3.employees.map(asNewer));
	});

	it('is not told by a number two people have', async () => {
		const [first, second] = company.oddities.sharedEmployeeNumber;
		const number = company.users.find(({ id }) => id === first)?.employeeNumber ?? '';
		await expect(findPerson(newer.people, 'employeeNumber', number)).rejects.toThrow(
			`Several people have the employee number '${number}': their Lucca IDs are ${[first, second].sort().join(', ')}`,
		);
	});

	it('is not found by a login, and the message says why', async () => {
		await expect(findPerson(newer.people, 'login', 'ivarlet')).rejects.toMatchObject({
			message: "Lucca's newer API knows no logins, so nobody can be looked up by one",
			remedy:
				"Look the person up by ID, email or employee number, or choose a 'Lucca HR API' credential, which has an API key",
		});
	});

	it.each(['a@b.example,c@d.example', '-a@b.example', 'null'])(
		'is not sought by %s, which would mean something else',
		async (email) => {
			await expect(findPerson(newer.people, 'email', email)).rejects.toThrow(
				`Lucca cannot be asked for '${email}' in 'Email'`,
			);
		},
	);

	it('that nobody is, is told', async () => {
		await expect(findPerson(newer.people, 'id', '999999')).rejects.toMatchObject({
			message: "Lucca shows nobody with the Lucca ID '999999'",
			remedy: expect.stringContaining('that the client application may see this person'),
		});
	});
});
