import { serve } from './collection';
import type { Served } from './collection';
import { employments, jobPositions } from './employments';
import {
	businessEstablishments,
	departments,
	employmentTemplates,
	jobQualifications,
	legalEntities,
	occupationCategories,
} from './organisation';
import { employees, personalRecords } from './people';

const all = () => resources;

/** The resources of the newer API that are here (lucca-api reference, section 9). */
export const resources: readonly Served[] = [
	serve(employees, all),
	serve(employments, all),
	serve(jobPositions, all),
	serve(personalRecords, all),
	serve(departments, all),
	serve(businessEstablishments, all),
	serve(legalEntities, all),
	serve(jobQualifications, all),
	serve(occupationCategories, all),
	serve(employmentTemplates, all),
];
