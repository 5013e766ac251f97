import type { IExecuteFunctions } from 'n8n-workflow';
import type { DateOrder } from '../../lib/employee/civil-date';
import type { ThirdPartyLayout, ThirdPartyOptions } from '../../lib/tabular/third-party';
import { dayChosen, separatorChosen } from '../shared/file/choices';
import { fieldChosen } from '../shared/file/field-choices';
import type { CutChoices } from '../shared/file/sheet-of-item';
import { countOf, textList } from '../shared/values';

/** What the 'Options' of Read may hold. */
interface ReadingOptions extends CutChoices {
	readonly acceptEmpty?: boolean;
	readonly day?: string;
	readonly decimalSeparator?: '.' | ',';
	readonly ignoreUnknownColumns?: boolean;
	readonly sensitiveFields?: unknown;
}

/** How to cut and read a file, and where its report goes. */
export interface ReadingRequest {
	readonly cutting: CutChoices;
	readonly reading: ThirdPartyOptions;
	/** Blank for no report. */
	readonly reportField: string;
}

interface Row {
	readonly field: string;
	readonly fieldName?: string;
}

/**
 * What the form says about the file of an item.
 * @throws ExplainedError for a choice that cannot be, such as a 'File Date' that is no day
 */
export function readingRequest(context: IExecuteFunctions, itemIndex: number): ReadingRequest {
	const parameter = <T>(name: string, fallback: T) =>
		context.getNodeParameter(name, itemIndex, fallback) as T;
	const {
		sheet,
		hidden,
		encoding,
		separator,
		headerRow: row,
		day,
		sensitiveFields,
		...options
	} = parameter('options', {} as ReadingOptions);
	const headerRow = row === undefined ? row : countOf('Header Row', row, 'remove the option');
	const values = parameter(
		'valueMappings.mapping',
		[] as Array<Row & { from?: string; to?: string }>,
	);
	const headers = parameter('columnMappings.mapping', [] as Array<Row & { header?: string }>);
	return {
		cutting: {
			encoding,
			separator: separatorChosen(separator),
			sheet: sheet || undefined,
			hidden,
			headerRow,
		},
		reading: {
			ignoreUnknownColumns: true,
			...options,
			headerRow,
			sensitiveFields: textList(sensitiveFields),
			layout: context.getNodeParameter('fileLayout', itemIndex) as ThirdPartyLayout,
			day: dayChosen(context, day),
			dateOrder: parameter<DateOrder | 'detect'>('dateFormat', 'detect'),
			valueMappings: values.map((row) => ({
				field: fieldChosen(row),
				from: String(row.from ?? ''),
				to: String(row.to ?? ''),
			})),
			headerMappings: headers.map((row) => ({
				header: String(row.header ?? ''),
				field: fieldChosen(row),
			})),
		},
		reportField: parameter('reportField', ''),
	};
}
