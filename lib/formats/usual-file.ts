import type { FileFacts } from './format';

/**
 * How a file is written where the partner's pages do not say: as Lucca's own exports are
 * (file-formats reference, section 2), in UTF-8, the one encoding a partner asks for.
 */
export const usualFile: Omit<FileFacts, 'fileName'> = {
	separator: ';',
	encoding: 'utf-8',
	lineEnding: '\r\n',
	dateOrder: 'DD/MM/YYYY',
	decimalSeparator: '.',
};
