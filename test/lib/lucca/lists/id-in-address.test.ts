import { idInAddress } from '../../../../lib/lucca/lists/id-in-address';

const department = {
	parameter: 'Department',
	thing: 'department',
	after: ['departments'],
	passedAs: ['departmentId'],
};
const at = (address: string) => idInAddress(address, 'acme.ilucca.net', department);

it.each([
	['https://acme.ilucca.net/api/v3/departments/21', '21'],
	['https://acme.ilucca.net/organization/structure/Departments/21?page=4', '21'],
	['https://acme.ilucca.net/a/7?departmentId=21', '21'],
	['https://acme.ilucca.net/#departments/21', '21'],
	['https://acme.ilucca.net/somewhere/21', '21'],
	['https://acme.ilucca.net/users/7/somewhere/21', '21'],
])('finds the number in %s', (address, id) => expect(at(address)).toBe(id));

it.each([
	['https://other.ilucca.net/departments/21', /names no department of 'acme.ilucca.net'/],
	['https://acme.ilucca.net/departments', /names no department/],
	['https://acme.ilucca.net/departments/21a', /names no department/],
	['21', /names no department/],
	// A number that is said to be a person's would put the person in a department of that number.
	['https://acme.ilucca.net/directory/users/1207', /names no department/],
	['https://acme.ilucca.net/somewhere?userId=1207', /names no department/],
	['https://acme.ilucca.net/a/7/b/8', /holds several numbers: 7, 8/],
	['https://acme.ilucca.net/departments/7?departmentId=8', /holds several numbers: 7, 8/],
])('refuses %s', (address, message) => expect(() => at(address)).toThrow(message));
