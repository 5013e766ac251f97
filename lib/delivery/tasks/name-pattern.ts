import { DeliveryError } from '../delivery-error';

type OneLetter = (letter: string) => boolean;
const STAR = Symbol('any number of letters');
type Token = typeof STAR | OneLetter;

/** Braces in braces multiply; nobody means more than that. */
const MOST_ALTERNATIVES = 1_000;

/**
 * Reads a pattern for file names: `*` stands for any letters, `?` for one, `[a-z]` for one of
 * these, `[!a-z]` for any other one, `{csv,txt}` for either, and a backslash takes the letter after it
 * as it is. Capitals count; accents do not differ by how they are composed. A name that begins with
 * a dot is matched only by a pattern that does. Everything else, parentheses included, means itself:
 * libraries for patterns of paths read much more into a name, so that `export (1).csv` would not
 * match itself. Takes time in proportion to both lengths, whatever the pattern.
 * @throws DeliveryError `patternUnusable`
 */
export function namePattern(pattern: string): (name: string) => boolean {
	const alternatives = new Parser(pattern).read();
	const dotted = alternatives.filter((tokens) => isDot(tokens[0]));
	return (name) => {
		const letters = [...name.normalize('NFC')];
		const candidates = letters[0] === '.' ? dotted : alternatives;
		return candidates.some((tokens) => matches(tokens, letters));
	};
}

const literal = (letter: string): OneLetter =>
	Object.assign((candidate: string) => candidate === letter, { letter });

const isDot = (token: Token | undefined): boolean =>
	typeof token === 'function' && (token as Partial<{ letter: string }>).letter === '.';

/** Goes back to the last star only: an earlier one could do no better. */
function matches(tokens: readonly Token[], letters: readonly string[]): boolean {
	let [at, token, starAt, resumeAt] = [0, 0, -1, 0];
	while (at < letters.length) {
		const wanted = tokens[token];
		if (wanted === STAR) {
			starAt = token++;
			resumeAt = at;
		} else if (wanted?.(letters[at] as string)) {
			token++;
			at++;
		} else if (starAt >= 0) {
			token = starAt + 1;
			at = ++resumeAt;
		} else {
			return false;
		}
	}
	return tokens.slice(token).every((rest) => rest === STAR);
}

class Parser {
	private readonly letters: readonly string[];
	private at = 0;

	constructor(private readonly pattern: string) {
		this.letters = [...pattern.normalize('NFC')];
	}

	read(): Token[][] {
		if (this.pattern === '') throw this.unusable('it is empty');
		if (this.pattern.includes('/')) throw this.unusable("it holds a slash, which is for 'Folder'");
		return this.sequence(false);
	}

	/** Up to the end, or inside braces to the next comma or the closing brace. */
	private sequence(inBraces: boolean): Token[][] {
		let found: Token[][] = [[]];
		for (;;) {
			const letter = this.letters[this.at];
			if (letter === undefined) {
				if (inBraces) throw this.unusable('a { is never closed');
				return found;
			}
			if (inBraces && (letter === ',' || letter === '}')) return found;
			this.at++;
			const next: Token[][] = letter === '{' ? this.alternatives() : [[this.token(letter)]];
			found = found.flatMap((start) => next.map((end) => [...start, ...end]));
			if (found.length > MOST_ALTERNATIVES) throw this.unusable('it has too many alternatives');
		}
	}

	private alternatives(): Token[][] {
		const found = this.sequence(true);
		while (this.letters[this.at++] === ',') found.push(...this.sequence(true));
		return found;
	}

	private token(letter: string): Token {
		if (letter === '*') return STAR;
		if (letter === '?') return () => true;
		if (letter === '[') return this.letterSet();
		if (letter !== '\\') return literal(letter);
		const escaped = this.letters[this.at++];
		if (escaped === undefined) throw this.unusable('it ends with a backslash');
		return literal(escaped);
	}

	private letterSet(): OneLetter {
		const others = ['!', '^'].includes(this.letters[this.at] ?? '');
		if (others) this.at++;
		const start = this.at;
		const ranges: Array<[string, string]> = [];
		for (;;) {
			const from = this.letters[this.at];
			if (from === undefined) throw this.unusable('a [ is never closed');
			this.at++;
			// A closing bracket that comes first stands for itself.
			if (from === ']' && this.at > start + 1) break;
			const [dash, to] = this.letters.slice(this.at, this.at + 2);
			const isRange = dash === '-' && to !== undefined && to !== ']';
			if (isRange) this.at += 2;
			ranges.push([from, isRange ? to : from]);
		}
		return (letter) => ranges.some(([from, to]) => from <= letter && letter <= to) !== others;
	}

	private unusable(reason: string): DeliveryError {
		return DeliveryError.of('patternUnusable', { fileName: this.pattern.slice(0, 100), reason });
	}
}
