import { brokenWorkbook } from './broken';

/** One tag of a part. */
export interface Tag {
	/** Without the prefix of its namespace. */
	readonly name: string;
	readonly kind: 'open' | 'close' | 'empty';
	/** Its attributes as they stand. */
	readonly attributes: string;
	readonly start: number;
	/** Where what follows it begins. */
	readonly end: number;
}

const TAG =
	/<(\/?)((?:[\w.-]+:)?([\w.-]+))((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const INSTRUCTION = /<\?[^<>]*\?>/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** No part of a workbook nests deeper than some ten levels. */
const DEEPEST = 64;

/**
 * Goes through the tags of a part and refuses whatever is not plain, well-formed XML: the library
 * reads with patterns, which other texts would lead astray or keep busy for hours. Declarations
 * (entities), comments and CDATA are such; no spreadsheet program writes them.
 * @param xml the part, one character a byte
 * @param visit is given every tag in order; it may return where to go on
 * @throws ExplainedError that names the part and the place
 */
export function eachTag(xml: string, part: string, visit: (tag: Tag) => number | void): void {
	const open: string[] = [];
	let at = xml.indexOf('<');
	while (at >= 0) {
		INSTRUCTION.lastIndex = at;
		if (INSTRUCTION.test(xml)) {
			at = xml.indexOf('<', INSTRUCTION.lastIndex);
			continue;
		}
		TAG.lastIndex = at;
		const found = TAG.exec(xml);
		if (!found) throw notPlain(part, at);
		const [, closing, qualified = '', name = '', attributes = '', selfClosing] = found;
		if (closing) {
			if (open.pop() !== qualified || attributes || selfClosing) throw notPlain(part, at);
		} else if (!selfClosing && open.push(qualified) > DEEPEST) throw notPlain(part, at);
		const kind = closing ? 'close' : selfClosing ? 'empty' : 'open';
		const next = visit({ name, kind, attributes, start: at, end: TAG.lastIndex });
		at = xml.indexOf('<', next ?? TAG.lastIndex);
	}
	if (open.length > 0) throw brokenWorkbook(`is cut off: its part ${part} does not end`);
}

function notPlain(part: string, at: number) {
	return brokenWorkbook(`has a part that is not plain XML: ${part}, at byte ${at + 1}`);
}

/** The attributes of a tag by name, prefixes left out of none, with their references resolved. */
export function attributesOf(text: string): ReadonlyMap<string, string> {
	return new Map(
		[...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [
			name,
			resolved(double ?? single ?? ''),
		]),
	);
}

const NAMED: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
};

function resolved(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (all, decimal, hex, name) => {
		if (name) return NAMED[name] ?? all;
		const code = decimal ? Number(decimal) : parseInt(hex, 16);
		return code <= 0x10ffff ? String.fromCodePoint(code) : all;
	});
}

/** What stands between two tags, decoded; `_x000D_` is how a workbook writes a character XML cannot have. */
export function textOf(xml: string): string {
	return resolved(Buffer.from(xml, 'latin1').toString('utf8')).replace(
		/_x([\da-f]{4})_/gi,
		(_, code: string) => String.fromCharCode(parseInt(code, 16)),
	);
}

/** Whether an attribute of Boolean type says yes (ECMA-376 part 1, 22.9.2.1, and XML Schema). */
export const isTrue = (text: string | undefined) => text === '1' || text === 'true';
