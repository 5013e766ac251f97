import type { IDataObject } from 'n8n-workflow';
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
