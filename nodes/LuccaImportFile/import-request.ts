import type { IExecuteFunctions } from 'n8n-workflow';
import { ExplainedError } from '../../lib/explained-error';
import { luccaImportFormats } from '../../lib/formats/lucca-import';
import type {
	AdditionalColumn,
	ImportIdentifier,
	ImportMode,
	ImportRequest,
} from '../../lib/lucca-import';
import { dayChosen, separatorChosen } from '../shared/file/choices';
import { textList } from '../shared/values';
import { knownManagers } from './known-managers';

/** What the 'Options' of Check and Format may hold. */
interface WritingOptions extends Partial<
	Omit<ImportRequest, 'knownManagers' | 'withoutColumns' | 'sensitiveColumns' | 'day'>
> {
	readonly day?: string;
	readonly fileName?: string;
	readonly knownManagers?: unknown;
	readonly reportField?: string;
	readonly sensitiveColumns?: unknown;
	readonly withoutColumns?: unknown;
}

/** What to make of the people, and how the file and its report are called. */
export interface Requested {
	readonly request: ImportRequest;
	readonly fileName: string;
	/** Blank for no report. */
	readonly reportField: string;
}

/**
 * What the form asks for.
 * @throws ExplainedError for a choice that cannot be, before anything is written
 */
export function importRequest(context: IExecuteFunctions): Requested {
	const options = context.getNodeParameter('options', 0, {}) as WritingOptions;
	const mode = context.getNodeParameter('mode', 0) as ImportMode;
	const identifier = context.getNodeParameter('identifier', 0) as ImportIdentifier;
	const { columns, file } = luccaImportFormats[identifier];
	const withoutColumns = textList(options.withoutColumns);
	refuseUnknownColumns('Columns to Leave Out', withoutColumns, columns);
	const sensitiveColumns = textList(options.sensitiveColumns);
	refuseUnknownColumns('Sensitive Columns', sensitiveColumns, columns);
	return {
		request: {
			mode,
			identifier,
			day: dayChosen(context, options.day),
			separator: separatorChosen(options.separator),
			encoding: options.encoding,
			lineEnding: options.lineEnding,
			dateOrder: options.dateOrder,
			headerSet: options.headerSet,
			quoteAll: options.quoteAll,
			partBlank: context.getNodeParameter('partBlank', 0, 'refuse') as ImportRequest['partBlank'],
			loginFrom: options.loginFrom ?? 'login',
			managerAs: options.managerAs ?? 'login',
			unknownManager: options.unknownManager ?? 'rejectRow',
			knownManagers: knownManagers(options.knownManagers),
			withoutColumns,
			additionalColumns: additionalColumns(context),
			sensitiveColumns,
		},
		fileName: options.fileName || file.fileName,
		reportField: options.reportField ?? '',
	};
}

function additionalColumns(context: IExecuteFunctions): AdditionalColumn[] {
	const rows = context.getNodeParameter('additionalColumns.column', 0, []) as Array<
		Partial<AdditionalColumn>
	>;
	return rows.map(({ code, field }) => ({ code: String(code ?? ''), field: String(field ?? '') }));
}

function refuseUnknownColumns(
	option: string,
	fields: readonly string[],
	columns: ReadonlyArray<{ readonly field: string }>,
): void {
	const unknown = fields.find((field) => !columns.some((column) => column.field === field));
	if (unknown === undefined) return;
	throw new ExplainedError(
		`'${option}' has '${unknown}', which is no column of the file`,
		'Choose columns from the list',
	);
}
