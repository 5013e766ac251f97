import { createHash } from 'node:crypto';
import { newcomers, sampleCompany } from '../../../sandbox/company';
import type { CompanyUser } from '../../../sandbox/company';

const company = sampleCompany();
const { today, users, oddities } = company;
const midnight = `${today}T00:00:00`;
const byId = new Map(users.map((user) => [user.id, user]));

function one(id: number): CompanyUser {
	const user = byId.get(id);
	if (!user) throw new RangeError(`No user ${id}`);
	return user;
}

const isFormer = ({ dtContractEnd: end }: CompanyUser) => end !== null && end < midnight;
const isUpcoming = ({ dtContractStart: start }: CompanyUser) => start > midnight;
const isEmployed = (user: CompanyUser) => !isFormer(user) && !isUpcoming(user);
const employed = users.filter(isEmployed);
const statusOf = (user: CompanyUser) => {
	const stored = user.extendedData.e_statut360;
	return Array.isArray(stored) ? undefined : stored?.value;
};
const repeated = <T>(values: readonly T[]) => [
	...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];

it('is the same every time, and moves with the day only where it must', () => {
	expect(sampleCompany()).toEqual(company);
	const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
	const later = sampleCompany('2027-03-01');
	expect(hash(later)).not.toBe(hash(company));
	const settled = (user: CompanyUser) => [user.id, user.mail, user.employeeNumber, user.managerId];
	expect(later.users.map(settled)).toEqual(users.map(settled));
	expect(() => sampleCompany('2026-05-31')).toThrow(RangeError);
});

it('has 1,200 people, most of them employed', () => {
	expect({
		all: users.length,
		employed: employed.length,
		former: users.filter(isFormer).length,
		upcoming: users.filter(isUpcoming).length,
	}).toEqual({ all: 1200, employed: 1068, former: 100, upcoming: 32 });
});

it('keeps what Lucca keeps: ids and logins are unique, numbers are within an establishment', () => {
	expect(repeated(users.map(({ id }) => id))).toEqual([]);
	expect(repeated(users.map(({ login }) => login))).toEqual([]);
	expect(repeated(users.map((user) => `${user.legalEntityId} ${user.employeeNumber}`))).toEqual([]);
	const valueIds = JSON.stringify(users.map(({ extendedData }) => extendedData)).match(/"id":\d+/g);
	expect(new Set(valueIds).size).toBe(valueIds?.length);
});

it('has links that lead somewhere', () => {
	const ids = (list: ReadonlyArray<{ id: number }>) => new Set(list.map(({ id }) => id));
	const lists = {
		legalEntityId: ids(company.establishments),
		departmentId: ids(company.departments),
		cultureID: ids(company.cultures),
		calendarId: ids(company.calendars),
		rolePrincipalId: ids(company.roles),
		cspId: ids(company.occupationCategories),
	} as const;
	for (const [name, known] of Object.entries(lists)) {
		const key = name as keyof typeof lists;
		expect(users.filter((user) => !known.has(user[key] ?? 0))).toEqual([]);
	}
	expect(users.filter(({ managerId }) => managerId !== null && !byId.has(managerId))).toEqual([]);
});

it('has contracts that say what their owners say', () => {
	expect(repeated(company.workContracts.map(({ id }) => id))).toEqual([]);
	const dates = (list: ReadonlyArray<[number, string, string | null]>) =>
		[...list].sort(([one], [other]) => one - other);
	expect(
		dates(
			company.workContracts.map(({ ownerId, startsOn, endsOn }) => [ownerId, startsOn, endsOn]),
		),
	).toEqual(
		dates(
			users.map(({ id, dtContractStart: start, dtContractEnd: end }) => [
				id,
				start.slice(0, 10),
				end?.slice(0, 10) ?? null,
			]),
		),
	);
});

it('is led by about one in eight, and every chain of managers ends at the top', () => {
	const reports = new Map<number, number>();
	for (const { managerId } of employed) {
		if (managerId !== null) reports.set(managerId, (reports.get(managerId) ?? 0) + 1);
	}
	expect(reports.size).toBe(135);
	expect(Math.max(...reports.values())).toBeLessThanOrEqual(9);
	const depth = ({ id, managerId }: CompanyUser): number =>
		managerId === null || managerId === id ? 0 : 1 + depth(one(managerId));
	const reportingToPresent = employed.filter(({ id }) => !oddities.managerLeft.includes(id));
	expect(new Set(reportingToPresent.map(depth))).toEqual(new Set([0, 1, 2, 3, 4]));
	expect(Math.max(...users.map(depth))).toBeLessThanOrEqual(6);
});

it('has a tree of departments of four levels, with paths that do not hold ids', () => {
	const levels = company.departments.map(({ hierarchy }) => hierarchy.split('/').length - 2);
	expect(new Set(levels)).toEqual(new Set([1, 2, 3, 4]));
	for (const { parentId, parentLuccaId, hierarchy, sortOrderInSiblings } of company.departments) {
		const parent = company.departments.find(({ id }) => id === parentLuccaId);
		expect(parentId).toBe(parent?.hierarchy ?? null);
		expect(hierarchy).toBe(`${parentId ?? '/'}${sortOrderInSiblings}/`);
	}
});

it('speaks seven languages', () => {
	expect(new Set(users.map(({ cultureID }) => cultureID))).toEqual(
		new Set([1036, 1033, 2057, 1031, 1034, 2067, 1040]),
	);
});

describe('oddities', () => {
	it('are as few as they say, and no others', () => {
		const { rehired, sharedMail, sharedEmployeeNumber } = oddities;
		expect(
			users
				.filter(({ mail }) => mail === null)
				.map(({ id }) => id)
				.sort(),
		).toEqual([...oddities.missingMail].sort());
		const mails = users.flatMap(({ mail }) => (mail === null ? [] : [mail]));
		expect(repeated(mails).sort()).toEqual([one(rehired[0]).mail, one(sharedMail[0]).mail].sort());
		expect(repeated(users.map(({ employeeNumber }) => employeeNumber))).toEqual([
			one(sharedEmployeeNumber[0]).employeeNumber,
		]);
		expect(sharedEmployeeNumber.map((id) => isEmployed(one(id)))).toEqual([true, true]);
		expect(users.filter(({ managerId }) => managerId === null).map(({ id }) => id)).toEqual([
			oddities.noManager,
		]);
		expect(users.filter(({ id, managerId }) => managerId === id).map(({ id }) => id)).toEqual([
			oddities.ownManager,
		]);
	});

	it('are about names', () => {
		for (const [first, second] of oddities.homonyms) {
			const [a, b] = [one(first), one(second)];
			expect([b.firstName, b.lastName]).toEqual([a.firstName, a.lastName]);
			expect(b.mail).not.toBe(a.mail);
		}
		// What Windows-1252 has beyond Latin-1, of which names here use but a part.
		const beyond = (text: string) => /[^ -~\u00a0-\u00ffŒœŠšŸŽž’]/.test(text);
		const odd = users.filter(({ firstName, lastName }) =>
			beyond((firstName + lastName).normalize('NFC')),
		);
		expect(odd.map(({ id }) => id).sort()).toEqual([...oddities.beyondWindows1252].sort());
		const decomposed = users.filter(({ firstName }) => firstName !== firstName.normalize('NFC'));
		expect(decomposed.map(({ id }) => id).sort()).toEqual([...oddities.decomposedAccent].sort());
		const awkward = users.filter(({ jobTitle }) => jobTitle !== null && /[;"]/.test(jobTitle));
		expect(awkward.map(({ id }) => id).sort()).toEqual([...oddities.awkwardJobTitle].sort());
	});

	it('are about dates', () => {
		expect([
			one(oddities.lastDayToday).dtContractEnd,
			one(oddities.firstDayToday).dtContractStart,
			one(oddities.leftYesterday).dtContractEnd,
			one(oddities.startsTomorrow).dtContractStart,
		]).toEqual([midnight, midnight, '2026-11-15T00:00:00', '2026-11-17T00:00:00']);
		const [before, now] = oddities.rehired.map(one);
		expect([before && isFormer(before), now && isEmployed(now)]).toEqual([true, true]);
		for (const id of oddities.managerLeft) {
			expect(isFormer(one(one(id).managerId ?? 0))).toBe(true);
		}
	});
});

it('has a status for 360Learning for those employed and those who left within a year', () => {
	const yearAgo = '2025-11-16T00:00:00';
	const seen = (status: unknown) => users.filter((user) => statusOf(user) === status);
	const ids = (list: CompanyUser[]) => list.map(({ id }) => id).sort();
	const exceptions = new Set([...oddities.unknownStatus, ...oddities.emptyStatus]);
	expect(ids(seen(501))).toEqual(ids(employed.filter(({ id }) => !exceptions.has(id))));
	expect(ids(seen(502))).toEqual(
		ids(users.filter((user) => isFormer(user) && (user.dtContractEnd ?? '') >= yearAgo)),
	);
	expect(ids(seen(503))).toEqual([...oddities.unknownStatus].sort());
	expect(oddities.unknownStatus.map((id) => isEmployed(one(id)))).not.toContain(false);
});

it('has newcomers who resemble nobody', () => {
	const arrivals = newcomers(company, 5);
	expect(newcomers(company, 5)).toEqual(arrivals);
	const all = [...users, ...arrivals];
	expect(repeated(all.map(({ id }) => id))).toEqual([]);
	expect(repeated(all.map(({ login }) => login))).toEqual([]);
	expect(arrivals.filter(isEmployed)).toHaveLength(5);
});
