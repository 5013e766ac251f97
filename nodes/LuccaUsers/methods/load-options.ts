import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { choicesOf } from './choices';
import * as choices from './choices-of-lucca';

/** The choice that stands for every custom field. */
export const ALL_CUSTOM_FIELDS = 'all';

export const getDepartments = choicesOf(choices.departments, choices.newerDepartments);
export const getEstablishments = choicesOf(choices.establishments, choices.newerEstablishments);
export const getRoles = choicesOf(choices.roles);
/** The custom fields of the HR file, one to be chosen at a time. */
export const getSingleCustomFields = choicesOf(choices.customFields);

/** The custom fields of the HR file, after the choice of all of them. */
export async function getCustomFields(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const fields = await getSingleCustomFields.call(this);
	return [{ name: 'All Custom Fields', value: ALL_CUSTOM_FIELDS }, ...fields];
}
