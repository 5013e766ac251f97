import type { Employee } from '../../../../lib/employee/record';
import type { Found } from '../../../../lib/lucca/events/events';
import { luccaNow } from '../../../../lib/lucca/events/lucca-now';
import { type Lookout, poll, type PollMemory } from '../../../../lib/lucca/events/poll';
import { sampleOf } from '../../../../lib/lucca/events/sample';
import type { WantedContent } from '../../../../lib/lucca/people/wanted-content';
import { newcomers } from '../../../../sandbox/company';
import type { CompanyUser } from '../../../../sandbox/company';
import { type Against, startAgainst, TODAY } from '../against-fake';
import { expectedEmployee } from '../expected';
import { failureOf } from '../scripted';
import { lookoutFor } from './simulated-n8n';

let against: Against;
beforeEach(async () => {
	against = await startAgainst();
});
afterEach(async () => await against.lucca.close());

/** Polls as n8n does, with the memory stored as JSON between two polls. */
function watching(lookout: Lookout, wanted: WantedContent = {}) {
	const { client } = against;
	let stored: string | undefined;
	return async (today = TODAY): Promise<Found<PollMemory>['happenings']> => {
		const circumstances = { host: client.host, today, newSalt: () => 'salt' };
		const memory: unknown = stored === undefined ? undefined : JSON.parse(stored);
		const found = await poll(luccaNow(client, wanted), lookout, circumstances, memory);
		stored = JSON.stringify(found.memory);
		return found.happenings;
	};
}

const users = () => against.lucca.company.users;
const employed = () =>
	users()
		.filter(({ dtContractEnd }) => dtContractEnd === null)
		.sort((one, other) => one.id - other.id);
const expected = (user: CompanyUser): Employee => expectedEmployee(user, against.lucca.company);

/** Moments of change after those of the company. */
const at = (second: number) => `2026-11-17T14:00:${String(second).padStart(2, '0')}.500`;

function edit(user: CompanyUser | undefined, changes: Partial<CompanyUser>, second = 0) {
	if (!user) throw new Error('nobody there');
	return Object.assign(user, { modifiedAt: at(second), ...changes });
}

const requestsDuring = async (look: () => Promise<unknown>) => {
	const before = against.lucca.requests.length;
	await look();
	return against.lucca.requests.slice(before);
};

it('tells who was created, whole and with their managers, and asks once when nobody was', async () => {
	const look = watching(lookoutFor('userCreated'));
	expect(await look()).toEqual([]);
	const quiet = await requestsDuring(look);
	expect(quiet.map(({ query }) => query.fields)).toEqual(['id,modifiedAt,collection.count']);
	const created = newcomers(against.lucca.company, 2).map((user) => edit(user, {}));
	users().push(...created);
	edit(employed()[3], { jobTitle: 'Luthière' });
	expect(await look()).toEqual(
		created.map((user) => ({ event: 'userCreated', employee: expected(user) })),
	);
	expect(await look()).toEqual([]);
});

it('tells who changed, leavers included, but not who was created', async () => {
	const look = watching(lookoutFor('userUpdated'));
	await look();
	const [one, other] = employed();
	const changed = [
		edit(one, { jobTitle: 'Luthière' }),
		edit(other, { dtContractEnd: '2026-11-01T00:00:00' }),
	];
	users().push(...newcomers(against.lucca.company, 1).map((user) => edit(user, {})));
	expect(await look()).toEqual(
		changed.map((user) => ({ event: 'userUpdated', employee: expected(user) })),
	);
	expect(await look()).toEqual([]);
});

it('tells 1,200 changes of one moment, in few requests', async () => {
	const look = watching(lookoutFor('userUpdated'));
	await look();
	for (const user of users()) edit(user, {});
	let told: Array<string | null | undefined> = [];
	const requests = await requestsDuring(async () => {
		told = (await look()).map(({ employee }) => employee.luccaId);
	});
	expect(told).toEqual(
		users()
			.map(({ id }) => id)
			.sort((one, other) => one - other)
			.map(String),
	);
	expect(requests.length).toBeLessThan(10);
	expect(await look()).toEqual([]);
});

it('tells which of the watched fields changed, custom and sensitive ones too', async () => {
	const fields = ['jobTitle', 'phone', 'address', 'e_statut360'];
	const look = watching(lookoutFor('userUpdated', fields), {
		customFields: ['e_statut360'],
		sensitiveFields: ['address'],
	});
	await look();
	const [a, b, c, d, e] = employed().filter(({ extendedData }) => extendedData.e_statut360);
	const list = against.lucca.company.customFields.find(({ code }) => code === 'e_statut360');
	const inactive = list?.entries.at(-1)?.id ?? 0;
	edit(a, { jobTitle: 'Luthière', address: '1 rue Neuve' });
	edit(b, { lastName: 'Autrement' });
	edit(c, { extendedData: { ...c?.extendedData, e_statut360: { id: 1, value: inactive } } });
	delete edit(d, {}).extendedData.e_statut360;
	edit(e, { professionalMobile: '+33 6 00 00 00 00' });
	const told = (await look()).map(({ employee, changedFields }) => [
		employee.luccaId,
		changedFields,
	]);
	expect(told).toEqual([
		[String(a?.id), ['address', 'jobTitle']],
		[String(c?.id), ['e_statut360']],
		[String(d?.id), ['e_statut360']],
		[String(e?.id), ['phone']],
	]);
	expect(await look()).toEqual([]);
});

it.each([
	['contractStartingSoon', 'dtContractStart'],
	['contractEndingSoon', 'dtContractEnd'],
] as const)('%s tells of everybody within the days, and once', async (event, property) => {
	const look = watching(lookoutFor(event, [], 30));
	const within = (user: CompanyUser) => {
		const day = user[property]?.slice(0, 10) ?? '';
		return day >= TODAY && day <= '2026-12-16';
	};
	const due = users()
		.filter(within)
		.sort((one, other) => one.id - other.id);
	expect(due.length).toBeGreaterThan(0);
	expect(await look()).toEqual(due.map((user) => ({ event, employee: expected(user) })));
	const quiet = await requestsDuring(async () => expect(await look()).toEqual([]));
	expect(quiet).toHaveLength(1);
	const leaver = edit(employed()[0], { [property]: '2026-12-01T00:00:00' });
	expect(await look()).toEqual([{ event, employee: expected(leaver) }]);
});

it('throws, and tells everything the next time, when a list cannot be proven whole', async () => {
	const look = watching(lookoutFor('userUpdated'));
	await look();
	for (const user of users()) edit(user, {});
	against.lucca.script([
		{ on: { path: '/api/v3/users', query: { paging: /^0,/ } }, answer: { page: { keep: 900 } } },
	]);
	const failure = await failureOf(look());
	expect(failure.message).toContain('could not be read whole');
	against.lucca.script([]);
	expect(await look()).toHaveLength(users().length);
});

it('says which right is missing when the moment of change is hidden', async () => {
	await against.lucca.close();
	against = await startAgainst({ rights: { hiddenFields: ['modifiedAt'] } });
	const failure = await failureOf(watching(lookoutFor('userUpdated'))());
	expect(failure.message).toMatch(/^Lucca does not show the moment of the last change/);
	expect(failure.remedy).toContain('role of this API key');
});

describe('a sample', () => {
	const sample = async (...look: Parameters<typeof lookoutFor>) =>
		await sampleOf(against.client, lookoutFor(...look), {}, TODAY);

	it('shows those changed last, with the fields watched', async () => {
		const [one, other, third] = employed();
		edit(other, {}, 1);
		edit(one, {}, 3);
		edit(third, {}, 2);
		expect(await sample('userUpdated', ['jobTitle'])).toEqual(
			[one, third, other].map((user) => ({
				event: 'userUpdated',
				employee: user && expected(user),
				changedFields: ['jobTitle'],
			})),
		);
	});

	it('shows the newest', async () => {
		const ids = users()
			.map(({ id }) => id)
			.sort((one, other) => other - one)
			.slice(0, 3);
		const shown = await sample('userCreated');
		expect(shown.map(({ employee }) => Number(employee.luccaId))).toEqual(ids);
	});

	it('shows the next to start and to leave, or the last when nobody is to', async () => {
		const days = (
			list: Awaited<ReturnType<typeof sample>>,
			bound: 'contractStart' | 'contractEnd',
		) => list.map(({ employee }) => employee[bound]);
		const ahead = (property: 'dtContractStart' | 'dtContractEnd') =>
			users()
				.map((user) => user[property]?.slice(0, 10) ?? '')
				.filter((day) => day >= TODAY)
				.sort()
				.slice(0, 3);
		expect(days(await sample('contractStartingSoon'), 'contractStart')).toEqual(
			ahead('dtContractStart'),
		);
		expect(days(await sample('contractEndingSoon'), 'contractEnd')).toEqual(ahead('dtContractEnd'));
		for (const user of users()) if ((user.dtContractEnd ?? '') >= TODAY) user.dtContractEnd = null;
		const past = users()
			.flatMap(({ dtContractEnd }) => dtContractEnd?.slice(0, 10) ?? [])
			.sort()
			.slice(-3);
		expect(days(await sample('contractEndingSoon'), 'contractEnd').sort()).toEqual(past);
	});

	it('shows nobody of a Lucca that shows nobody', async () => {
		users().length = 0;
		expect(await sample('userUpdated')).toEqual([]);
	});
});
