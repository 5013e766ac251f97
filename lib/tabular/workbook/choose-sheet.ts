import { ExplainedError } from '../../explained-error';
import type { Archive } from './archive';
import type { WorkbookOptions } from './cut-workbook';
import { outlineOf, type SheetOutline } from './outline';
import { type SheetEntry, text, type WorkbookParts } from './package';

interface ChosenSheet {
	readonly name: string;
	readonly outline: SheetOutline;
}

/**
 * The sheet of that name, or the only one with content.
 * @throws ExplainedError when there is none of that name, several have content, or a hidden one has
 */
export function chooseSheet(
	archive: Archive,
	{ sheets }: WorkbookParts,
	options: WorkbookOptions,
): ChosenSheet {
	const outlined = (entry: SheetEntry): ChosenSheet => {
		const xml = text(archive, entry.part);
		return {
			name: entry.name,
			outline: outlineOf(xml, entry.name, entry.part, options.headerRow ?? 1),
		};
	};
	if (options.sheet !== undefined && options.sheet.trim() !== '') {
		return outlined(named(sheets, options.sheet.trim()));
	}
	const [first] = sheets;
	if (first && sheets.length === 1 && !first.hidden) return outlined(first);
	const filled = sheets.filter(({ part }) => hasContent(text(archive, part)));
	const hidden = filled.find((sheet) => sheet.hidden);
	if (hidden && options.hidden !== 'read') {
		throw new ExplainedError(
			`The workbook has a hidden sheet with content, '${hidden.name}'`,
			"Set 'Sheet Name' to the name of the one to read, or remove the hidden sheet",
		);
	}
	if (filled.length > 1) {
		throw new ExplainedError(
			`The workbook has ${filled.length} sheets with content: ${listed(filled)}`,
			"Set 'Sheet Name' to the name of the one to read",
		);
	}
	const [only = sheets[0]] = filled;
	if (!only) {
		throw new ExplainedError('The workbook has no sheet of cells', 'Check the file at its source');
	}
	return outlined(only);
}

function named(sheets: readonly SheetEntry[], name: string): SheetEntry {
	const wanted = name.toLowerCase();
	const found =
		sheets.find((sheet) => sheet.name === name) ??
		sheets.find((sheet) => sheet.name.trim().toLowerCase() === wanted);
	if (found) return found;
	throw new ExplainedError(
		`The workbook has no sheet '${name}', only ${listed(sheets)}`,
		"Set 'Sheet Name' to the name of one of them, or leave it empty if only one has content",
	);
}

const MOST_LISTED = 10;

function listed(sheets: readonly SheetEntry[]): string {
	const names = sheets.slice(0, MOST_LISTED).map(({ name }) => `'${name}'`);
	const further = sheets.length - names.length;
	return names.join(', ') + (further > 0 ? ` and ${further} more` : '');
}

/** Whether a cell has a value or a formula: blank cells that only have a colour are no content. */
function hasContent(xml: string): boolean {
	return /<(?:\w+:)?(?:v|f|t)(?:\s[^<>]*)?>[^<]/.test(xml);
}
