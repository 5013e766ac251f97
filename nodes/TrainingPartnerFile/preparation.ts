import type { IExecuteFunctions } from 'n8n-workflow';
import type { FileFormat } from '../../lib/formats/format';
import { type PreparedFile, prepareFile } from '../../lib/tabular/prepare';
import { sayInEditor } from '../shared/file/summary';
import {
	formatParameter,
	type NodeOptions,
	optionsParameter,
	settingsParameter,
} from './parameters';
import { peopleFromInput } from './people';

/** What Check and Format have in common: the file of all input items, checked and ready. */
export interface Preparation {
	readonly format: FileFormat;
	readonly options: NodeOptions;
	readonly prepared: PreparedFile;
	/** The index of the input item of each record. */
	readonly itemOf: readonly number[];
}

/** Checks all input items for the file the node's parameters ask for, and says in the editor what is odd. */
export function preparation(context: IExecuteFunctions): Preparation {
	const format = formatParameter(context, 0);
	const options = optionsParameter(context, 0);
	const settings = settingsParameter(context, format, options);
	const { records, itemOf } = peopleFromInput(context);
	const prepared = prepareFile(records, settings);
	sayInEditor(context, format.name, prepared);
	return { format, options, prepared, itemOf };
}
