import { subjectOf } from '../../../lib/guarded-delivery/subject';

const subject = (fileName: string, folder = 'incoming') =>
	subjectOf('partner@sftp.example:22', { folder, fileName });

test.each([
	['2026-11-22', '2026-11-23'],
	['20261122', '20270101'],
	['2026_11_22', '2026_12_01'],
	['22-11-2026', '01-12-2026'],
	['22.11.2026', '01.12.2026'],
	['22112026', '01122026'],
	['11-22-2026', '12-01-2026'],
	['2026-11-22T0300', '2026-11-23T0301'],
	['2026-11-22T03-00-12', '2026-11-23T03-01-00'],
	['20261122_030012', '20261123_030113'],
	['20261122030012', '20261123030113'],
	['2026-11-22_03h00', '2026-11-23_03h01'],
	['20261122T030012123Z', '20261123T030113456Z'],
	['2026-11', '2026-12'],
])('tonight is held against last night: %s and %s', (tonight, lastNight) => {
	expect(subject(`people_${tonight}.csv`)).toBe(subject(`people_${lastNight}.csv`));
	expect(subject('people.csv', `/in/${tonight}`)).toBe(subject('people.csv', `/in/${lastNight}/`));
});

test.each([
	['site_75001000.csv', 'site_69001000.csv'],
	['siren_552100554.csv', 'siren_542051184.csv'],
	['siret_55210055400013.csv', 'siret_54205118000066.csv'],
	['entity_12345678.csv', 'entity_87654321.csv'],
	['site_20251301.csv', 'site_20251401.csv'],
	['people_2026-11-22_1.csv', 'people_2026-11-22_2.csv'],
	['people_2025.csv', 'people_2026.csv'],
])('digits that are no date keep two deliveries apart: %s and %s', (one, other) => {
	expect(subject(one)).not.toBe(subject(other));
});

test('a folder is the same however it is written, and another one is another', () => {
	for (const folder of ['incoming/', ' incoming ']) {
		expect(subject('a.csv', folder)).toBe(subject('a.csv'));
	}
	expect(subject('a.csv', '')).toBe(subject('a.csv', '.'));
	expect(subject('a.csv', '/')).not.toBe(subject('a.csv', ''));
	expect(subject('a.csv', 'incoming2')).not.toBe(subject('a.csv'));
});
