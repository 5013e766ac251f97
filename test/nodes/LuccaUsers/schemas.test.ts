import { readFileSync } from 'node:fs';
import type { IDataObject } from 'n8n-workflow';
import { LuccaUsers } from '../../../nodes/LuccaUsers/LuccaUsers.node';
import { type FakeLucca, startFakeLucca } from '../../../sandbox/lucca';
import { API_KEY, company, TODAY } from '../../lib/lucca/against-fake';
import { luccaExecuteFunctions } from '../../support/lucca-execute-functions';

/** A schema of n8n's: JSON schema without the word required. */
interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

let lucca: FakeLucca;
beforeAll(async () => {
	lucca = await startFakeLucca({
		company,
		apiKey: API_KEY,
		today: TODAY,
		switches: { rateLimit: false },
	});
	for (const user of lucca.company.users.slice(0, 3)) {
		user.userWorkCycles.push({
			id: user.id,
			ownerID: user.id,
			workCycleID: 1,
			startsOn: '2026-01-01T00:00:00',
			endsOn: '9999-12-31T00:00:00',
		});
	}
	jest.spyOn(Date, 'now').mockReturnValue(Date.parse(`${TODAY}T12:00:00Z`));
});
afterAll(async () => {
	jest.restoreAllMocks();
	await lucca.close();
});

async function run(parameters: IDataObject): Promise<IDataObject[]> {
	const { context } = luccaExecuteFunctions({
		credentials: { baseUrl: lucca.url, apiKey: API_KEY },
		parameters,
	});
	const [items = []] = await new LuccaUsers().execute.call(context);
	return items.map(({ json }) => json);
}

type Kinds = Map<string, string>;

/** What stands at each place of a value; `null` only where nothing else ever did. */
function look(value: unknown, path: string, kinds: Kinds): void {
	const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
	if (kind !== 'null' || !kinds.has(path)) kinds.set(path, kind);
	if (Array.isArray(value)) value.forEach((one) => look(one, `${path}[]`, kinds));
	else if (typeof value === 'object' && value !== null) {
		for (const [name, inner] of Object.entries(value)) look(inner, `${path}.${name}`, kinds);
	}
}

function promise({ type, properties = {}, items }: Schema, path: string, kinds: Kinds): void {
	kinds.set(path, type);
	for (const [name, inner] of Object.entries(properties)) promise(inner, `${path}.${name}`, kinds);
	if (items) promise(items, `${path}[]`, kinds);
}

const by = (mode: string, value: string) => ({ mode, value });
const all = { operation: 'getAll', returnAll: true };
const ines = {
	firstName: 'Inès',
	lastName: 'Varlet',
	login: 'ivarlet',
	email: 'ines.varlet@acme.example',
	legalEntity: by('id', '3'),
	department: by('id', '23'),
	primaryRole: by('id', '61'),
	contractStart: '2026-12-01',
	additionalFields: { employeeNumber: '00499' },
};

it.each<[string, IDataObject]>([
	['calendar/getAll', all],
	['customFieldDefinition/getAll', all],
	['department/getAll', all],
	['establishment/getAll', all],
	['legalUnit/getAll', all],
	['role/getAll', all],
	['occupationCategory/getAll', all],
	['workCycle/getAll', all],
	['user/create', { operation: 'create', ...ines }],
	[
		'user/upsert',
		{
			operation: 'upsert',
			matchBy: 'login',
			...ines,
			login: 'jvarlet',
			additionalFields: { employeeNumber: '00498' },
		},
	],
	[
		'user/update',
		{ operation: 'update', user: by('id', '3830'), updateFields: { jobTitle: 'Experte' } },
	],
	[
		'user/setDeparture',
		{ operation: 'setDeparture', user: by('id', '3830'), lastDay: '2026-12-31' },
	],
	['workContract/getAll', all],
	[
		'workContract/create',
		{
			operation: 'create',
			user: by('id', '3830'),
			startsOn: '1990-01-01',
			establishmentId: by('id', '3'),
			typeId: '2',
			additionalFields: {
				endsOn: '1990-12-31',
				externalId: 'X1',
				hiringTypeId: 1,
				spcId: by('id', '4'),
				terminationReasonId: 2,
				trialPeriodDays: 30,
				renewedTrialPeriodDays: 30,
			},
		},
	],
	['workContract/end', { operation: 'end', contractId: '30000', lastDay: '2027-12-31' }],
])('the schema of %s is what comes out', async (name, parameters) => {
	const [resource = ''] = name.split('/');
	const rows = await run({ resource, ...parameters });
	const file = `nodes/LuccaUsers/__schema__/v1.0.0/${name}.json`;
	const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
	const promised: Kinds = new Map();
	promise(schema, '$', promised);
	const found: Kinds = new Map();
	for (const row of rows) look(row, '$', found);
	// What nobody has is of the kind the schema says.
	for (const [path, kind] of found) {
		if (kind === 'null') found.set(path, promised.get(path) ?? kind);
	}
	expect(Object.fromEntries(found)).toEqual(Object.fromEntries(promised));
});
