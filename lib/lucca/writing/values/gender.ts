import { ExplainedError } from '../../../explained-error';
import { foldName } from '../fold';

/** Lucca's words (lucca-api reference, section 6.6), and those people write for them, folded. */
const words: Readonly<Record<string, readonly string[]>> = {
	Male: ['male', 'm', 'm.', 'man', 'mr', 'mr.', 'homme', 'h', 'masculin', 'monsieur'],
	Female: [
		'female',
		'f',
		'woman',
		'mrs',
		'mrs.',
		'ms',
		'ms.',
		'miss',
		'femme',
		'feminin',
		'madame',
		'mme',
		'mme.',
		'mademoiselle',
		'mlle',
		'mlle.',
	],
	Undefined: ['undefined', 'unknown', 'indefini', 'non defini', 'inconnu', 'non precise'],
};

/**
 * A gender or civil title as Lucca's word for it.
 * @throws ExplainedError for any other word
 */
export function readGender(label: string, given: string): string {
	const folded = foldName(given);
	const found = Object.entries(words).find(([, known]) => known.includes(folded))?.[0];
	if (found !== undefined) return found;
	throw new ExplainedError(
		`The value of '${label}' is none of those Lucca takes`,
		'Give Male, Female or Undefined. M, F, Homme, Femme, Monsieur, Madame and the like are understood too',
	);
}
