import { encodings } from '../../lib/tabular/encodings';
import { formatCalled } from './columns';
import { markdownTable } from './markdown-table';
import type { Words } from './words';

/**
 * What is true of a format's file as a whole: its name, how it is written, who is in it.
 * @param id the format's
 */
export function fileFacts(words: Words, id: string): string {
	const format = formatCalled(id);
	const { fileName, separator, encoding, dateOrder } = format.file;
	const { population, maxOptionalColumns } = format;
	const leavers =
		population.who === 'everybody' && population.leaversForDays !== undefined
			? words.leavers(population.leaversForDays)
			: '';
	const rows = [
		[words.fileName, `\`${fileName}\``],
		[words.written, words.file(separator, encodings[encoding].label, dateOrder)],
		[words.who, words.population[population.who] + leavers],
		[words.key, format.key.map((field) => `\`${field}\``).join(words.and)],
		[words.gone, words.absence[format.absence]],
		...(maxOptionalColumns === undefined ? [] : [[words.limit, words.atMost(maxOptionalColumns)]]),
		[words.sources, format.sources.map((source, at) => `[${at + 1}](${source})`).join(' ')],
	];
	return markdownTable(['', ''], rows);
}
