import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { employeeFields } from '../../../lib/employee/fields';
import { ExplainedError } from '../../../lib/explained-error';
import type { PersonRecord } from '../../../lib/tabular/rows';

/** The people among the input items, each with the index of its item. */
export interface People {
	readonly records: readonly PersonRecord[];
	readonly itemOf: readonly number[];
}

/**
 * The people items stand for. An item without any field is nobody: it is what 'Always Output Data'
 * gives in place of no people at all.
 * @param record how an item becomes a record, when it is not one as it is
 * @param input the name of the input, of a node that has several
 * @throws ExplainedError for an item that tells of something gone wrong upstream: the others may be
 * only a part of the people, and a part must not pass for the whole
 */
export function peopleOfItems(
	items: readonly INodeExecutionData[],
	record: (json: IDataObject, index: number) => PersonRecord = (json) => json,
	input?: string,
): People {
	const itemOf: number[] = [];
	items.forEach((item, index) => {
		refuseUpstreamFailure(item, index, input);
		if (Object.keys(item.json).length > 0) itemOf.push(index);
	});
	return { records: itemOf.map((index) => record(items[index]?.json ?? {}, index)), itemOf };
}

function refuseUpstreamFailure(
	{ json, error }: INodeExecutionData,
	index: number,
	input: string | undefined,
): void {
	const isPerson = Object.keys(json).some((name) => Object.hasOwn(employeeFields, name));
	if (error === undefined && (json.error === undefined || isPerson)) return;
	const said = error?.message ?? (typeof json.error === 'string' ? json.error : 'no reason given');
	const place = input === undefined ? `Item ${index}` : `Item ${index} of the input '${input}'`;
	throw new ExplainedError(
		`${place} is no person but tells that a node before did not succeed: ${said}`,
		`Set 'On Error' of that node to 'Stop Workflow', so that ${input === undefined ? 'no file' : 'nothing'} is made of a part of the people`,
	);
}
