import { ExplainedError } from '../explained-error';

interface Kind {
	/** The first bytes, one character each. */
	readonly begins: RegExp;
	readonly what: string;
	readonly remedy: string;
}

const AS_TABLE = 'Save the table as .xlsx or as CSV';
const UNPACK = 'Unpack it first, with the Compression node for instance';

/** Files that come in the place of a table, by their first bytes (https://www.garykessler.net/library/file_sigs.html). */
const KINDS: readonly Kind[] = [
	{ begins: /^%PDF-/, what: 'a PDF document', remedy: AS_TABLE },
	{ begins: /^\{\\rtf/, what: 'an RTF document', remedy: AS_TABLE },
	// 1f 8b: a control character no text has, and the byte behind it.
	{ begins: /^[^\t\n\r -\xff]\x8b/, what: 'packed with gzip', remedy: UNPACK },
	{
		begins: /^(?:BZh[1-9]|\xfd7zXZ\0|\x28\xb5\x2f\xfd|7z\xbc\xaf|Rar!)/,
		what: 'packed',
		remedy: UNPACK,
	},
	{ begins: /^(?:\x89PNG|\xff\xd8\xff|GIF8)/, what: 'a picture', remedy: AS_TABLE },
	{ begins: /^PAR1/, what: 'a Parquet file', remedy: AS_TABLE },
	{
		begins: /^-----BEGIN PGP /,
		what: 'encrypted or signed with PGP',
		remedy: 'Decrypt it first',
	},
	{
		begins: /^\s*<(?:!doctype html|html|head|body|table|meta)\b/i,
		what: 'a web page',
		remedy:
			'Check the address it was downloaded from: a sign-in page may have come in the place of the file',
	},
	{ begins: /^\s*<\?xml|^\s*<\w+:?\w*[ >]/i, what: 'XML', remedy: AS_TABLE },
	{ begins: /^\s*(?:\{\s*"|\[\s*[{[])/, what: 'JSON', remedy: "Use the 'Extract From File' node" },
];

/** An OLE2 container, as old workbooks and encrypted new ones are ([MS-CFB] 2.2). */
const OLE2 = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
/** The stream in which an encrypted workbook is kept ([MS-OFFCRYPTO] 2.3.4.4). */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Refuses files that are no text with separators, by how they begin.
 * @throws ExplainedError that says what the file is
 */
export function refuseOtherKinds(bytes: Uint8Array): void {
	const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const mark = view[0] === 0xef && view[1] === 0xbb && view[2] === 0xbf ? 3 : 0;
	const start = view.toString('latin1', mark, mark + 512);
	if (start.startsWith(OLE2)) throw ole2(view);
	const kind = KINDS.find(({ begins }) => begins.test(start));
	if (!kind) return;
	throw new ExplainedError(
		`The file is ${kind.what}, and neither text with separators nor an .xlsx workbook`,
		kind.remedy,
	);
}

function ole2(view: Buffer): ExplainedError {
	return view.includes(ENCRYPTED)
		? new ExplainedError(
				'The workbook is protected by a password, so that it cannot be read',
				'Save it without a password to open it',
			)
		: new ExplainedError(
				'The file is a workbook of the older kind (.xls)',
				'Save it as .xlsx or as CSV',
			);
}
