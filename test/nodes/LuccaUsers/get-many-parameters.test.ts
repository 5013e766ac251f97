import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { LuccaUsers } from '../../../nodes/LuccaUsers/LuccaUsers.node';
import { type FakeLucca, startFakeLucca } from '../../../sandbox/lucca';
import { API_KEY, company, TODAY } from '../../lib/lucca/against-fake';
import { luccaExecuteFunctions } from '../../support/lucca-execute-functions';

let lucca: FakeLucca;
beforeAll(async () => {
	lucca = await startFakeLucca({
		company,
		apiKey: API_KEY,
		today: TODAY,
		switches: { rateLimit: false },
	});
	jest.spyOn(Date, 'now').mockReturnValue(Date.parse(`${TODAY}T12:00:00Z`));
});
afterAll(async () => {
	jest.restoreAllMocks();
	await lucca.close();
});

async function run(parameters: IDataObject) {
	const credentials = { baseUrl: lucca.url, apiKey: API_KEY };
	const { context } = luccaExecuteFunctions({ credentials, parameters });
	const [items = []] = await new LuccaUsers().execute.call(context);
	return { items };
}

const isHere = ({ dtContractEnd }: { dtContractEnd: string | null }) =>
	dtContractEnd === null || dtContractEnd.slice(0, 10) >= TODAY;

const getMany: IDataObject = { resource: 'user', operation: 'getAll' };
const everybody: IDataObject = { ...getMany, returnAll: true };

it.each([0, -1, 1.5, Number.NaN, '', 'ten', true])("refuses a 'Limit' of %p", async (limit) => {
	const failing = run({ ...getMany, limit });
	await expect(failing).rejects.toThrow("'Limit' must be a whole number of at least 1");
});

it('takes numbers and switches an expression gives as text', async () => {
	expect((await run({ ...getMany, limit: ' 3 ' })).items).toHaveLength(3);
	const { items } = await run({
		...getMany,
		returnAll: 'true',
		filters: { includeFormerEmployees: 'True', includeFutureHires: ' false ' },
	});
	expect(items).toHaveLength(1200 - 32);
	const all = await run({
		...getMany,
		returnAll: true,
		filters: { includeFormerEmployees: 'false', includeFutureHires: 'true' },
	});
	expect(all.items).toHaveLength(company.users.filter(isHere).length);
});

it.each(['yes', '', 1, null, undefined])('refuses a switch set to %p', async (value) => {
	const set = (name: string) => run({ ...everybody, filters: { [name]: value } });
	await expect(set('includeFormerEmployees')).rejects.toThrow(
		"'Include Former Employees' must be either true or false",
	);
	await expect(set('includeFutureHires')).rejects.toThrow(
		"'Include Future Hires' must be either true or false",
	);
});

describe("'Fields'", () => {
	const options = new LuccaUsers().description.properties.find(({ name }) => name === 'options');
	const offered = (options?.options ?? []).find(({ name }) => name === 'fields') as INodeProperties;

	it('offers what is given without it, by labels in order', () => {
		const { options: choices } = offered as { options: INodePropertyOptions[] };
		expect(choices.map(({ name }) => name)).toEqual(choices.map(({ name }) => name).sort());
		const values = choices.map(({ value }) => value);
		expect(values).toEqual(expect.arrayContaining(['email', 'phone', 'secondManagerEmail']));
		expect(values).not.toEqual(expect.arrayContaining(['birthDate']));
	});

	it('gives the fields chosen, or named by an expression, next to the Lucca ID', async () => {
		const fields = ['lastName', 'managerEmail'];
		const { items } = await run({ ...everybody, options: { fields } });
		const keys = new Set(items.map(({ json }) => Object.keys(json).join()));
		expect(keys).toEqual(new Set(['luccaId,lastName,managerEmail,managerLuccaId']));
		const named = await run({
			...everybody,
			options: { fields: 'luccaId, lastName,managerEmail' },
		});
		expect(named.items).toEqual(items);
	});

	it('gives all fields when none is chosen', async () => {
		const { items } = await run({ ...getMany, limit: 3, options: { fields: [] } });
		expect(items).toEqual((await run({ ...getMany, limit: 3 })).items);
	});

	it.each([
		['birthDate', "It is a sensitive field: choose it in 'Sensitive Fields'"],
		['managersEmail', 'The nearest are managerEmail, managerLuccaId, managerLogin'],
	])('refuses %s, and says what to choose', async (name, remedy) => {
		const failing = run({ ...everybody, options: { fields: ['lastName', name] } });
		await expect(failing).rejects.toMatchObject({
			message: expect.stringContaining(
				`'${name}' in 'Fields' is no field that can be chosen there`,
			),
			description: expect.stringContaining(remedy),
		});
	});
});
