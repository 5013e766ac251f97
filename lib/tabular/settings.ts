import type { CivilDate, DateOrder } from '../employee/civil-date';
import { ExplainedError } from '../explained-error';
import type { Column, FileFormat } from '../formats/format';
import { chooseColumns, type ColumnChoice, headerOf } from './columns';
import { encodings, type EncodingName } from './encodings';
import type { PopulationRule } from './population';

/** What to do about a manager who is not in the file, in formats where the manager must be. */
export type MissingManagerPolicy = 'leaveEmpty' | 'keep' | 'rejectRow';

/** What a user may choose about a file; everything not given is the format's own. */
export interface FileOptions extends ColumnChoice {
	/** The civil date the file is for. */
	readonly day: CivilDate;
	readonly headerSet?: string;
	readonly separator?: string;
	readonly encoding?: EncodingName;
	readonly lineEnding?: '\r\n' | '\n';
	readonly dateOrder?: DateOrder;
	readonly decimalSeparator?: '.' | ',';
	readonly quoteAll?: boolean;
	readonly withHeader?: boolean;
	readonly population?: PopulationRule;
	/** Take the status from the contract's dates instead of the HR file. Off unless asked for. */
	readonly statusFromDates?: boolean;
	readonly missingManager?: MissingManagerPolicy;
}

/** Everything the engine needs to write a file. */
export interface FileSettings {
	readonly day: CivilDate;
	readonly columns: readonly Column[];
	readonly headers: readonly string[];
	readonly separator: string;
	readonly encoding: EncodingName;
	readonly lineEnding: '\r\n' | '\n';
	readonly dateOrder: DateOrder;
	readonly decimalSeparator: '.' | ',';
	readonly quoteAll: boolean;
	readonly withHeader: boolean;
	readonly population: PopulationRule;
	readonly statusFromDates: boolean;
	readonly missingManager: MissingManagerPolicy;
}

/**
 * A format with a user's choices applied.
 * @throws ExplainedError for an unusable choice: an unknown column, too many optional ones, a
 * separator that cannot separate, two columns under one header, a header the encoding cannot carry
 */
export function fileSettings(format: FileFormat, options: FileOptions): FileSettings {
	const columns = chooseColumns(format, options);
	const headers = columns.map((column) => headerOf(column, format, options.headerSet));
	const encoding = options.encoding ?? format.file.encoding;
	refuseDuplicateHeaders(headers);
	refuseUnwritableHeaders(headers, encoding);
	return {
		day: options.day,
		columns,
		headers,
		separator: usableSeparator(options.separator ?? format.file.separator),
		encoding,
		lineEnding: options.lineEnding ?? format.file.lineEnding,
		dateOrder: options.dateOrder ?? format.file.dateOrder,
		decimalSeparator: options.decimalSeparator ?? format.file.decimalSeparator,
		quoteAll: options.quoteAll ?? false,
		withHeader: options.withHeader ?? true,
		population: options.population ?? format.population,
		statusFromDates: options.statusFromDates ?? false,
		missingManager: options.missingManager ?? 'leaveEmpty',
	};
}

/**
 * A separator that can separate: one character of ASCII, no letter, digit, blank, quote or line break.
 * @throws ExplainedError for any other text
 */
export function usableSeparator(separator: string): string {
	if (/^(?:\t|[!#$%&*+,/:;<=>?@\\^_`|~-])$/.test(separator)) return separator;
	throw new ExplainedError(
		`'Separator' cannot be ${JSON.stringify(separator)}`,
		'Use one character that is no letter, digit, blank, quote or line break, such as ; or , or a tab',
	);
}

function refuseDuplicateHeaders(headers: readonly string[]): void {
	const twice = headers.find((header, index) => headers.indexOf(header) !== index);
	if (twice === undefined) return;
	throw new ExplainedError(
		`Two columns have the header '${twice}'`,
		'Give each column a header of its own',
	);
}

function refuseUnwritableHeaders(headers: readonly string[], encoding: EncodingName): void {
	for (const header of headers) {
		if (header !== '' && typeof encodings[encoding].prepare(header) === 'string') continue;
		throw new ExplainedError(
			header === ''
				? 'A column has no header'
				: `The header '${header}' has a character ${encodings[encoding].label} cannot carry`,
			"Change the header, or set 'Encoding' to UTF-8",
		);
	}
}
