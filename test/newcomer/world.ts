import { sampleCompany, type SampleCompany } from '../../sandbox/company';
import { civilDateAt } from '../../lib/employee/civil-date';

/** The code of the status field in the newcomer's Lucca: another than the one the workflows carry. */
export const STATUS_FIELD = 'e_accesElearning';

/** How the newcomer's Lucca shows it to people. */
export const STATUS_NAME = 'Accès e-learning';

const SHIPPED = 'e_statut360';

/** The sample company, whose status for 360Learning stands in a field of another code. */
export function newcomersCompany(): SampleCompany {
	const company = sampleCompany(civilDateAt(Date.now(), 'Europe/Paris'));
	for (const field of company.customFields) {
		if (field.code === SHIPPED) Object.assign(field, { code: STATUS_FIELD, name: STATUS_NAME });
	}
	for (const { extendedData } of company.users) {
		const value = extendedData[SHIPPED];
		if (value === undefined) continue;
		extendedData[STATUS_FIELD] = value;
		delete extendedData[SHIPPED];
	}
	return company;
}
