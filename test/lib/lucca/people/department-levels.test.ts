import { departmentLevels } from '../../../../lib/lucca/people/department-levels';
import { readDepartments } from '../../../../lib/lucca/lists/organisation';
import { readPeople } from '../../../../lib/lucca/people/users';
import { company, startAgainst } from '../against-fake';
import { answer, scriptedClient } from '../scripted';

const place = (id: string, name: string, parentId: string | null) => ({ id, name, parentId });
const levels = (...names: Array<string | null>) => ({
	departmentLevel1: names[0],
	departmentLevel2: names[1],
	departmentLevel3: names[2],
});

it('names the way down, empty below the department, cut below the third level', () => {
	const tree = [
		place('4', 'Équipe', '3'),
		place('1', 'Acme', null),
		place('3', 'Service', '2'),
		place('2', 'Direction', '1'),
	];
	expect(Object.fromEntries(departmentLevels(tree))).toEqual({
		1: levels('Acme', null, null),
		2: levels('Acme', 'Direction', null),
		3: levels('Acme', 'Direction', 'Service'),
		4: levels('Acme', 'Direction', 'Service'),
	});
});

it('leaves unknown a department whose way up is broken or runs in a circle', () => {
	const tree = [place('1', 'A', '2'), place('2', 'B', '1'), place('3', 'C', '99')];
	expect([...departmentLevels(tree)]).toEqual([]);
});

it.each([
	['sent', null, levels('Acme', null, null)],
	['not sent', undefined, undefined],
	['of another kind', { id: 1 }, undefined],
])('a department whose parent is %s', async (_, parentLuccaId, expected) => {
	const items = [{ id: 1, name: 'Acme', parentLuccaId }];
	const { client } = scriptedClient([answer(200, { items, count: 1 })]);
	const departments = await readDepartments(client);
	expect(departmentLevels(departments).get('1')).toEqual(expected);
});

it('comes with the people when asked, for each of them', async () => {
	const { client, lucca } = await startAgainst();
	try {
		const { employees } = await readPeople(
			client,
			{ filters: { formerEmployees: true } },
			{ departmentLevels: true },
		);
		for (const user of company.users) {
			const path: string[] = [];
			for (let at: number | null = user.departmentId; at !== null;) {
				const department = company.departments.find(({ id }) => id === at);
				path.unshift(department?.name ?? '');
				at = department?.parentLuccaId ?? null;
			}
			expect(employees.find(({ luccaId }) => luccaId === String(user.id))).toMatchObject(
				levels(path[0] ?? null, path[1] ?? null, path[2] ?? null),
			);
		}
	} finally {
		await lucca.close();
	}
});
