import type { IExecuteFunctions } from 'n8n-workflow';
import { dateIn } from '../../lib/employee/employment';
import type { FileFormat } from '../../lib/formats/format';
import { type PreparedFile, prepareFile } from '../../lib/tabular/prepare';
import type { PersonRecord } from '../../lib/tabular/rows';
import { sayInEditor } from '../shared/file/summary';
import { inform, warn } from '../shared/hints';
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

/**
 * Checks all input items for the file the node's parameters ask for, and says in the editor what came of
 * it.
 * @param isWritten whether the file is written, and not only checked
 */
export function preparation(context: IExecuteFunctions, isWritten: boolean): Preparation {
	const format = formatParameter(context, 0);
	const options = optionsParameter(context, 0);
	const settings = settingsParameter(context, format, options);
	const { records, itemOf } = peopleFromInput(context);
	const prepared = prepareFile(records, settings);
	sayInEditor(context, format.name, prepared, isWritten);
	sayWhoMaySeemMissing(context, format, records, prepared);
	return { format, options, prepared, itemOf };
}

/** Where there are this many people, somebody has left. */
const SURELY_SOMEBODY_LEFT = 100;

/** Says what a newcomer has most likely forgotten, where the people that came in show it. */
function sayWhoMaySeemMissing(
	context: IExecuteFunctions,
	{ name, population }: FileFormat,
	records: readonly PersonRecord[],
	{ counts, settings }: PreparedFile,
): void {
	if (
		settings.population.who === 'withStatus' &&
		0 < counts.read &&
		counts.read === counts.filtered
	) {
		warn(
			context,
			"Nobody has a status: 'Status Field' names the custom field that says it, which 'Lucca Users' gives when it is chosen in 'Custom Field Names or IDs'",
		);
		return;
	}
	if (population.who === 'employed' || records.length < SURELY_SOMEBODY_LEFT) return;
	if (!records.some(({ contractEnd }) => contractEnd !== undefined)) return;
	const hasLeft = ({ contractEnd }: PersonRecord) => {
		const last = dateIn(contractEnd as string | null | undefined);
		return typeof last === 'string' && last < settings.day;
	};
	if (records.some(hasLeft)) return;
	inform(
		context,
		`Nobody who came in has left the company, so ${name} is told of no leaver. 'Lucca Users' gives them with the filter 'Include Former Employees'.`,
	);
}
