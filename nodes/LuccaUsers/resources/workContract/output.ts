import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { ContractWritten } from '../../../../lib/lucca/contracts/write-contracts';
import type { Run } from '../../run';
import { shownRequest } from '../../writing/dry-run';

/** What became of an item's contract, as the node's output; counted for the words at the end of the run. */
export function contractOutput(run: Run, written: ContractWritten): INodeExecutionData[] {
	run.tally.add('Work contracts', written);
	const { outcome, contract, dryRun } = written;
	const json: IDataObject = { outcome, ...contract, ...shownRequest(dryRun) };
	return [{ json }];
}
