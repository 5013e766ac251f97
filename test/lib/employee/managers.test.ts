import { Hierarchy } from '../../../lib/employee/managers';
import type { Employee } from '../../../lib/employee/record';

const person = (luccaId: string, managerLuccaId: Employee['managerLuccaId']): Employee => ({
	luccaId,
	managerLuccaId,
	login: `login${luccaId}`,
	employeeNumber: `00${luccaId}`,
	firstName: `First${luccaId}`,
	lastName: `Last${luccaId}`,
	email: `p${luccaId}@acme.example`,
});

const managerCells = (id: string): Employee => ({
	managerLogin: `login${id}`,
	managerEmployeeNumber: `00${id}`,
	managerLastName: `Last${id}`,
	managerFirstName: `First${id}`,
	managerEmail: `p${id}@acme.example`,
});

const nobody: Employee = {
	managerLogin: null,
	managerEmployeeNumber: null,
	managerLastName: null,
	managerFirstName: null,
	managerEmail: null,
	secondManagerEmployeeNumber: null,
	secondManagerEmail: null,
};

function resolveManagers(people: Employee[], others?: Employee[]): Employee[] {
	new Hierarchy(people, others).fillIn();
	return people;
}

describe('a hierarchy', () => {
	it('gives the manager and the manager of the manager', () => {
		const people = [person('1', null), person('2', '1'), person('3', '2')];
		expect(resolveManagers(people)).toStrictEqual([
			{ ...person('1', null), ...nobody },
			{
				...person('2', '1'),
				...managerCells('1'),
				secondManagerEmployeeNumber: null,
				secondManagerEmail: null,
			},
			{
				...person('3', '2'),
				...managerCells('2'),
				secondManagerEmployeeNumber: '001',
				secondManagerEmail: 'p1@acme.example',
			},
		]);
	});

	it('says who manages themselves, and puts nobody above them', () => {
		const people = [person('1', '1'), person('2', '1')];
		const none = { secondManagerEmployeeNumber: null, secondManagerEmail: null };
		expect(resolveManagers(people)).toStrictEqual([
			{ ...person('1', '1'), ...managerCells('1'), ...none },
			{ ...person('2', '1'), ...managerCells('1'), ...none },
		]);
	});

	it('leaves absent what is not known: an unnamed manager, one out of sight, one without a visible manager', () => {
		const unnamed: Employee = { luccaId: '1', login: 'login1' };
		const outOfSight = person('2', '99');
		const below = person('3', '1');
		expect(resolveManagers([unnamed, outOfSight, below])).toStrictEqual([
			unnamed,
			outOfSight,
			{ ...below, managerLogin: 'login1' },
		]);
	});

	it('keeps a cell the manager has empty as empty, not absent', () => {
		const boss: Employee = { ...person('1', null), email: null };
		expect(resolveManagers([person('2', '1')], [boss])[0]).toStrictEqual({
			...person('2', '1'),
			...managerCells('1'),
			managerEmail: null,
			secondManagerEmployeeNumber: null,
			secondManagerEmail: null,
		});
	});

	it('gives only what is asked for', () => {
		const people = [person('1', null), person('2', '1'), person('3', '2')];
		new Hierarchy(people).fillIn(['managerEmail', 'secondManagerEmployeeNumber']);
		const given = { managerEmail: 'p2@acme.example', secondManagerEmployeeNumber: '001' };
		expect(people[2]).toStrictEqual({ ...person('3', '2'), ...given });
	});

	it('does not run in circles when two people manage each other', () => {
		const [first] = resolveManagers([person('1', '2'), person('2', '1')]);
		expect(first).toStrictEqual({
			...person('1', '2'),
			...managerCells('2'),
			secondManagerEmployeeNumber: '001',
			secondManagerEmail: 'p1@acme.example',
		});
	});
});

describe('who is missing from a hierarchy', () => {
	it('names managers and their managers, each once, until all are at hand', () => {
		const people = [person('5', '4'), person('6', '4'), person('7', null)];
		const hierarchy = new Hierarchy(people);
		expect(hierarchy.missing()).toEqual(['4']);
		hierarchy.add([person('4', '3')]);
		expect(hierarchy.missing()).toEqual(['3']);
		// The manager of N+2 is nobody's N+1 or N+2 here.
		hierarchy.add([person('3', '2')]);
		expect(hierarchy.missing()).toEqual([]);
	});
});
