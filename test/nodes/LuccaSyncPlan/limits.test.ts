import { DAY } from '../../support/people';
import { jsons, run } from './plans';

/** Thirty people, as Lucca shows them and as a source that agrees with it does. */
const lucca = Array.from({ length: 30 }, (_, at) => ({
	luccaId: String(1000 + at),
	login: `person${at}`,
	employeeNumber: String(at).padStart(5, '0'),
	email: `person${at}@acme.example`,
	firstName: `Prénom${at}`,
	lastName: `Nom${at}`,
	jobTitle: `Poste ${at}`,
	legalEntity: 'Acme Lyon',
	contractStart: '2020-01-06',
	contractEnd: null as string | null,
}));
const source = lucca.map((person) => ({ ...person, luccaId: undefined }));

const statusOf = async (people: readonly object[], there = lucca as readonly object[]) => {
	const { summary } = await run(people, there, { absent: 'depart' });
	return jsons(summary)[0]?.status;
};

describe('a company of thirty, with limits nobody has set', () => {
	it('holds departures of half of it, since the file may have been cut', async () => {
		expect(await statusOf(source.slice(0, 15))).toBe('held');
		expect(await statusOf(source.slice(0, 20))).toBe('held');
	});

	it('holds one field changed for everybody', async () => {
		expect(await statusOf(source.map((each) => ({ ...each, legalEntity: 'Acme' })))).toBe('held');
		const moved = source.map((each, at) => ({ ...each, jobTitle: `Poste ${at + 1}` }));
		expect(await statusOf(moved)).toBe('held');
	});

	it('lets an ordinary night through', async () => {
		const newcomer = {
			...{ login: 'nora', email: 'nora@acme.example', employeeNumber: '00700' },
			...{ firstName: 'Nora', lastName: 'Perrin', contractStart: DAY, legalEntity: 'Acme Lyon' },
			...{ department: 'Qualité', primaryRole: 'Salarié' },
		};
		const moved = source.map((each, at) => (at % 6 === 1 ? { ...each, jobTitle: 'Autre' } : each));
		expect(await statusOf([...moved.slice(3), newcomer])).toBe('ready');
	});
});

it('lets a company of eight lose three', async () => {
	expect(await statusOf(source.slice(0, 5), lucca.slice(0, 8))).toBe('ready');
});
