import { isCivilDate } from '../../../lib/employee/civil-date';

export const VERSION = '2024-11-01';

/**
 * Says what is wrong with an `Api-Version` header: it is required, and a date that matches no version
 * means the closest earlier one (https://developers.lucca.fr/documentation/using-api/versioning).
 */
export function faultOfVersion(header: string | undefined): string | undefined {
	if (header === undefined) return 'The Api-Version header is required.';
	if (!isCivilDate(header) || header < VERSION) return `Api-Version '${header}' is unknown.`;
	return undefined;
}
