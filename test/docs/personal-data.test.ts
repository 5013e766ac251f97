import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { employeeFields } from '../../lib/employee/fields';
import { partnerFormats } from '../../lib/formats';
import { cellBytes, KEY_BYTES } from '../../lib/sync/seal';
import { options as deliverOptions } from '../../nodes/PartnerFileServer/deliver/options';
import { tableIn } from './markdown';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/personal-data.md'), 'utf8').replace(/\s+/g, ' ');
const rows = tableIn(readFileSync(join(root, 'docs/personal-data.md'), 'utf8'), 'Field');

it('has a line for every field the nodes know', () => {
	const labels = Object.values(employeeFields).map(({ label }) => label.en);
	const said = rows.map(([field = '']) => field.replace(/\*\*(.+)\*\* \(sensitive\)/, '$1'));
	expect(said.slice(0, labels.length)).toEqual(labels);
});

it('finds sensitive fields nowhere unless somebody chose them', () => {
	const sensitive = rows.filter(([field]) => field?.includes('(sensitive)'));
	expect(sensitive).toHaveLength(
		Object.values(employeeFields).filter((field) => 'sensitive' in field).length,
	);
	const places = new Set(sensitive.flatMap(([, ...cells]) => cells));
	expect([...places].sort()).toEqual(['if you choose it', 'if you give it', '–']);
});

it('says what the nodes do unless told otherwise', () => {
	const retention = deliverOptions.find(({ name }) => name === 'retentionDays')?.default;
	expect(page).toContain(`| ${String(retention)} days unless changed; the newest always stays |`);
	const required = (id: string) =>
		partnerFormats
			.find((format) => format.id === id)
			?.columns.filter(({ level }) => level === 'required').length;
	expect([
		required('threeSixtyLearning'),
		required('placeDeLaFormation'),
		required('skillup'),
	]).toEqual([8, 3, 5]);
	expect(page).toContain(
		'360Learning needs eight columns, Place de la Formation three, Skillup five',
	);
	const population = partnerFormats.find(({ id }) => id === 'skillup')?.population;
	expect(page).toContain(
		`_Leavers Kept for (Days)_ is ${population?.who === 'everybody' ? population.leaversForDays : ''} in Skillup's file`,
	);
	const approval = readFileSync(
		join(root, 'workflows/lucca-to-360learning-with-approval.json'),
		'utf8',
	);
	expect(approval).toMatch(/"resumeAmount": 20,\s+"resumeUnit": "hours"/);
	expect(page).toContain('20 hours at most, as it is shipped');
});

it('says how much of a value the memory holds', () => {
	const bits = (field: string) =>
		8 * cellBytes({ name: field, header: field, field, place: 0, isKey: false, isEmail: false });
	expect([8 * KEY_BYTES, bits('jobTitle'), bits('birthDate'), bits('e_own')]).toEqual([
		96, 32, 8, 8,
	]);
	expect(page).toContain(
		'a salted hash of the key (96 bits) and of each cell (32 bits, and 8 bits where the field is sensitive or one of your own',
	);
});
