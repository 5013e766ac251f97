import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { civilDateAt } from '../../../lib/employee/civil-date';
import { type Expected, openSession, type Session } from '../../../lib/lucca/writing/session';
import type { Written } from '../../../lib/lucca/writing/written';
import type { Run } from '../run';
import { isDryRun, shownRequest } from './dry-run';

/** Whom an item is about, and what it writes about them. */
export type ReadItem = (context: IExecuteFunctions, itemIndex: number) => Expected;

/**
 * What the items of a run write through: the people of all of them are looked up together.
 * @throws LuccaApiError when Lucca cannot be read
 */
export async function sessionOf(run: Run, itemIndex: number, read: ReadItem): Promise<Session> {
	const { context, client } = run;
	const dryRun = isDryRun(context, itemIndex);
	return await run.once(`session, dry run: ${dryRun}`, async () =>
		openSession(client, {
			today: civilDateAt(Date.now(), context.getTimezone()),
			expected: everythingExpected(context, read),
			dryRun,
		}),
	);
}

function everythingExpected(context: IExecuteFunctions, read: ReadItem): Expected[] {
	return context.getInputData().flatMap((_, itemIndex) => {
		try {
			return [read(context, itemIndex)];
		} catch {
			// An item that cannot be read says so when it is its turn, and must not keep the others from theirs.
			return [];
		}
	});
}

/** What became of an item's person, as the node's output; counted for the words at the end of the run. */
export function writtenOutput(run: Run, written: Written): INodeExecutionData[] {
	run.tally.add('Users', written);
	const { dryRun, changedFields, ...told } = written;
	return [{ json: { ...told, changedFields: [...changedFields], ...shownRequest(dryRun) } }];
}
