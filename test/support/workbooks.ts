import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import { crc32, deflateRawSync } from 'node:zlib';

type Cell = CellObject | string | number | boolean | null;

/** A sheet of cells, some of which may be cells of the library with a format or a formula. */
export function sheetOf(rows: ReadonlyArray<readonly Cell[]>): WorkSheet {
	return utils.aoa_to_sheet(rows.map((row) => [...row]));
}

/** A workbook the library writes: its sheets by name. */
export function workbookOf(
	sheets: Readonly<Record<string, WorkSheet>>,
	hidden: string[] = [],
): Buffer {
	const book = utils.book_new();
	for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
	book.Workbook = {
		Sheets: book.SheetNames.map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })),
	};
	return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

/** What a part of an archive made by hand is, and what its headers say of it. */
export interface Part {
	readonly name: string;
	readonly content: Buffer | string;
	/** Of its content, when it is to be said to be another. */
	readonly size?: number;
	readonly crc?: number;
	readonly flags?: number;
	/** Already packed, by deflate. */
	readonly packed?: Buffer;
}

/** A ZIP archive made by hand (PKWARE, APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16). */
export function zipOf(parts: readonly Part[]): Buffer {
	const files: Buffer[] = [];
	const entries: Buffer[] = [];
	let offset = 0;
	for (const part of parts) {
		const content = Buffer.from(part.content);
		const packed = part.packed ?? deflateRawSync(content);
		const name = Buffer.from(part.name);
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(part.flags ?? 0, 2);
		common.writeUInt16LE(8, 4);
		common.writeUInt32LE(part.crc ?? crc32(content), 10);
		common.writeUInt32LE(packed.length, 14);
		common.writeUInt32LE(part.size ?? content.length, 18);
		common.writeUInt16LE(name.length, 22);
		const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed]);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE(offset, 10);
		entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, name]));
		files.push(local);
		offset += local.length;
	}
	const directory = Buffer.concat(entries);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(parts.length, 4);
	end.writeUInt16LE(parts.length, 6);
	end.writeUInt32LE(directory.length, 8);
	end.writeUInt32LE(offset, 12);
	return Buffer.concat([...files, directory, Buffer.from('PK\x05\x06'), end]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** What a workbook made by hand is made of. */
export interface Written {
	/** Between `<sheetData>` and `</sheetData>`. */
	readonly cells?: string;
	readonly before?: string;
	readonly behind?: string;
	/** The whole part of the sheet, in the place of all that. */
	readonly sheet?: string;
	readonly strings?: string;
	readonly styles?: string;
	readonly workbookPr?: string;
	readonly more?: readonly Part[];
}

/** The parts of a workbook with one sheet, 'People'. */
export function partsOf(written: Written): Part[] {
	const { cells = '', before = '', behind = '' } = written;
	const related = (id: string, type: string, target: string) =>
		`<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
	return [
		{ name: '[Content_Types].xml', content: '<Types/>' },
		{
			name: '_rels/.rels',
			content: `<Relationships xmlns="${PACKAGE}">${related('a', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
		},
		{
			name: 'xl/workbook.xml',
			content: `<?xml version="1.0" encoding="UTF-8"?>\n<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${written.workbookPr ?? ''}<sheets><sheet name="People" sheetId="1" r:id="s"/></sheets></workbook>`,
		},
		{
			name: 'xl/_rels/workbook.xml.rels',
			content: `<Relationships xmlns="${PACKAGE}">${related('s', 'worksheet', 'worksheets/sheet1.xml')}${related('t', 'sharedStrings', '/xl/sharedStrings.xml')}${related('f', 'styles', 'styles.xml')}</Relationships>`,
		},
		{ name: 'xl/styles.xml', content: written.styles ?? '<styleSheet/>' },
		{ name: 'xl/sharedStrings.xml', content: written.strings ?? '<sst/>' },
		{
			name: 'xl/worksheets/sheet1.xml',
			content:
				written.sheet ??
				`<worksheet xmlns="${MAIN}">${before}<sheetData>${cells}</sheetData>${behind}</worksheet>`,
		},
		...(written.more ?? []),
	];
}

/** A workbook made by hand. */
export const writtenWorkbook = (written: Written) => zipOf(partsOf(written));
