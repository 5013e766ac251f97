import { readFileSync } from 'node:fs';
import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { sensitiveFields } from '../../../lib/lucca/people/user-fields';
import { LuccaUsersTrigger } from '../../../nodes/LuccaUsersTrigger/LuccaUsersTrigger.node';
import { type CompanyUser, newcomers } from '../../../sandbox/company';
import { type FakeLucca, startFakeLucca } from '../../../sandbox/lucca';
import { API_KEY, company, TODAY } from '../../lib/lucca/against-fake';
import { expectedEmployee } from '../../lib/lucca/expected';
import { luccaLoadOptionsFunctions } from '../../support/lucca-execute-functions';
import { PollingN8n } from '../../support/lucca-poll-functions';

let lucca: FakeLucca;
let apiKey: string;
beforeEach(async () => {
	apiKey = API_KEY;
	lucca = await startFakeLucca({ company, apiKey, today: TODAY, switches: { rateLimit: false } });
	// The node takes 'today' from the clock.
	jest.spyOn(Date, 'now').mockReturnValue(Date.parse(`${TODAY}T12:00:00Z`));
});
afterEach(async () => {
	jest.restoreAllMocks();
	await lucca.close();
});

const trigger = new LuccaUsersTrigger();
const n8nWith = (parameters: IDataObject) =>
	new PollingN8n(() => ({ credentials: { baseUrl: lucca.url, apiKey } }), parameters);

/** Polls as n8n does by the clock: what comes with items is stored. */
async function poll(n8n: PollingN8n): Promise<IDataObject[] | null> {
	const output = await trigger.poll.call(n8n.context());
	if (output === null) return null;
	n8n.store();
	expect(output).toHaveLength(1);
	return output[0]?.map(({ json }) => json) ?? [];
}

async function activate(n8n: PollingN8n): Promise<IDataObject[] | null> {
	n8n.restart();
	const items = await poll(n8n);
	n8n.store();
	return items;
}

async function sample(parameters: IDataObject): Promise<IDataObject[]> {
	const [items = []] = (await trigger.poll.call(n8nWith(parameters).context('manual'))) ?? [];
	return items.map(({ json }) => json);
}

const employed = () =>
	lucca.company.users
		.filter(({ dtContractEnd }) => dtContractEnd === null)
		.sort((one, other) => one.id - other.id);

function edit(user: CompanyUser | undefined, changes: Partial<CompanyUser>): CompanyUser {
	if (!user) throw new Error('nobody there');
	return Object.assign(user, { modifiedAt: '2026-11-17T09:00:00.120' }, changes);
}

const item = (event: string, user: CompanyUser, more: IDataObject = {}) => ({
	event,
	...more,
	...expectedEmployee(user, lucca.company),
});

async function failureOf(run: Promise<unknown>): Promise<NodeApiError | NodeOperationError> {
	return await run.then(
		() => Promise.reject(new Error('nothing was thrown')),
		(failure: NodeApiError | NodeOperationError) => failure,
	);
}

it('gives one item an event, and null when there is none', async () => {
	const n8n = n8nWith({ event: 'userCreated' });
	expect(await activate(n8n)).toBeNull();
	expect(await poll(n8n)).toBeNull();
	const [created] = newcomers(lucca.company, 1);
	if (!created) throw new Error('nobody came');
	lucca.company.users.push(edit(created, {}));
	expect(await poll(n8n)).toEqual([item('userCreated', created)]);
	expect(await poll(n8n)).toBeNull();
	expect(await activate(n8n)).toBeNull();
});

it('names the changed fields when some are watched, sensitive ones included', async () => {
	const n8n = n8nWith({
		event: 'userUpdated',
		watchedFields: ['address', 'jobTitle'],
		watchedCustomFields: ['e_statut360'],
	});
	await activate(n8n);
	const [one, other] = employed();
	edit(one, { lastName: 'Autrement' });
	edit(other, { address: '1 rue Neuve', jobTitle: 'Luthière' });
	const [told, ...more] = (await poll(n8n)) ?? [];
	expect(more).toEqual([]);
	expect(told).toMatchObject({
		event: 'userUpdated',
		changedFields: ['address', 'jobTitle'],
		luccaId: String(other?.id),
		address: '1 rue Neuve',
		e_statut360: expect.any(String) as string,
	});
	expect(n8n.staticData).not.toContain('Luthière');
	expect(n8n.staticData).not.toContain('rue Neuve');
});

it('reads what its options ask for', async () => {
	const n8n = n8nWith({
		event: 'userUpdated',
		options: { sensitiveFields: ['nationality'], departmentLevels: true, customFields: 'all' },
	});
	await activate(n8n);
	edit(employed()[5], {});
	expect(Object.keys((await poll(n8n))?.[0] ?? {})).toEqual(
		expect.arrayContaining(['nationality', 'departmentLevel1', 'e_statut360']),
	);
});

it("looks ahead from the day it is in the workflow's time zone", async () => {
	const tomorrow = lucca.company.oddities.startsTomorrow;
	const startsTomorrow = async (daysBefore: unknown) => {
		const n8n = n8nWith({ event: 'contractStartingSoon', daysBefore } as IDataObject);
		return ((await activate(n8n)) ?? []).some(({ luccaId }) => luccaId === String(tomorrow));
	};
	expect(await startsTomorrow(1)).toBe(true);
	expect(await startsTomorrow('1')).toBe(true);
	expect(await startsTomorrow(0)).toBe(false);
	// In Paris it is tomorrow already.
	jest.spyOn(Date, 'now').mockReturnValue(Date.parse(`${TODAY}T23:30:00Z`));
	expect(await startsTomorrow(0)).toBe(true);
});

describe('a poll that does not succeed', () => {
	it('says why in words, leaves the memory as it was, and loses nothing', async () => {
		const n8n = n8nWith({ event: 'userUpdated' });
		await activate(n8n);
		const before = n8n.staticData;
		const changed = edit(employed()[0], { jobTitle: 'Luthière' });
		apiKey = 'wrong';
		const failure = await failureOf(poll(n8n));
		expect(failure).toBeInstanceOf(NodeApiError);
		expect(failure.message).not.toContain('wrong');
		expect(failure.description).toBeTruthy();
		expect(n8n.staticData).toBe(before);
		apiKey = API_KEY;
		expect(await poll(n8n)).toEqual([item('userUpdated', changed)]);
	});

	it.each([
		[{ event: 'userDeleted' }, "This trigger knows no event 'userDeleted'"],
		[
			{ event: 'contractEndingSoon', daysBefore: -1 },
			"'Days Before' must be a whole number from 0 to 3660",
		],
		[
			{ event: 'contractEndingSoon', daysBefore: 'soon' },
			"'Days Before' must be a whole number from 0 to 3660",
		],
		[
			{ event: 'userUpdated', watchedFields: ['managerEmail'] },
			"'managerEmail' in 'Fields to Watch' is no field that can be watched",
		],
	])('names the parameter: %j', async (parameters, message) => {
		const failure = await failureOf(poll(n8nWith(parameters)));
		expect(failure).toBeInstanceOf(NodeOperationError);
		expect(failure.message).toBe(message);
		expect(failure.description).toBeTruthy();
	});
});

it('tells each change once, whenever n8n ends and whatever it had not stored', async () => {
	const n8n = n8nWith({ event: 'userUpdated', watchedFields: ['jobTitle'] });
	await activate(n8n);
	const [one, other] = employed();
	edit(one, { lastName: 'Autrement', modifiedAt: '2026-11-17T09:00:00.000' });
	expect(await poll(n8n)).toBeNull();
	expect(n8n.hasChanges).toBe(true);
	n8n.restart();
	expect(await activate(n8n)).toBeNull();
	edit(one, { jobTitle: 'Luthière', modifiedAt: '2026-11-17T09:30:00.000' });
	edit(other, { jobTitle: 'Luthier', modifiedAt: '2026-11-17T09:30:00.000' });
	n8n.restart();
	expect((await activate(n8n))?.map(({ luccaId }) => luccaId)).toEqual(
		[one, other].map((user) => String(user?.id)),
	);
	n8n.restart();
	expect(await activate(n8n)).toBeNull();
});

it('begins anew, and floods nobody, when its parameters or the Lucca change', async () => {
	const n8n = n8nWith({ event: 'userCreated' });
	await activate(n8n);
	for (const user of lucca.company.users) edit(user, {});
	lucca.company.users.push(...newcomers(lucca.company, 3));
	for (const parameters of [
		{ event: 'userUpdated' },
		{ event: 'userUpdated', watchedFields: ['jobTitle'] },
		{ event: 'userUpdated', watchedFields: ['jobTitle', 'email'] },
		{ event: 'userCreated' },
	]) {
		n8n.parameters = parameters;
		expect(await activate(n8n)).toBeNull();
	}
	await lucca.close();
	lucca = await startFakeLucca({ company, apiKey, today: TODAY, switches: { rateLimit: false } });
	expect(await poll(n8n)).toBeNull();
});

it('does nothing while its last poll is still going on', async () => {
	const n8n = n8nWith({ event: 'userUpdated' });
	await activate(n8n);
	const changed = edit(employed()[0], {});
	const [first, second] = await Promise.all([poll(n8n), poll(n8n)]);
	expect([first, second]).toEqual([[item('userUpdated', changed)], null]);
	expect(await poll(n8n)).toBeNull();
	// Another node of the workflow does not wait for it.
	const other = { ...n8n.context().getNode(), id: 'other', name: 'Other' };
	const both = await Promise.all([
		trigger.poll.call(n8n.context('trigger', other)),
		trigger.poll.call(n8n.context()),
	]);
	expect(both).toEqual([null, null]);
	edit(employed()[1], { modifiedAt: '2026-11-17T10:00:00.000' });
	expect(await trigger.poll.call(n8n.context('trigger', other))).not.toBeNull();
});

describe('Fetch Test Event', () => {
	it.each([
		['userCreated', {}],
		['userUpdated', {}],
		['userUpdated', { watchedFields: ['jobTitle'] }],
		['contractStartingSoon', { daysBefore: 0 }],
		['contractEndingSoon', {}],
	])('shows three people for %s %j, marked as a sample', async (event, more) => {
		const shown = await sample({ event, ...more });
		expect(shown).toHaveLength(3);
		for (const json of shown) {
			const user = lucca.company.users.find(({ id }) => String(id) === json.luccaId);
			const changed = 'watchedFields' in more ? { changedFields: more.watchedFields } : {};
			expect(json).toEqual({ sample: true, ...item(event, user as CompanyUser, changed) });
		}
	});

	it('does not touch what the active workflow remembers', async () => {
		const n8n = n8nWith({ event: 'userUpdated' });
		await activate(n8n);
		const changed = edit(employed()[0], {});
		const before = n8n.staticData;
		await trigger.poll.call(n8n.context('manual'));
		expect(n8n.staticData).toBe(before);
		expect(await poll(n8n)).toEqual([item('userUpdated', changed)]);
	});

	it('says when there is nobody to show', async () => {
		lucca.company.users.length = 0;
		const failure = await failureOf(sample({ event: 'userUpdated' }));
		expect(failure.message).toBe('Lucca has nobody to show as a sample of this event');
	});
});

describe('what the editor shows', () => {
	const { description } = trigger;
	const property = (name: string): INodeProperties | undefined =>
		description.properties.find((each) => each.name === name);

	it('is a polling trigger without input, and no tool', () => {
		expect(description).toMatchObject({
			group: ['trigger'],
			polling: true,
			inputs: [],
			credentials: [{ name: 'luccaHrApi', required: true }],
		});
		expect(description.usableAsTool).toBeFalsy();
	});

	it('offers to watch every field of a person, and none of their manager', () => {
		const [user] = company.users;
		if (!user) throw new Error('nobody there');
		const own = Object.keys(expectedEmployee(user, company)).filter(
			(field) => !/^(luccaId|modifiedAt|manager(?!LuccaId).*|secondManager.*)$/.test(field),
		);
		const offered = (property('watchedFields')?.options as INodePropertyOptions[]).map(
			({ value }) => String(value),
		);
		expect(offered.sort()).toEqual([...own, ...sensitiveFields].sort());
	});

	it('offers no choice of ordinary fields: what is watched must be read', () => {
		const offered = property('options')?.options?.map(({ name }) => name);
		expect(offered).toEqual(['customFields', 'departmentLevels', 'sensitiveFields']);
	});

	it('lists the custom fields', async () => {
		const { getSingleCustomFields, getCustomFields } = trigger.methods.loadOptions;
		const context = luccaLoadOptionsFunctions({ baseUrl: lucca.url, apiKey });
		const one = await getSingleCustomFields.call(context);
		expect(one.map(({ value }) => value)).toContain('e_statut360');
		expect(await getCustomFields.call(context)).toHaveLength(one.length + 1);
	});

	it('knows the fields of an item before the first run', () => {
		const file = 'nodes/LuccaUsersTrigger/__schema__/v1.0.0.json';
		const { properties } = JSON.parse(readFileSync(file, 'utf8')) as { properties: object };
		const [user] = company.users;
		if (!user) throw new Error('nobody there');
		expect(Object.keys(properties)).toEqual([
			'sample',
			'event',
			'changedFields',
			...Object.keys(expectedEmployee(user, company)),
		]);
	});
});
