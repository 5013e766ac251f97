import type { FileFormat } from './format';
import { usualFile } from './usual-file';

/**
 * 360Learning's HRIS file: eight columns whose order is imposed. What opens or closes an account is
 * the status alone, never a contract's dates, and `Inactive` deletes: so a status is read strictly.
 */
export const threeSixtyLearning: FileFormat = {
	id: 'threeSixtyLearning',
	name: '360Learning',
	file: { ...usualFile, fileName: '360learning_{date}.csv' },
	headerSets: [
		{ id: 'standard', name: 'Standard (lastName)' },
		{ id: 'helpPage', name: "As Printed in Lucca's Help Page (last name)" },
	],
	columns: [
		{
			field: 'employeeNumber',
			headers: { standard: 'uniqueId' },
			level: 'required',
			format: { as: 'identifier' },
			unique: true,
		},
		{
			field: 'email',
			headers: { standard: 'email' },
			level: 'required',
			format: { as: 'email' },
			unique: true,
			note: 'The user name in 360Learning: must equal the address of existing accounts',
		},
		{
			field: 'firstName',
			headers: { standard: 'firstName' },
			level: 'required',
			format: { as: 'text' },
		},
		{
			field: 'lastName',
			headers: { standard: 'lastName', helpPage: 'last name' },
			level: 'required',
			format: { as: 'text' },
		},
		{
			field: 'jobTitle',
			headers: { standard: 'title' },
			level: 'required',
			format: { as: 'text' },
		},
		{
			field: 'culture',
			headers: { standard: 'language' },
			level: 'required',
			format: {
				as: 'language',
				// The languages of 360Learning's API, the best list published.
				allowed:
					'bg cs da de el en es fi fr hr ht_HT hu id it ja kar_MM ko lt mh_MH nl nl_BE no pl pt ro ru rw_RW sk sl so_SO sv sw_KE th ti_ET tr uk zh vi'.split(
						' ',
					),
			},
		},
		{
			field: 'managerEmployeeNumber',
			headers: { standard: 'managerId' },
			level: 'required',
			format: { as: 'identifier' },
			mayBeBlank: true,
			aboutManager: true,
			references: 'employeeNumber',
		},
		{
			field: 'status',
			headers: { standard: 'status' },
			level: 'required',
			format: {
				as: 'choice',
				values: {
					Active: ['Active', 'Actif', 'true', '1'],
					Inactive: ['Inactive', 'Inactif', 'false', '0'],
				},
			},
		},
	],
	population: { who: 'withStatus' },
	key: ['employeeNumber'],
	activity: { by: 'status', field: 'status', active: 'Active' },
	absence: 'keeps the person',
	sources: [
		'https://support.lucca.fr/hc/en-us/articles/5550282242066-360-Learning-A-collaborative-learning-solution-flat-file',
		'https://support.360learning.com/hc/en-us/articles/4411603328404-Synchronize-users-from-your-HRIS',
	],
};
