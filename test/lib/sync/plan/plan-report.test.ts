import { decode } from '../../../../lib/tabular/encodings';
import { parseCsv } from '../../../../lib/tabular/parse';
import { planReport } from '../../../../lib/sync/plan/plan-report';
import type { PlanOptions, PlanRecord } from '../../../../lib/sync/plan/plan';
import { person, plan, row } from './sides';

const secret = { birthDate: '1990-02-28', address: '1 rue Neuve' };
const lucca = [person(0), person(1, { birthDate: '1961-12-31', address: null }), person(2)];
const source = [
	row(0),
	row(1, { ...secret, jobTitle: '=1+1' }),
	{ ...row(9), ...secret, department: null },
	row(8, secret),
];

function linesOf(of: PlanRecord[], options: Partial<PlanOptions> = {}): string[][] {
	const bytes = planReport(plan(of, lucca, { absent: 'depart', ...options }), of, lucca);
	return parseCsv(decode(bytes, 'utf-8'), ';').rows.map(({ cells }) => [...cells]);
}

it('has a line for every change, why people are held first, and shows nothing sensitive', () => {
	const [header, ...lines] = linesOf(source);
	expect(header).toEqual(
		'Action,Key,Name,Employee Number,Field,Before,After,Reason,What to Do'.split(','),
	);
	expect(lines[0]).toEqual([
		...['Held: create', 'login9', 'Inès Lefèvre-ax', '00009', '', '', ''],
		"is new, and Lucca needs 'Department' of somebody new",
		"Give 'Department' at the source, or in 'Values for New People' where it is the same for all",
	]);
	const ofPaul = ['Update', 'login1', 'Paul Orme-ay', '00001'];
	expect(lines.filter(([action]) => action === 'Update')).toEqual([
		[...ofPaul, 'Job Title', 'Analyste', "'=1+1", '', ''],
		[...ofPaul, 'Date of Birth', '•••', '•••', '', ''],
		[...ofPaul, 'Address', '', '•••', '', ''],
	]);
	expect(lines.at(-1)).toEqual([
		...['Departure', 'login2', 'Zoé Lefèvre-az', '00002', 'Contract End', '', '2026-11-22', '', ''],
	]);
	const text = JSON.stringify(lines);
	for (const value of ['1990-02-28', '1961-12-31', 'rue Neuve']) expect(text).not.toContain(value);
});

it('says why a plan is held before all else', () => {
	const none = { percent: 0, people: 0 };
	const limits = {
		...{ losses: none, joiners: none, returned: null, duplicates: null, withoutKey: null },
		...{ columnChanged: null, columnEmptied: null, changed: null, lostZeros: null },
		...{ garbled: null, shape: false, minimumPopulation: 0 },
	};
	const [, first, , third] = linesOf(source, { limits });
	expect(first?.[0]).toBe('Plan held');
	expect(first?.[7]).toMatch(/^1 of 3 people in Lucca who have not left/);
	expect(third?.[0]).toMatch(/^Held/);
	const { sha256 } = plan(source, lucca, { absent: 'depart', limits });
	expect(linesOf(source, { limits, approvedSha256: sha256 })[1]?.[0]).toBe('Plan approved');
});

it('shows nothing sensitive in what a plan says beside its values', () => {
	const made = plan([...source, row(7, { ...secret, nationality: 'Ruritanie' })], lucca);
	const said = JSON.stringify([
		made.warnings,
		made.decision,
		made.held.map(({ reasons, remedy, key, name }) => [reasons, remedy, key, name]),
	]);
	expect(said).toContain("'Nationality' is not two letters");
	for (const value of ['1990-02-28', 'rue Neuve', 'Ruritanie']) expect(said).not.toContain(value);
});
