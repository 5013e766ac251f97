import { employmentOn, statusOn } from '../../../lib/employee/employment';

const DAY = '2026-11-22';

it.each([
	[{ contractStart: '2020-01-01', contractEnd: null }, 'employed', 'Active'],
	[{ contractStart: DAY, contractEnd: DAY }, 'employed', 'Active'],
	[{ contractStart: '2020-01-01', contractEnd: '2026-11-21' }, 'former', 'Inactive'],
	[{ contractStart: '2026-11-23', contractEnd: null }, 'upcoming', null],
	[{ contractStart: '2026-11-23' }, 'upcoming', null],
	[{ contractEnd: '2026-11-21' }, 'former', 'Inactive'],
	[{ contractStart: '2020-01-01' }, 'unknown', undefined],
	[{ contractStart: null, contractEnd: null }, 'unknown', undefined],
	[{}, 'unknown', undefined],
] as const)('%j is %s', (person, employment, status) => {
	expect(employmentOn(DAY, person)).toBe(employment);
	expect(statusOn(DAY, person)).toBe(status);
});
