import { cultureNumber, cultureTag, cultureTags } from '../../../employee/cultures';
import { ExplainedError } from '../../../explained-error';
import { foldName } from '../fold';

const OFFERED = `Lucca offers: ${cultureTags.join(', ')}`;

/**
 * The number of a display language, given as tag (`fr-FR`), number (1036), or the language's name in
 * French, English or itself.
 * @throws ExplainedError for one Lucca does not offer, or a name of several
 */
export function readCulture(label: string, given: string): number {
	const text = given.trim();
	const tags = /^\d+$/.test(text) ? [cultureTag(Number(text))] : tagsNamed(text);
	const [tag, ...others] = tags.filter((each) => each !== undefined);
	const number = tag === undefined ? undefined : cultureNumber(tag);
	if (number === undefined) {
		throw new ExplainedError(`'${text}' in '${label}' is no language of Lucca's`, OFFERED);
	}
	if (others.length === 0) return number;
	throw new ExplainedError(
		`'${text}' in '${label}' may be ${[tag, ...others].join(' or ')}`,
		`Give one of these. ${OFFERED}`,
	);
}

function tagsNamed(text: string): string[] {
	const wanted = foldName(text.replaceAll('_', '-'));
	const exact = cultureTags.filter((tag) => tag.toLowerCase() === wanted);
	if (exact.length > 0) return exact;
	return cultureTags.filter((tag) => namesOf(tag).has(wanted));
}

/** `fr`, `French`, `français (France)` and the like, folded. */
function namesOf(tag: string): Set<string> {
	const language = tag.slice(0, 2);
	const names = [language];
	for (const reader of ['en', 'fr', language]) {
		for (const languageDisplay of ['dialect', 'standard'] as const) {
			const words = new Intl.DisplayNames([reader], { type: 'language', languageDisplay });
			names.push(words.of(tag) ?? '', words.of(language) ?? '');
		}
	}
	return new Set(names.map(foldName));
}
