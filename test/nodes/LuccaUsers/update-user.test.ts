import type { IDataObject } from 'n8n-workflow';
import { company } from '../../lib/lucca/against-fake';
import { by, carpentier, told, writing } from './writing';

const here = writing();
const { run, writes, personIn } = here;

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
		['url', () => `${here.lucca.url}/directory/users/3830?x=1`],
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
		expect(here.lucca.requests.length - 20).toBeLessThanOrEqual(3);
	});
});
