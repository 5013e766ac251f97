import type { EncodingName } from '../../../lib/tabular/encodings';
import type { Column } from '../../../lib/formats/format';
import type { DateOrder } from '../../../lib/employee/civil-date';

/** A value, how it has to stand in the file, and what has to be read back. */
export interface Trip {
	readonly value: unknown;
	readonly written: string;
	readonly read: string | null;
}

export interface TripSettings {
	readonly encoding: EncodingName;
	readonly dateOrder: DateOrder;
	readonly decimalSeparator: '.' | ',';
}

type Below = (bound: number) => number;

const BLANK: Trip = { value: null, written: '', read: null };

/** What every encoding carries. */
const PIECES = [
	'007',
	'0',
	'é',
	'Ünal',
	'ÇA',
	'œ',
	'€',
	'ÿ',
	'\u00a0',
	' ',
	'  ',
	';',
	',',
	'\t',
	'|',
	'"',
	'""',
	'\r\n',
	'\n',
	'\r',
	'=1+1',
	'+33 6',
	'-5',
	'@SUM(A1)',
	"'",
	'sep=;',
	'#N/A',
	'1.0E+05',
	'03/04/2026',
	'\\',
	'Le Goff',
];
/** Letters with an accent beside them, and what Windows-1252 makes of them. */
const DECOMPOSED = ['e\u0301', 'N\u0303', 'u\u0308'];
const ONLY_UNICODE = ['👩‍🌾', '\ufeff', '漢字', 'ő', '\u200b', '\u2028', 'x\u0332', '𝒳', 'ﬁ', 'İ'];
/** What no text file carries. */
const NEVER = ['\u0000', '\ud83d', '\udc00', '\u001b', '\u007f'];

const pick = <T>(list: readonly T[], below: Below): T => list[below(list.length)] as T;

/** A text, of any characters the encoding carries. */
function text(below: Below, { encoding }: TripSettings): string {
	const pieces =
		encoding === 'windows-1252'
			? [...PIECES, ...DECOMPOSED]
			: [...PIECES, ...DECOMPOSED, ...ONLY_UNICODE];
	return Array.from({ length: 1 + below(5) }, () => pick(pieces, below)).join('');
}

/** A text with a character in it that the encoding does not carry. */
export function uncarried(below: Below, settings: TripSettings): string {
	const all = settings.encoding === 'windows-1252' ? [...NEVER, ...ONLY_UNICODE] : NEVER;
	return `a${text(below, settings)}${pick(all, below)}z`;
}

const asCarried = (value: string, { encoding }: TripSettings) =>
	encoding === 'windows-1252' ? value.normalize('NFC') : value;

/** A cell of a column; `name` is different for each row. */
export function trip(column: Column, name: string, below: Below, settings: TripSettings): Trip {
	const mayBeBlank = column.level !== 'required' || column.mayBeBlank;
	if (mayBeBlank && below(5) === 0) return BLANK;
	const { format } = column;
	switch (format.as) {
		case 'text': {
			const value = text(below, settings);
			if (value.trim() !== '') {
				const written = asCarried(value, settings);
				return { value, written, read: written };
			}
			return mayBeBlank ? { value, written: '', read: null } : same(name);
		}
		case 'identifier': {
			const core = column.unique ? `00${name}` : `00${below(9)};"${below(9)}`;
			const value = pick([core, ` ${core}`, `${core}\u00a0`, `\n${core}`], below);
			return { value, written: core, read: core };
		}
		case 'email': {
			const core = `P.${name}+rh@acme.example`;
			return { value: pick([core, ` ${core} `], below), written: core, read: core };
		}
		case 'date':
			return date(below, settings);
		case 'decimal': {
			const value = pick(['0', '-1.50', '1234567.5', '00.10', '12'], below);
			return { value, written: value.replace('.', settings.decimalSeparator), read: value };
		}
		case 'language': {
			const language = pick(
				format.allowed.filter((each) => /^[a-z]{2}$/.test(each)),
				below,
			);
			const value = pick([language, `${language}-XX`, `${language.toUpperCase()}_XX`], below);
			return { value, written: language, read: language };
		}
		case 'choice': {
			const [written, sources] = pick(Object.entries(format.values), below);
			return { value: pick(sources, below), written, read: sources[0] ?? written };
		}
	}
}

const same = (value: string): Trip => ({ value, written: value, read: value });

function date(below: Below, { dateOrder }: TripSettings): Trip {
	const [year, month, day] = pick(
		[
			['2024', '02', '29'],
			['1900', '01', '01'],
			['2026', '03', '04'],
			['2099', '12', '31'],
		] as const,
		below,
	);
	const written = dateOrder.replace('YYYY', year).replace('MM', month).replace('DD', day);
	const value = `${year}-${month}-${day}`;
	return { value, written, read: value };
}
