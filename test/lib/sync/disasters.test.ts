import { ExplainedError } from '../../../lib/explained-error';
import {
	compare,
	decide,
	DEFAULT_LIMITS,
	readPopulation,
	recall,
	remember,
	sealPopulation,
} from '../../../lib/sync';
import { random } from '../../support/random';
import { bytesOf, Company, type LayoutName, tables } from './company';
import { type Disaster, disasters } from './disasters';
import { layoutNames, layouts } from './layouts';

const DAY = '2026-11-22';
const SIZES = [60, 61, 75, 130, 400, 3000];
const DISASTERS = 1000;

/** Companies of each size for each layout, with the file delivered last; in every other one few numbers have zeros. */
const stages = layoutNames.flatMap((layout) =>
	SIZES.map((people, index) => {
		const company = new Company(people + layout.length, DAY, {
			people: Math.ceil(people * 1.3),
			zeros: index % 2 ? 'few' : 'all',
			left: 22,
		});
		const table = tables[layout](company);
		const population = readPopulation(bytesOf(table), layouts[layout], DAY);
		return { layout, company, table, memory: recall(remember(sealPopulation(population))) };
	}),
);

/** The rules that held, or that the file was refused with an explanation. */
function noticed(layout: LayoutName, memory: ReturnType<typeof recall>, bytes: Buffer): string[] {
	try {
		const now = sealPopulation(readPopulation(bytes, layouts[layout], DAY), memory.salt);
		return decide(compare(memory, now), DEFAULT_LIMITS).reasons.map(({ rule }) => rule);
	} catch (error) {
		if (error instanceof ExplainedError) return ['refused'];
		throw error;
	}
}

const kinds = Object.entries(disasters);
/** Each as often as it takes for all of them to be a thousand. */
const drawn = (() => {
	const dice = random(2026);
	const scenes: Array<{ kind: string; stage: (typeof stages)[number]; disaster: Disaster }> = [];
	for (let turn = 0; scenes.length < DISASTERS; turn++) {
		const [kind, make] = kinds[turn % kinds.length] as (typeof kinds)[number];
		const stage = stages[dice(stages.length)] as (typeof stages)[number];
		const disaster = make({ ...stage, dice });
		if (disaster) scenes.push({ kind, stage, disaster });
	}
	return scenes;
})();

it('holds nothing when the file is the last one', () => {
	const held = stages.map(({ layout, table, memory }) => noticed(layout, memory, bytesOf(table)));
	expect(held).toEqual(stages.map(() => []));
});

it(`draws ${DISASTERS} of them`, () => {
	expect(drawn).toHaveLength(DISASTERS);
	expect(new Set(drawn.map(({ kind }) => kind)).size).toBe(kinds.length);
});

it.each(kinds.map(([kind]) => kind))('holds %s, for that reason', (kind) => {
	const missed = drawn
		.filter((each) => each.kind === kind)
		.flatMap(({ stage, disaster }) => {
			const { layout, memory, table } = stage;
			const rules = noticed(layout, memory, disaster.bytes);
			if (disaster.because.some((rule) => rules.includes(rule))) return [];
			return [{ layout, rows: table.length - 1, wanted: disaster.because, rules }];
		});
	expect(missed).toEqual([]);
});
