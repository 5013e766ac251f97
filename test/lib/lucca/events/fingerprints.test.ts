import type { Employee } from '../../../../lib/employee/record';
import { changesBetween, fingerprint } from '../../../../lib/lucca/events/fingerprints';

const changes = (before: Employee, after: Employee, fields: string[]) =>
	changesBetween(fingerprint(before, fields, 'salt'), fingerprint(after, fields, 'salt'), fields);

describe('a custom field', () => {
	it('is not changed by another whose code begins with its own', () => {
		const red: Employee = { luccaId: '7', e_car: 'van', e_car_color: 'red' };
		const blue: Employee = { ...red, e_car_color: 'blue' };
		expect(changes(red, blue, ['e_car'])).toEqual([]);
		expect(changes(red, blue, ['e_car', 'e_car_color'])).toEqual(['e_car_color']);
		const none: Employee = { luccaId: '7', e_car_color: 'red' };
		expect(changes(none, { ...none, e_car_color: 'blue' }, ['e_car', 'e_car_color'])).toEqual([
			'e_car_color',
		]);
		expect(changes({ ...red, e_car: null }, none, ['e_car', 'e_car_color'])).toEqual([]);
		expect(changes(red, { ...blue, e_car: null }, ['e_car'])).toEqual(['e_car']);
	});

	it('of several parts is changed by each of them', () => {
		const before: Employee = { luccaId: '7', e_car_brand: 'one', e_car_color: 'red' };
		expect(changes(before, before, ['e_car'])).toEqual([]);
		expect(changes(before, { ...before, e_car_color: 'blue' }, ['e_car'])).toEqual(['e_car']);
		expect(changes(before, { luccaId: '7' }, ['e_car'])).toEqual(['e_car']);
	});
});
