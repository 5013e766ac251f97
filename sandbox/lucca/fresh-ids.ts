import type { CustomValue, SampleCompany } from '../company';

const idsOf = (list: ReadonlyArray<{ id: number }>): number[] => list.map(({ id }) => id);

function valueIds({ users }: SampleCompany): number[] {
	const within = ({ id, value }: CustomValue): number[] => [
		id,
		...(typeof value === 'object' && value !== null ? Object.values(value).flatMap(within) : []),
	];
	return users.flatMap(({ extendedData }) => Object.values(extendedData).flat().flatMap(within));
}

const takenBy = {
	user: ({ users }: SampleCompany) => idsOf(users),
	customValue: valueIds,
	userWorkCycle: ({ users }: SampleCompany) =>
		users.flatMap(({ userWorkCycles }) => idsOf(userWorkCycles)),
	workContract: ({ workContracts }: SampleCompany) => idsOf(workContracts),
};

type Sort = keyof typeof takenBy;

/** Gives out ids nobody has, and none a second time, even of what is gone. */
export class FreshIds {
	private readonly last = new Map<Sort, number>();

	constructor(private readonly company: SampleCompany) {}

	next(sort: Sort): number {
		const taken = takenBy[sort](this.company);
		const highest = taken.reduce((one, other) => Math.max(one, other), this.last.get(sort) ?? 0);
		this.last.set(sort, highest + 1);
		return highest + 1;
	}
}
