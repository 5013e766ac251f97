import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { LuccaImportFile } from '../../../nodes/LuccaImportFile/LuccaImportFile.node';
import { fakeExecution, inMemory } from '../../support/execute-functions';
import { DAY } from '../../support/people';

export const itemsOf = (people: readonly object[]): INodeExecutionData[] =>
	people.map((person) => ({ json: { ...person } as IDataObject }));

/** An item with a file of a third party. */
export const fileItem = (content: string | Buffer): INodeExecutionData => ({
	json: {},
	binary: { data: inMemory(Buffer.from(content), 'people.csv') },
});

export const bytesOf = (file: IBinaryData | undefined): Buffer | undefined =>
	file && Buffer.from(file.data, 'base64');

/** The node with the form as it opens, but for what is given. */
export async function run(
	items: INodeExecutionData[],
	parameters: Record<string, unknown> = {},
	continueOnFail = false,
) {
	const { context, hints } = fakeExecution({
		items,
		continueOnFail,
		parameters: {
			operation: 'format',
			mode: 'create',
			identifier: 'login',
			partBlank: 'refuse',
			additionalColumns: {},
			outputField: 'data',
			inputField: 'data',
			fileLayout: 'any',
			dateFormat: 'detect',
			valueMappings: {},
			columnMappings: {},
			...(parameters.operation === 'read' ? { reportField: 'report' } : {}),
			...parameters,
			options: { day: DAY, ...(parameters.options as object | undefined) },
		},
	});
	const [first = [], rejected = []] = await new LuccaImportFile().execute.call(context);
	return {
		first,
		rejected,
		hints: hints.map(({ message, type }) => [type, message]),
		bytes: bytesOf(first[0]?.binary?.data),
		fileName: first[0]?.binary?.data?.fileName,
	};
}
