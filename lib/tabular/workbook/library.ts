import type { CellObject } from '@e965/xlsx';
import type { Archive } from './archive';
import { brokenWorkbook, count, tooLarge } from './broken';
import { LONGEST_TEXT, MOST_STYLES, MOST_TEXTS } from './limits';
import { text, type WorkbookParts } from './package';
import { attributesOf, eachTag } from './xml';

type Library = typeof import('@e965/xlsx');

/** Rows of cells, from 0; rows and cells without a value are missing. */
export type CellRows = ReadonlyArray<ReadonlyArray<CellObject | undefined> | undefined>;

/** SheetJS as n8n ships it, loaded when it is first needed: most workflows never read a workbook. */
async function library(): Promise<Library> {
	return await import('@e965/xlsx/dist/xlsx.mini.min.js');
}

/**
 * Has the library take the cells out of a sheet. It is given a workbook made anew of what is needed
 * and has been looked at: the cells, their texts and their number formats. So nothing else a
 * workbook may carry (links over whole sheets, drawings, names) can keep it busy.
 * @param data the sheet's `<sheetData>`
 * @throws ExplainedError when the library cannot read it
 */
export async function cellsOf(
	data: string,
	sheet: string,
	archive: Archive,
	parts: WorkbookParts,
): Promise<CellRows> {
	const { CFB, read } = await library();
	const container = CFB.utils.cfb_new({ root: 'R' }) as unknown;
	const put = (name: string, content: string) =>
		CFB.utils.cfb_add(container, `/${name}`, Buffer.from(content, 'latin1'));
	put('[Content_Types].xml', CONTENT_TYPES);
	put('xl/workbook.xml', WORKBOOK);
	put('xl/_rels/workbook.xml.rels', RELATIONS);
	put('xl/styles.xml', styles(archive, parts));
	put('xl/worksheets/sheet1.xml', `<worksheet ${MAIN}>${data}</worksheet>`);
	put('xl/sharedStrings.xml', strings(archive, parts.stringsPart));
	const plain = CFB.write(container, { fileType: 'zip', type: 'buffer' }) as Buffer;
	try {
		const { Sheets } = read(plain, {
			type: 'buffer',
			dense: true,
			nodim: true,
			cellNF: true,
			cellText: false,
			cellHTML: false,
			cellFormula: false,
			WTF: true,
		});
		return Sheets[SHEET]?.['!data'] ?? [];
	} catch (cause) {
		throw brokenWorkbook(`has a sheet '${sheet}' that cannot be understood`, cause);
	}
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET = 'Sheet';
const type = (part: string, name: string) =>
	`<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml"/>`;
const CONTENT_TYPES = [
	'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
	type('workbook', 'sheet.main'),
	type('worksheets/sheet1', 'worksheet'),
	type('styles', 'styles'),
	type('sharedStrings', 'sharedStrings'),
	'</Types>',
].join('');
const WORKBOOK = `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="${SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
const RELATIONS = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`;

/** The texts of the workbook, in the words the library knows. */
function strings(archive: Archive, part: string | undefined): string {
	if (part === undefined) return `<sst ${MAIN}></sst>`;
	const xml = text(archive, part);
	let texts = 0;
	let unusual = false;
	let start = 0;
	eachTag(xml, part, ({ name, kind, attributes, start: at }) => {
		if (attributes.includes('>')) throw brokenWorkbook(`has a > in a tag of its part ${part}`);
		if (name !== 'si') return;
		if (kind === 'close') {
			if (at - start > LONGEST_TEXT) throw tooLarge(`has a text of ${count(at - start)} bytes`);
			return;
		}
		start = at;
		unusual ||= kind === 'empty' || attributes !== '';
		if (++texts > MOST_TEXTS) throw tooLarge(`has more than ${count(MOST_TEXTS)} texts`);
	});
	if (!unusual) return xml;
	// The library would take the texts behind such a one for their neighbours.
	return xml
		.replace(/<((?:[\w.-]+:)?)si(?:\s[^<>]*)?\/>/g, '<$1si><$1t></$1t></$1si>')
		.replace(/<((?:[\w.-]+:)?si)\s[^<>]*>/g, '<$1>');
}

/** The number formats of the workbook and which cell style has which; nothing else of its styles. */
function styles(archive: Archive, { stylesPart }: WorkbookParts): string {
	const formats: string[] = [];
	const cells: string[] = [];
	let inCells = false;
	const written = (value = '') => value.replaceAll('&', '&amp;').replace(/[<>"]/g, escaped);
	if (stylesPart !== undefined) {
		eachTag(text(archive, stylesPart), stylesPart, ({ name, kind, attributes }) => {
			if (name === 'cellXfs') inCells = kind === 'open';
			if (kind === 'close') return;
			if (formats.length + cells.length > MOST_STYLES) {
				throw tooLarge(`has more than ${count(MOST_STYLES)} styles`);
			}
			const given = attributesOf(attributes);
			const id = written(given.get('numFmtId'));
			if (name === 'numFmt') {
				formats.push(`<numFmt numFmtId="${id}" formatCode="${written(given.get('formatCode'))}"/>`);
			}
			if (name === 'xf' && inCells) cells.push(`<xf numFmtId="${id || '0'}"/>`);
		});
	}
	return `<styleSheet ${MAIN}><numFmts>${formats.join('')}</numFmts><cellXfs>${cells.join('')}</cellXfs></styleSheet>`;
}

const escaped = (character: string) => `&#${character.charCodeAt(0)};`;
