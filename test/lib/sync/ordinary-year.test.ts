import { addDays } from '../../../lib/employee/civil-date';
import { partnerFormats } from '../../../lib/formats';
import {
	compare,
	decide,
	DEFAULT_LIMITS,
	readPopulation,
	recall,
	remember,
	type RememberedPopulation,
	sealPopulation,
} from '../../../lib/sync';
import { bytesOf, Company, DEPARTMENTS, type LayoutName, type Person, tables } from './company';
import { layoutNames, layouts } from './layouts';

const FIRST_DAY = '2026-01-01';
const NIGHTS = 365;

/** What happens to a company in a year, told by the night it happens. */
class Year {
	readonly company: Company;
	private readonly seasonal: Person[] = [];

	constructor(
		seed: number,
		private readonly size: number,
	) {
		this.company = new Company(seed, FIRST_DAY, { people: size });
	}

	night(index: number): void {
		const { company, size } = this;
		const { dice } = company;
		company.day = addDays(FIRST_DAY, index);
		const date = company.day.slice(5);
		const isFirst = date.endsWith('-01');
		const some = (percent: number) => Math.ceil((size * percent) / 100);
		// People come on the first of the month, a few on other days; files know them in advance.
		const hires = isFirst ? some(1) : dice(3650) < size ? 1 : 0;
		for (let count = 0; count < hires; count++) company.hire(addDays(company.day, dice(20)));
		if (dice(3650) < size) this.leaves(this.anyone(), dice(30));
		if (isFirst) for (let count = 0; count < some(1); count++) this.leaves(this.anyone(), 29);
		if (isFirst) for (const each of this.several(1)) each.title = `Senior ${each.title}`;
		for (const each of this.several(0.2)) each.phone = `+33 7 ${dice(1e8)}`;
		if (dice(20) === 0) this.anyone().last = 'Nouveau-Nom';
		this.appointManagers();
		switch (date) {
			case '01-02':
				// The yearly review of job titles.
				for (const each of this.several(45)) each.title = `${each.title} II`;
				break;
			case '02-10':
				// One number typed without its zeros; one name mistyped in the wrong encoding.
				this.anyone().number = String(Number(this.anyone().number));
				this.anyone().first = 'RenÃ©';
				break;
			case '03-15':
				// A department is given another head, other titles and another office.
				for (const each of company.people.filter(({ department }) => department === 3)) {
					Object.assign(each, { department: 4, title: 'Conseiller', phone: '' });
				}
				break;
			case '06-01':
				this.seasonStarts(some(8));
				break;
			case '08-31':
				this.seasonEnds(0, some(5));
				break;
			case '09-15':
				this.seasonEnds(some(5), some(8));
				break;
			case '10-05':
				// One entity's addresses move to another domain.
				for (const each of company.people.filter(({ entity }) => entity === 'acme Lyon')) {
					if (each.department % 3 === 0) each.email = each.email.replace('@acme', '@acme-lyon');
				}
				break;
			case '12-15':
				// Last summer's people are asked back for the holidays.
				for (const each of this.seasonal.slice(0, some(3))) each.end = addDays(company.day, 20);
				break;
		}
	}

	private anyone(): Person {
		const employed = this.company.employed();
		return employed[DEPARTMENTS + this.company.dice(employed.length - DEPARTMENTS)] as Person;
	}

	private several(percent: number): Person[] {
		return this.company.employed().filter(() => this.company.dice(1000) < percent * 10);
	}

	private leaves(person: Person, inDays: number): void {
		person.end = addDays(this.company.day, inDays);
	}

	/** A manager who left is followed by the one who is there for longest. */
	private appointManagers(): void {
		const { company } = this;
		const heads = Array.from({ length: DEPARTMENTS }, (_, each) => company.managerOf(each));
		for (const person of company.people) {
			if (company.isEmployed(person)) person.manager = heads[person.department]?.number ?? '';
		}
	}

	private seasonStarts(count: number): void {
		const end = addDays(this.company.day, 200);
		for (let each = 0; each < count; each++) {
			this.seasonal.push(this.company.hire(this.company.day, end));
		}
	}

	private seasonEnds(from: number, to: number): void {
		for (const person of this.seasonal.slice(from, to)) person.end = this.company.day;
	}
}

/** Runs every night of a year and gives what was held, with the night. */
function heldIn(name: LayoutName, size: number): unknown[] {
	const year = new Year(size, size);
	const held: unknown[] = [];
	let previous: RememberedPopulation | undefined;
	let last: Buffer = Buffer.alloc(0);
	let compared = 0;
	for (let night = 0; night < NIGHTS; night++) {
		year.night(night);
		const bytes = bytesOf(tables[name](year.company));
		// As the delivery does, a file that is the last one is not even looked at.
		if (bytes.equals(last)) continue;
		last = bytes;
		const population = readPopulation(bytes, layouts[name], year.company.day);
		const now = sealPopulation(population, previous?.salt);
		if (previous) {
			const decision = decide(compare(previous, now), DEFAULT_LIMITS);
			if (decision.held) held.push([year.company.day, decision.reasons]);
			compared++;
		}
		previous = recall(remember(now));
	}
	expect(compared).toBeGreaterThan(50);
	return held;
}

it.each([
	...partnerFormats.map(({ id }) => [id as LayoutName, 1200] as const),
	...layoutNames.map((name) => [name, 60] as const),
])(
	'the file of %s of a company of %d is never held',
	(name, size) => {
		expect(heldIn(name, size)).toEqual([]);
	},
	120_000,
);
