import type { IDataObject } from 'n8n-workflow';
import { API_KEY, company } from '../../lib/lucca/against-fake';
import { by, carpentier, ines, told, writing } from './writing';

const here = writing();
const { run, writes, personIn } = here;

describe('Set Departure', () => {
	const departure = (more: IDataObject) => ({ user: by('id', '3830'), departure: 'set', ...more });

	it('sets the last day, then takes it back', async () => {
		const { output } = await run('setDeparture', [departure({ lastDay: '2026-12-31T00:00:00' })]);
		expect(output[0]?.json).toStrictEqual({
			outcome: 'updated',
			...told,
			changedFields: ['contractEnd'],
		});
		expect(personIn(3830)?.dtContractEnd).toBe('2026-12-31T00:00:00');
		await run('setDeparture', [departure({ departure: 'remove', lastDay: '2026-12-31' })]);
		expect(personIn(3830)?.dtContractEnd).toBeNull();
	});

	it.each([
		['', "'Last Day of Employment' is empty"],
		[null, "'Last Day of Employment' is empty"],
		['31/12/2026', "'Last Day of Employment' is no date"],
		['1990-01-01', 'The contract would end on 1990-01-01, before it starts'],
	])('refuses the last day %j: a blank takes nothing back', async (lastDay, message) => {
		await expect(run('setDeparture', [departure({ lastDay })])).rejects.toThrow(message);
		expect(writes()).toEqual([]);
	});
});

describe('a dry run', () => {
	it.each([
		['create', ines, 'POST', '/api/v3/users'],
		['upsert', { ...ines, matchBy: 'login' }, 'POST', '/api/v3/users'],
		[
			'update',
			{ user: by('id', '3830'), updateFields: { jobTitle: 'X' } },
			'PUT',
			'/api/v3/users/3830',
		],
		[
			'setDeparture',
			{ user: by('id', '3830'), departure: 'set', lastDay: '2026-12-31' },
			'PUT',
			'/api/v3/users/3830',
		],
	])(
		'of %s sends nothing, and shows what it would send',
		async (operation, fields, method, path) => {
			const { output, hints } = await run(operation, [{ ...fields, dryRun: true }]);
			expect(output[0]?.json).toMatchObject({
				dryRun: true,
				request: { method, body: expect.anything() },
			});
			const { url } = output[0]?.json.request as { url: string };
			expect(url.split('?')[0]).toBe(here.lucca.url + path);
			expect(JSON.stringify(output)).not.toContain(API_KEY);
			expect(writes()).toEqual([]);
			expect(hints).toEqual([
				expect.stringMatching(/^Dry run, nothing was sent. Users would be: [01] created/),
			]);
		},
	);

	it('shows that nothing would be sent', async () => {
		const { output } = await run('update', [
			{ user: by('id', '3830'), updateFields: { firstName: carpentier.firstName }, dryRun: true },
		]);
		expect(output[0]?.json).toStrictEqual({
			outcome: 'unchanged',
			...told,
			changedFields: [],
			dryRun: true,
			request: null,
		});
	});
});

describe('when an item fails', () => {
	const good = { user: by('id', '3830'), updateFields: { jobTitle: 'Experte' } };
	const bad = { user: by('id', ''), updateFields: { jobTitle: 'Experte' } };
	const nobody = { user: by('login', 'nobody-of-that-name'), updateFields: { jobTitle: 'x' } };
	const other = company.users.find(({ id, dtContractEnd }) => id > 3830 && dtContractEnd === null);
	const another = { user: by('id', other?.id), updateFields: { jobTitle: 'Autre' } };

	it('the others are looked up together and written all the same', async () => {
		const { output, hints } = await run('update', [bad, good, nobody, another], {
			continueOnFail: true,
		});
		expect(output.map(({ json, pairedItem }) => [json.outcome ?? json.error, pairedItem])).toEqual([
			["'User' is empty", { item: 0 }],
			['updated', { item: 1 }],
			[expect.stringMatching(/nobody-of-that-name/), { item: 2 }],
			['updated', { item: 3 }],
		]);
		expect(hints).toEqual(['Users: 0 created, 2 updated, 0 unchanged, 2 refused']);
		expect(writes()).toHaveLength(2);
	});

	it('says what was written before it, when the node ends there', async () => {
		await expect(run('update', [good, nobody, another])).rejects.toMatchObject({
			message: expect.stringMatching(/nobody-of-that-name/),
			description: expect.stringMatching(
				/\. Written before that, and there to stay: 0 created, 1 updated\. Running again writes nobody twice$/,
			),
			context: { itemIndex: 1 },
		});
		expect(writes()).toHaveLength(1);
	});

	it('a refusal of Lucca costs that item only', async () => {
		here.lucca.script([{ on: { method: 'PUT', nth: 1 }, answer: { status: 400, message: 'No' } }]);
		const { output } = await run('update', [good, another], { continueOnFail: true });
		expect(output.map(({ json }) => json.outcome ?? json.error)).toEqual([
			expect.stringMatching(/Lucca says: No/),
			'updated',
		]);
	});

	it('asks a Lucca that cannot be read once, and not once an item', async () => {
		here.lucca.script([{ on: {}, answer: { status: 401 } }]);
		const { output, hints } = await run('update', [good, another, nobody], {
			continueOnFail: true,
		});
		expect(output.map(({ json }) => json.error)).toEqual(
			Array(3).fill(expect.stringMatching(/does not know this API key \(401\)/)),
		);
		expect(here.lucca.requests).toHaveLength(1);
		expect(hints).toEqual([]);
	});

	it('what was written stays told when the workflow is stopped midway', async () => {
		const cancel = new AbortController();
		here.lucca.script([{ on: { method: 'PUT', nth: 2 }, answer: { status: 429, retryAfter: 60 } }]);
		const running = run('update', [good, another], { signal: cancel.signal });
		const poll = setInterval(() => {
			if (writes().length === 2) cancel.abort();
		}, 20);
		const ended = expect(running).rejects.toMatchObject({
			message: expect.stringMatching(/workflow was (cancelled|stopped)/),
			description: expect.stringMatching(
				/Written before that, and there to stay: 0 created, 1 updated/,
			),
		});
		await ended.finally(() => clearInterval(poll));
	});
});
