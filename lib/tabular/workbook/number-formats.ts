/** What a number format makes of a number (ECMA-376 part 1, 18.8.31). */
export type NumberKind = 'number' | 'day' | 'time' | 'code';

const kinds = new Map<string, NumberKind>();

/**
 * Whether a format shows a number as a day, as a time, or as a code with a fixed count of digits
 * such as `00000` or the telephone numbers of `0#" "##" "##" "##" "##`.
 */
export function numberKind(format: string): NumberKind {
	let kind = kinds.get(format);
	if (kind === undefined) {
		kind = kindOf(format);
		if (kinds.size > 1_000) kinds.clear();
		kinds.set(format, kind);
	}
	return kind;
}

function kindOf(format: string): NumberKind {
	const [first = ''] = bare(format).split(';');
	if (/general|standard/i.test(first)) return 'number';
	if (/^\s*0[0#][0# ./~-]*\s*$/.test(first) && !/0\./.test(first)) return 'code';
	const hours = /[hs]/i.test(first);
	if (/[yd]/i.test(first) || (/m/i.test(first) && !hours)) return 'day';
	return hours ? 'time' : 'number';
}

/** The format without literals, colours, conditions and fillers; elapsed hours count as hours. */
function bare(format: string): string {
	return format
		.replace(/"([^"]*)"|\\(.)/g, (_, quoted?: string, single?: string) =>
			/^[ ./-]*$/.test(quoted ?? single ?? '') ? '~' : '!',
		)
		.replace(/[_*]./g, '')
		.replace(/\[(h+|m+|s+)\]/gi, 'h')
		.replace(/\[[^\]]*\]/g, '');
}

/**
 * A whole number as such a format shows it: digits take its places from the right, zeros fill the
 * places that want a digit.
 */
export function asCode(value: number, format: string): string {
	const [first = ''] = format.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
	const places = first.replace(/\[[^\]]*\]/g, '').replace(/[_*]./g, '');
	const pieces = [...places.matchAll(/"([^"]*)"|\\(.)|([0#])|(.)/g)];
	const digits = Array.from(String(value));
	let text = '';
	for (let at = pieces.length - 1; at >= 0; at--) {
		const [, quoted, single, place, other] = pieces[at] ?? [];
		if (!place) text = (quoted ?? single ?? other ?? '') + text;
		else text = (digits.pop() ?? (place === '0' ? '0' : '')) + text;
	}
	return (digits.join('') + text).trim();
}
