/** One block of armored text: what it says it is, and its bytes. */
export interface Block {
	/** Of the BEGIN line, in lower case: 'public key block', 'private key block', 'message', ... */
	readonly kind: string;
	/** Undefined when the text between BEGIN and END is no base64. */
	readonly bytes?: Buffer;
}

const BLOCK = /-----BEGIN PGP ([A-Z0-9,/ ]+?)-----([\s\S]*?)-----END PGP \1-----/g;
const EDGE = /-----\s*(?:BEGIN|END) PGP/;
/** Base64 and, behind it, the checksum. */
const CONTENT = /^([A-Za-z0-9+/]+={0,2}?)(?:=[A-Za-z0-9+/]{4})?$/;
/** Lines of armor are of 64 or 76 characters, and never much shorter but for the last two. */
const SHORTEST_LINE = 48;

/**
 * Takes the armored blocks (RFC 9580, section 6.2) out of a text, whatever stands around them and
 * whatever pasting did to them: line ends of Windows, indents, a blank line lost, `\n` written out,
 * or all lines in one, which is what a masked field makes of them.
 * @returns the blocks in order; 'incomplete' when a BEGIN or END line is left over
 */
export function armoredBlocks(text: string): Block[] | 'incomplete' {
	const tidy = text.replace(/\\r|\r/g, '').replace(/\\n/g, '\n');
	if (EDGE.test(tidy.replace(BLOCK, ''))) return 'incomplete';
	return [...tidy.matchAll(BLOCK)].map(([, kind = '', body = '']) => {
		const bytes = decoded(body);
		return { kind: kind.toLowerCase(), ...(bytes && { bytes }) };
	});
}

function decoded(body: string): Buffer | undefined {
	const lines = body.trim().includes('\n') ? withoutHeaders(body) : withoutHeaderWords(body);
	const [, base64] = CONTENT.exec(lines.join('')) ?? [];
	return base64 === undefined ? undefined : Buffer.from(base64, 'base64');
}

/** Without `Version: ...` and the like: no line of base64 has a colon. */
function withoutHeaders(body: string): string[] {
	return body
		.split('\n')
		.filter((line) => !line.includes(':'))
		.map((line) => line.replace(/\s/g, ''));
}

/** The same where the headers and the content have become one line. */
function withoutHeaderWords(body: string): string[] {
	const words = body.trim().split(/\s+/);
	const isHeader = (word: string, index: number) =>
		index < words.length - 2 && (word.length < SHORTEST_LINE || word.includes(':'));
	return words.slice(words.findLastIndex(isHeader) + 1);
}
