import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ExplainedError } from '../../lib/explained-error';
import { partnerFormat } from '../../lib/formats';
import type { FileFormat } from '../../lib/formats/format';
import { usualFields } from '../../lib/tabular/columns';
import { type CustomColumn, customFormat } from '../../lib/tabular/custom-format';
import type { PopulationRule } from '../../lib/tabular/population';
import { type FileOptions, type FileSettings, fileSettings } from '../../lib/tabular/settings';
import { dayChosen, separatorChosen } from '../shared/file/choices';
import { fieldChosen } from '../shared/file/field-choices';
import { CUSTOM } from './fields/partner';

/** What the 'Options' of the node may hold. */
export interface NodeOptions extends Omit<FileOptions, 'day' | 'population' | 'optional'> {
	readonly day?: string;
	readonly population?: PopulationRule['who'];
	readonly leaversForDays?: number;
	readonly fileName?: string;
	readonly reportField?: string;
	readonly ignoreUnknownColumns?: boolean;
	/** Of a workbook to read. */
	readonly sheet?: string;
	readonly hidden?: 'refuse' | 'read';
}

interface ColumnsParameter {
	readonly mappingMode?: 'autoMapInputData' | 'defineBelow';
	readonly value?: IDataObject | null;
	readonly schema?: ReadonlyArray<{ readonly id: string; readonly removed?: boolean }>;
}

/** The format of the chosen partner, or the custom one given in the node. */
export function formatParameter(context: IExecuteFunctions, itemIndex: number): FileFormat {
	const partner = context.getNodeParameter('partner', itemIndex) as string;
	if (partner === CUSTOM) return customFormat(customColumns(context, itemIndex));
	const format = partnerFormat(partner);
	if (!format) {
		throw new ExplainedError(
			`'Partner' is '${partner}', which this node does not know`,
			'Choose a partner from the list',
		);
	}
	return format;
}

function customColumns(context: IExecuteFunctions, itemIndex: number): CustomColumn[] {
	const rows = context.getNodeParameter('customColumns.column', itemIndex, []) as Array<
		CustomColumn & { fieldName?: string }
	>;
	return rows.map((row) => ({ ...row, field: fieldChosen(row) }));
}

/** The options set in the node, with what a text field cannot say made clear. */
export function optionsParameter(context: IExecuteFunctions, itemIndex: number): NodeOptions {
	const options = context.getNodeParameter('options', itemIndex, {}) as NodeOptions;
	return {
		...options,
		separator: separatorChosen(options.separator),
		maxOptionalColumns: options.maxOptionalColumns === 0 ? Infinity : options.maxOptionalColumns,
	};
}

/** Whether the columns are mapped by hand. */
export function isMappedByHand(context: IExecuteFunctions): boolean {
	return columnsParameter(context, 0).mappingMode === 'defineBelow';
}

/**
 * The mapper, with the values it has for an item. It is read whole: asked for its values alone, n8n
 * would end the node at the first required value that is empty, and turn empty ones into absent ones.
 * A custom layout has no mapper, and so no such parameter.
 */
export function columnsParameter(context: IExecuteFunctions, itemIndex: number): ColumnsParameter {
	return context.getNodeParameter('columns', itemIndex, {}) as ColumnsParameter;
}

/**
 * The settings of the file to write.
 * @throws ExplainedError for a choice that cannot be, before anything is written
 */
export function settingsParameter(
	context: IExecuteFunctions,
	format: FileFormat,
	options: NodeOptions,
): FileSettings {
	const day = dayChosen(context, options.day);
	return fileSettings(format, {
		...options,
		day,
		optional: optionalColumns(context, format),
		population: populationOf(format, options),
	});
}

/** By hand: the optional columns that were not taken out. Automatic: the usual ones and those added. */
function optionalColumns(context: IExecuteFunctions, format: FileFormat): string[] {
	const columns = columnsParameter(context, 0);
	if (columns.mappingMode === 'defineBelow') {
		return (columns.schema ?? [])
			.filter(({ id, removed }) => !removed && id !== '')
			.map(({ id }) => id);
	}
	const added = context.getNodeParameter('additionalColumns', 0, []) as string[];
	return [...usualFields(format), ...added];
}

function populationOf(format: FileFormat, options: NodeOptions): PopulationRule {
	const who = options.population ?? format.population.who;
	if (who !== 'everybody') return { who };
	const usual =
		format.population.who === 'everybody' ? format.population.leaversForDays : undefined;
	// Choosing 'Everybody' explicitly means everybody, however long ago they left.
	const leaversForDays = options.leaversForDays ?? (options.population ? undefined : usual);
	return leaversForDays === undefined ? { who } : { who, leaversForDays };
}
