import { Budget, SHARED, sharedBudget } from '../../../../lib/lucca/client/budget';
import { createLuccaClient } from '../../../../lib/lucca/client/request';
import type { LuccaAnswer } from '../../../../lib/lucca/client/transport';
import { Dice } from '../../../../sandbox/company/dice';
import { answer, failureOf, NOON } from '../scripted';
import { VirtualClock } from './virtual-clock';

const ORIGIN = 'https://acme.ilucca.net';
const MINUTE = 60_000;
const good = answer(200, { data: {} });
const at429 = (after: string) => answer(429, '', { 'retry-after': after });

let clock: VirtualClock;
let budget: Budget;
beforeEach(() => {
	clock = new VirtualClock();
	budget = new Budget(clock.now);
});

interface Asked {
	readonly reserve?: number;
	readonly origin?: string;
	readonly patience?: number;
	readonly signal?: AbortSignal;
	/** How long Lucca takes, in milliseconds, and what it answers; at once and all well, unless said. */
	readonly takes?: number;
	readonly answers?: () => LuccaAnswer | Error;
}

/** When requests were sent, in milliseconds since the beginning. */
let sent: number[];
beforeEach(() => {
	sent = [];
});

function client({ origin = ORIGIN, takes = 0, answers = () => good, ...settings }: Asked = {}) {
	const { signal } = settings;
	return createLuccaClient({
		...settings,
		origin,
		budget,
		clock: { now: clock.now, random: () => 0, sleep: (wait) => clock.sleep(wait, signal) },
		send: async () => {
			sent.push(clock.now() - NOON);
			const given = answers();
			await clock.sleep(takes);
			if (given instanceof Error) throw given;
			return given;
		},
	});
}

const get = (asked?: Asked) => client(asked).get('/api/v3/users', {}, 'the users');
const times = (count: number, asked?: Asked) => Array.from({ length: count }, () => get(asked));

describe('places', () => {
	it('are what the reserve leaves of fifty, at once', async () => {
		void Promise.all(times(50, { reserve: 15 }));
		await clock.run(NOON + MINUTE - 1);
		expect(sent).toEqual(Array(35).fill(0));
		await clock.run();
		expect(sent.slice(35)).toEqual(Array(15).fill(MINUTE));
	});

	it('leave ten to others unless told otherwise', async () => {
		void Promise.all(times(50));
		await clock.run(NOON + MINUTE - 1);
		expect(sent).toHaveLength(40);
	});

	it('count from the sending until a minute after the answer', async () => {
		void Promise.all(times(41, { takes: 700 }));
		await clock.run();
		expect(sent).toEqual([...Array(40).fill(0), MINUTE + 700]);
	});

	it('count too when no answer came', async () => {
		const broken = () => new Error('broken');
		void Promise.allSettled(times(40, { patience: 0, takes: 30_000, answers: broken }));
		await clock.run(NOON + 1);
		void get();
		await clock.run();
		expect(sent).toEqual([...Array(40).fill(0), MINUTE + 30_000]);
	});

	it('are of one host each', async () => {
		void Promise.all([...times(41), ...times(40, { origin: 'https://other.ilucca.net' })]);
		await clock.run(NOON + 1);
		expect(sent).toHaveLength(80);
	});

	it('are measured for each by its own reserve', async () => {
		void Promise.all(times(45, { reserve: 45 }));
		await clock.run(NOON + 1);
		expect(sent).toHaveLength(5);
		void Promise.all(times(3, { reserve: 0 }));
		await clock.run();
		expect(sent).toHaveLength(48);
	});

	it('waited for do not wear patience out', async () => {
		const all = Promise.all(times(121, { patience: 1_000 }));
		await clock.run();
		await expect(all).resolves.toHaveLength(121);
		expect(sent.at(-1)).toBe(3 * MINUTE);
	});
});

describe.each([0, 10, 45])('a crowd with a reserve of %i', (reserve) => {
	const places = 50 - reserve;

	it.each(Array.from({ length: 12 }, (_, seed) => seed))(
		'(%i): nobody overtakes, no window of Lucca sees too many, no place stays idle',
		async (seed) => {
			const chance = new Dice(seed);
			const crowd = Array.from({ length: 3 * places }, () => ({
				comes: chance.between(0, 2 * MINUTE),
				takes: chance.chance(0.2) ? chance.between(0, 20_000) : chance.between(0, 300),
				goes: NaN,
				counted: NaN,
			})).sort((one, other) => one.comes - other.comes);
			const { get: ask } = createLuccaClient({
				origin: ORIGIN,
				budget,
				reserve,
				clock,
				send: async ({ url }) => {
					const one = crowd[Number(url.split('/').at(-1))];
					if (!one) throw new Error(url);
					one.goes = clock.now() - NOON;
					one.counted = one.goes + chance.between(0, one.takes);
					await clock.sleep(one.takes);
					return good;
				},
			});
			crowd.forEach(({ comes }, index) => {
				void clock.sleep(comes).then(async () => await ask(`/${index}`, {}, 'x'));
			});
			await clock.run();

			// What must come out, place by place: the earliest moment with a place free, in the order of coming.
			const until = ({ goes, takes }: { goes: number; takes: number }) => goes + takes + MINUTE;
			const right: typeof crowd = [];
			for (const one of crowd) {
				const notBefore = Math.max(one.comes, right.at(-1)?.goes ?? 0);
				const moments = [notBefore, ...right.map(until).filter((end) => end > notBefore)];
				const goes = moments
					.sort((first, second) => first - second)
					.find((moment) => right.filter((each) => until(each) > moment).length < places);
				right.push({ ...one, goes: goes ?? NaN });
			}
			expect(crowd.map(({ goes }) => goes)).toEqual(right.map(({ goes }) => goes));
			const counted = crowd.map((each) => each.counted).sort((one, other) => one - other);
			for (const [index, moment] of counted.entries()) {
				const first = counted[index - places] ?? -Infinity;
				expect(moment - first).toBeGreaterThanOrEqual(MINUTE);
			}
		},
	);
});

describe('when Lucca says that the limit is reached', () => {
	it.each([
		['in seconds', '12', 12_000],
		['as a date', new Date(NOON + 12_000).toUTCString(), 12_000],
		['and nothing more', '', 5_000],
	])('%s, nobody asks before', async (_, after, wait) => {
		let refuse = true;
		const answers = () => (refuse ? at429(after) : good);
		void get({ answers });
		await clock.run(NOON + 1_000);
		void Promise.all(times(5));
		void get({ origin: 'https://other.ilucca.net' });
		await clock.run(NOON + wait - 1);
		expect(sent).toEqual([0, 1_000]);
		refuse = false;
		await clock.run();
		expect(sent).toEqual([0, 1_000, ...Array(6).fill(wait)]);
	});

	it('one goes ahead alone, the one that was refused, and the others when it got through', async () => {
		const asked: string[] = [];
		let refusals = 2;
		const { get: ask } = createLuccaClient({
			origin: ORIGIN,
			budget,
			clock,
			send: async ({ url }) => {
				asked.push(`${(clock.now() - NOON) / 1000} s: ${url.slice(ORIGIN.length)}`);
				const refused = refusals-- > 0;
				await clock.sleep(200);
				return refused ? at429('10') : good;
			},
		});
		void ask('/first', {}, 'x');
		await clock.run(NOON + 1_000);
		void ask('/second', {}, 'x');
		void ask('/third', {}, 'x');
		await clock.run();
		expect(asked).toEqual([
			'0 s: /first',
			'10.2 s: /first',
			'20.4 s: /first',
			'20.6 s: /second',
			'20.6 s: /third',
		]);
	});

	it('for longer than somebody has patience, that one is told at once and sends nothing', async () => {
		const failing = failureOf(get({ answers: () => at429('300') }));
		await clock.run(NOON + 1_000);
		expect((await failing).httpCode).toBe(429);
		const failure = await failureOf(get());
		expect(failure).toMatchObject({
			message: 'Lucca keeps answering that its limit of requests a minute is reached (429)',
			httpCode: 429,
			mayHaveHappened: false,
		});
		void get({ patience: 400_000 });
		await clock.run();
		expect(sent).toEqual([0, 300_000]);
	});

	it('for a day, somebody looks again after ten minutes', async () => {
		void get({ answers: () => at429('86400') }).catch(() => undefined);
		await clock.run(NOON + 600_000);
		void get();
		await clock.run();
		expect(sent).toEqual([0, 600_000]);
	});
});

describe('a workflow that is stopped', () => {
	it('leaves the queue at once, and the next moves up', async () => {
		const [head, middle] = [new AbortController(), new AbortController()];
		void Promise.all(times(40));
		await clock.run(NOON + 1);
		const stopped = [head, middle].map(({ signal }) => failureOf(get({ signal })));
		void get();
		await clock.run(NOON + 2);
		middle.abort();
		head.abort();
		await clock.run(NOON + 3);
		for (const failure of await Promise.all(stopped)) {
			expect(failure.message).toMatch(/stopped because the workflow was cancelled$/);
		}
		await clock.run();
		expect(sent).toEqual([...Array(40).fill(0), MINUTE]);
	});

	it('sends nothing that had not been sent, and says so of a write', async () => {
		const stop = new AbortController();
		void Promise.all(times(40));
		await clock.run(NOON + 1);
		const request = { method: 'POST', path: '/api/v3/users' } as const;
		const failing = failureOf(client({ signal: stop.signal }).write(request, "the user 'x'"));
		await clock.run(NOON + 2);
		stop.abort();
		await clock.run();
		expect((await failing).mayHaveHappened).toBe(false);
		expect(sent).toHaveLength(40);
	});
});

describe('the budget of the process', () => {
	it('is one for every bundle that holds this module', () => {
		const ours = sharedBudget();
		jest.isolateModules(() => {
			const other = jest.requireActual<typeof import('../../../../lib/lucca/client/budget')>(
				'../../../../lib/lucca/client/budget',
			);
			expect(other.Budget).not.toBe(Budget);
			expect(other.sharedBudget()).toBe(ours);
		});
		expect(Symbol.keyFor(SHARED)).toBe('n8n-nodes-lucca-sync.lucca-budget.1');
	});
});
