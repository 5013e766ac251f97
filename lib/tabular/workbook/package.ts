import { ExplainedError } from '../../explained-error';
import type { Archive } from './archive';
import { brokenWorkbook } from './broken';
import { attributesOf, eachTag, isTrue } from './xml';

/** One sheet of a workbook, in the order of its tabs. */
export interface SheetEntry {
	readonly name: string;
	readonly hidden: boolean;
	/** The part that holds its cells. */
	readonly part: string;
}

/** What a workbook says of itself (ECMA-376 part 1, 18.2, and part 2, 9.3 for relationships). */
export interface WorkbookParts {
	readonly sheets: readonly SheetEntry[];
	/** Whether its days are counted from 1904 and not from 1900. */
	readonly from1904: boolean;
	readonly stylesPart?: string;
	readonly stringsPart?: string;
	readonly hasMacros: boolean;
}

/** What other ZIP archives are, by a part only they have. */
const OTHERS: ReadonlyArray<{ readonly part: RegExp; readonly what: string }> = [
	{ part: /^META-INF\/manifest\.xml$/, what: 'an OpenDocument file' },
	{ part: /^Index\/|^index\.xml/, what: 'a Numbers or Pages file' },
	{ part: /^word\//, what: 'a Word document' },
	{ part: /^ppt\//, what: 'a PowerPoint presentation' },
];

/**
 * Finds the parts of a workbook.
 * @throws ExplainedError when the archive is something else than an .xlsx workbook
 */
export function workbookParts(archive: Archive): WorkbookParts {
	const other = OTHERS.find(({ part }) => archive.names.some((name) => part.test(name)));
	if (other) {
		throw new ExplainedError(
			`The file is ${other.what}, not an .xlsx workbook`,
			'Save the table as .xlsx or as CSV',
		);
	}
	const main = relations(archive, '').find(({ type }) => type === 'officeDocument');
	if (!main) {
		throw new ExplainedError(
			'The file is a ZIP archive, and no .xlsx workbook',
			'Unpack it first, with the Compression node for instance',
		);
	}
	if (/\.bin$/i.test(main.part)) {
		throw new ExplainedError('The file is a binary workbook (.xlsb)', 'Save it as .xlsx or as CSV');
	}
	const related = relations(archive, main.part);
	const partOf = (type: string) => related.find((relation) => relation.type === type)?.part;
	let from1904 = false;
	const sheets: SheetEntry[] = [];
	eachTag(text(archive, main.part), main.part, ({ name, kind, attributes }) => {
		if (kind === 'close') return;
		const given = attributesOf(attributes);
		if (name === 'workbookPr') from1904 = isTrue(given.get('date1904'));
		if (name !== 'sheet') return;
		const id = [...given].find(([key]) => /:id$/.test(key))?.[1];
		const relation = related.find((candidate) => candidate.id === id);
		// Charts and macro sheets of old have tabs of their own and no table of cells.
		if (relation?.type !== 'worksheet') return;
		const sheet = Buffer.from(given.get('name') ?? '', 'latin1').toString('utf8');
		const state = given.get('state') ?? 'visible';
		sheets.push({ name: sheet, hidden: state !== 'visible', part: relation.part });
	});
	return {
		sheets,
		from1904,
		stylesPart: partOf('styles'),
		stringsPart: partOf('sharedStrings'),
		hasMacros: related.some(({ type }) => type === 'vbaProject'),
	};
}

/**
 * A part as text, one character a byte, which is what XML in UTF-8 may be taken apart as.
 * @throws ExplainedError when there is no such part, or it is in another encoding
 */
export function text(archive: Archive, part: string): string {
	const bytes = archive.part(part);
	if (!bytes) throw brokenWorkbook(`lacks its part ${part}`);
	const from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
	const xml = bytes.toString('latin1', from);
	if (!/^\s*</.test(xml) || /^<\?xml[^>]*encoding=["'](?!utf-8["'])/i.test(xml)) {
		throw brokenWorkbook(`has a part that is not in UTF-8: ${part}`);
	}
	return xml;
}

interface Relation {
	readonly id: string;
	/** The last word of its type, which the older and the strict standard share. */
	readonly type: string;
	readonly part: string;
}

/** The relations of a part, of the whole archive when its name is empty. */
function relations(archive: Archive, part: string): Relation[] {
	const folder = part.slice(0, part.lastIndexOf('/') + 1);
	const place = `${folder}_rels/${part.slice(folder.length)}.rels`;
	if (!archive.names.some((name) => name.toLowerCase() === place.toLowerCase())) return [];
	const found: Relation[] = [];
	eachTag(text(archive, place), place, ({ name, attributes }) => {
		if (name !== 'Relationship') return;
		const given = attributesOf(attributes);
		if (given.get('TargetMode') === 'External') return;
		const type = given.get('Type') ?? '';
		found.push({
			id: given.get('Id') ?? '',
			type: type.slice(type.lastIndexOf('/') + 1),
			part: resolvedPart(folder, given.get('Target') ?? ''),
		});
	});
	return found;
}

function resolvedPart(folder: string, target: string): string {
	const path: string[] = [];
	for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
		if (step === '..') path.pop();
		else if (step !== '' && step !== '.') path.push(step);
	}
	return path.join('/');
}
