import type { FileFormat } from './format';
import { luccaImportFormats } from './lucca-import';
import { placeDeLaFormation } from './place-de-la-formation';
import { skillup } from './skillup';
import { threeSixtyLearning } from './three-sixty-learning';

/** Every partner's format, in the order the node offers them. A new partner is a new table and a line here. */
export const partnerFormats: readonly FileFormat[] = [
	threeSixtyLearning,
	placeDeLaFormation,
	skillup,
];

/** Every format a file can be written in, by partner or for Lucca's own import. */
export const fileFormats: readonly FileFormat[] = [
	...partnerFormats,
	...Object.values(luccaImportFormats),
];

/** Any format by its id, or undefined. */
export function fileFormat(id: string): FileFormat | undefined {
	return fileFormats.find((format) => format.id === id);
}

/** The format of a partner by its id, or undefined. */
export function partnerFormat(id: string): FileFormat | undefined {
	return partnerFormats.find((format) => format.id === id);
}
