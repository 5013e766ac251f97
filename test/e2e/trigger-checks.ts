import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';
import { addDays, civilDateAt } from '../../lib/employee/civil-date';
import { newcomers } from '../../sandbox/company';
import type { CompanyUser } from '../../sandbox/company';
import type { WorkflowJson } from '../../sandbox/engine';
import { N8nClient, type StoredCredential } from '../../sandbox/n8n/client';
import type { RunningN8n } from '../../sandbox/n8n/server';
import { localDateTimeAt } from '../../sandbox/lucca/local-time';
import type { Sandbox } from '../../sandbox/open';
import type { Checks } from './checks';

const DAYS = 10;

const forms = {
	created: { event: 'userCreated' },
	updated: { event: 'userUpdated', watchedFields: ['jobTitle', 'phone'] },
	starting: { event: 'contractStartingSoon', daysBefore: DAYS },
} as const satisfies Record<string, IDataObject>;

type Watch = keyof typeof forms;
const watches = Object.keys(forms) as Watch[];

/** What is expected of each workflow since it was first activated, one line an event. */
type Told = Record<Watch, string[]>;

function workflow(watch: Watch, { type, id, name }: StoredCredential): WorkflowJson {
	const step = (nodeName: string, nodeType: string, parameters: IDataObject) => ({
		id: `${watch} ${nodeName}`,
		name: nodeName,
		type: nodeType,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: parameters as WorkflowJson['nodes'][number]['parameters'],
	});
	return {
		name: `Trigger: ${watch}`,
		nodes: [
			{
				...step('Trigger', 'n8n-nodes-lucca-sync.luccaUsersTrigger', {
					...forms[watch],
					pollTimes: { item: [{ mode: 'everyMinute' }] },
				}),
				credentials: { [type]: { id, name } },
			},
			step('Next', 'n8n-nodes-base.noOp', {}),
		],
		connections: { Trigger: { main: [[{ node: 'Next', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', timezone: 'Europe/Paris' },
	};
}

function line(item: IDataObject): string {
	return [item.event, item.luccaId, ...((item.changedFields as string[] | undefined) ?? [])].join(
		' ',
	);
}

/** As much of an n8n as the trigger needs; with workers, if it has any, that live and end with it. */
export type TriggeringN8n = Pick<RunningN8n, 'url' | 'close' | 'kill'>;

/**
 * Lets three workflows with the trigger live through polls, a power cut and a restart, while people
 * change in the fake Lucca: each event must be told once, whichever poll finds it.
 * @param launch starts n8n in a user folder that was set up before, each time the same
 */
export async function checkTrigger(
	checks: Checks,
	launch: () => Promise<TriggeringN8n>,
	{ lucca, credentials }: Sandbox,
): Promise<void> {
	const { users } = lucca.company;
	const expected: Told = { created: [], updated: [], starting: [] };
	const ids = {} as Record<Watch, string>;
	let n8n: TriggeringN8n | undefined;
	let client: N8nClient;

	const start = async () => {
		n8n = await launch();
		client = new N8nClient(n8n.url);
		await client.logIn();
	};
	const told = async (): Promise<Told> => {
		const lines = watches.map(async (watch) => {
			const executions = await client.executionsOf(ids[watch]);
			const items = executions.flatMap(
				({ runData }) => runData.Trigger?.[0]?.data?.main?.[0] ?? [],
			);
			return [watch, items.map(({ json }) => line(json)).sort()];
		});
		return Object.fromEntries(await Promise.all(lines)) as Told;
	};
	const expectTold = async (patienceSeconds: number) => {
		for (const watch of watches) expected[watch].sort();
		const deadline = Date.now() + patienceSeconds * 1000;
		let now = await told();
		while (Date.now() < deadline && JSON.stringify(now) !== JSON.stringify(expected)) {
			await pause(500);
			now = await told();
		}
		assert.deepEqual(now, expected);
	};
	/** Until each of the workflows has asked Lucca what is new. */
	const polled = async (since: number, patienceSeconds: number) => {
		const asked = (name: string, times: number) =>
			lucca.requests
				.slice(since)
				.filter(({ query }) => name in query && query.fields?.startsWith('id,')).length >= times;
		const deadline = Date.now() + patienceSeconds * 1000;
		while (!asked('modifiedAt', 2) || !asked('dtContractStart', 1)) {
			assert.ok(Date.now() < deadline, `no poll in ${patienceSeconds} seconds`);
			await pause(200);
		}
		// What a poll found is an execution a moment later.
		await pause(1500);
	};

	const someone = users
		.filter(({ dtContractEnd }) => dtContractEnd === null)
		.sort((one, other) => one.id - other.id);
	let next = 0;
	const edit = (changes: Partial<CompanyUser>, changedFields: string[]) => {
		const user = someone[next++];
		assert.ok(user);
		Object.assign(user, changes, { modifiedAt: localDateTimeAt(Date.now()) });
		if (changedFields.length > 0) {
			expected.updated.push(['userUpdated', user.id, ...changedFields].join(' '));
		}
		return user;
	};
	const create = () => {
		const [user] = newcomers(lucca.company, 1);
		assert.ok(user);
		users.push({ ...user, modifiedAt: localDateTimeAt(Date.now()) });
		expected.created.push(`userCreated ${user.id}`);
	};
	const liveOn = () => {
		create();
		create();
		edit({ jobTitle: 'Luthière' }, ['jobTitle']);
		edit({ jobTitle: 'Luthier', professionalMobile: '+33 6 00 00 00 01' }, ['jobTitle', 'phone']);
		edit({ lastName: 'Autrement' }, []);
		const day = addDays(civilDateAt(Date.now(), 'Europe/Paris'), DAYS - 1);
		const starter = edit({ dtContractStart: `${day}T00:00:00` }, []);
		expected.starting.push(`contractStartingSoon ${starter.id}`);
	};

	try {
		await checks.check(
			'trigger: activated, it tells who starts soon and nothing else',
			async () => {
				await start();
				const data = credentials('sftp').luccaHrApi;
				const credential = await client.createCredential('Lucca of triggers', 'luccaHrApi', data);
				const today = civilDateAt(Date.now(), 'Europe/Paris');
				const last = `${addDays(today, DAYS)}T00:00:00`;
				for (const { id, dtContractStart } of users) {
					if (dtContractStart >= today && dtContractStart <= last) {
						expected.starting.push(`contractStartingSoon ${id}`);
					}
				}
				assert.ok(expected.starting.length > 0);
				for (const watch of watches) {
					ids[watch] = await client.createWorkflow(workflow(watch, credential));
					await client.activate(ids[watch]);
				}
				await expectTold(30);
			},
		);
		await checks.check('trigger: run by hand, it shows a sample and says so', async () => {
			const { status, message, runData } = await client.runManually(ids.updated);
			assert.equal(status, 'success', message);
			const items = runData.Trigger?.[0]?.data?.main?.[0] ?? [];
			assert.deepEqual(
				items.map(({ json }) => [json.sample, json.event, json.changedFields]),
				items.map(() => [true, 'userUpdated', ['jobTitle', 'phone']]),
			);
			assert.equal(items.length, 3);
			// It is one of the workflow's executions, but no event.
			for (const { json } of items) expected.updated.push(line(json));
			await expectTold(5);
		});
		await checks.check(
			'trigger: by the clock, it tells who was created and what changed',
			async () => {
				liveOn();
				await expectTold(120);
			},
		);
		await checks.check(
			'trigger: after a power cut, it tells what happened meanwhile, once',
			async () => {
				await n8n?.kill();
				liveOn();
				const before = lucca.requests.length;
				await start();
				await polled(before, 60);
				await expectTold(10);
			},
		);
		await checks.check('trigger: after a restart without events, it tells nothing', async () => {
			edit({ lastName: 'Encore' }, []);
			await n8n?.close();
			const before = lucca.requests.length;
			await start();
			await polled(before, 60);
			await expectTold(0);
		});
	} finally {
		await n8n?.close();
	}
}
