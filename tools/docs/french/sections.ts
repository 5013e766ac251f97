import { createHash } from 'node:crypto';

/** A piece of a page between blank lines: a paragraph, a list item, a row of a table, code, a comment. */
export interface Block {
	/**
	 * 'text', 'item', 'head of 3' (columns), 'row of 3', 'labelled row of 3' (its first cell says what the others are),
	 * 'code' or 'comment'; an item's depth and kind stand in it too.
	 */
	readonly kind: string;
	readonly text: string;
	/** Whether `npm run docs` makes it. */
	readonly generated: boolean;
}

/** A heading of a page with what follows it, up to the next heading of any level. */
export interface Section {
	readonly level: number;
	readonly heading: string;
	readonly blocks: readonly Block[];
	/** Tells one wording from another; line breaks, column widths and generated parts do not count. */
	readonly hash: string;
}

const FENCE = /^\s*```/;
const HEADING = /^(#{1,6}) +(.+)$/;
const ITEM = /^(\s*)([-*]|\d+\.) +(.*)$/;
const RULE = /^\|( *:?-+:? *\|)+$/;

/** The sections of a Markdown page, in order. What stands before the first heading is part of none. */
export function sectionsOf(page: string): Section[] {
	const sections: Array<{ level: number; heading: string; lines: string[] }> = [];
	let inCode = false;
	for (const line of page.replaceAll('\r\n', '\n').split('\n')) {
		if (FENCE.test(line)) inCode = !inCode;
		const [, marks, heading] = (!inCode && HEADING.exec(line)) || [];
		if (marks && heading) sections.push({ level: marks.length, heading, lines: [] });
		else sections.at(-1)?.lines.push(line);
	}
	return sections.map(({ level, heading, lines }) => {
		const blocks = blocksOf(lines);
		const own = blocks.filter(({ generated }) => !generated);
		const wording = [heading, ...own.map(({ text }) => text)].join('\n');
		return { level, heading, blocks, hash: hashOf(wording) };
	});
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);

function blocksOf(lines: readonly string[]): Block[] {
	const blocks: Array<{ kind: string; text: string; generated: boolean }> = [];
	let open = false;
	let generated = false;
	let labelled = false;
	const begin = (kind: string, text: string) => {
		blocks.push({ kind, text, generated });
		open = true;
	};
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at] ?? '';
		const item = ITEM.exec(line);
		if (FENCE.test(line)) {
			const end = lines.findIndex((other, index) => index > at && FENCE.test(other));
			begin('code', lines.slice(at, end < 0 ? undefined : end + 1).join('\n'));
			open = false;
			at = end < 0 ? lines.length : end;
		} else if (line.trim() === '') {
			open = false;
		} else if (line.startsWith('<!--')) {
			if (line.startsWith('<!-- end')) generated = false;
			begin('comment', line);
			if (line.startsWith('<!-- npm run docs')) generated = true;
			open = false;
		} else if (RULE.test(line)) {
			open = false;
		} else if (line.startsWith('|')) {
			const cells = cellsOf(line);
			if (RULE.test(lines[at + 1] ?? '')) labelled = cells[0] === '';
			const kind = RULE.test(lines[at + 1] ?? '') ? 'head' : labelled ? 'labelled row' : 'row';
			begin(`${kind} of ${cells.length}`, cells.join(' | '));
			open = false;
		} else if (item) {
			const [, indent = '', mark = '', text = ''] = item;
			begin(`item${mark === '-' ? '' : ' with a number'} at ${indent.length}`, text);
		} else if (open) {
			const last = blocks.at(-1);
			if (last) last.text += ` ${line.trim()}`;
		} else {
			begin('text', line.trim());
		}
	}
	return blocks;
}

/** The cells of a line of a table, without the blanks around them. */
function cellsOf(line: string): string[] {
	return line
		.split(/(?<!\\)\|/)
		.slice(1, -1)
		.map((cell) => cell.trim());
}
