import Papa from 'papaparse';
import { partnerFormat } from '../../../lib/formats';
import type { FileFormat } from '../../../lib/formats/format';
import { reportFile } from '../../../lib/tabular/report';
import { prepared } from '../../support/files';
import { ines } from '../../support/people';

const learning = partnerFormat('threeSixtyLearning') as FileFormat;

it('lists every bad cell and every warning, ready for a spreadsheet', () => {
	const bad = {
		...ines,
		lastName: 'Var;let',
		email: '=cmd|calc',
		status: '@x',
		employeeNumber: '-5',
	};
	const { rejected, warnings } = prepared(learning, [
		bad,
		{ ...ines, employeeNumber: '8', email: 'b@acme.example' },
	]);
	const text = reportFile(rejected, warnings).toString('utf8');
	expect(text.startsWith('\ufeffOutcome;')).toBe(true);
	const { data, errors } = Papa.parse<string[]>(text.slice(1).trimEnd(), { delimiter: ';' });
	expect(errors).toEqual([]);
	expect(data.slice(1)).toEqual([
		[
			'Rejected',
			"'-5",
			'Inès Var;let',
			'https://acme.example/users/1207',
			'B2',
			'email',
			"'=cmd|calc",
			'is no e-mail address',
			"Correct the person's e-mail in Lucca",
		],
		[
			'Rejected',
			"'-5",
			'Inès Var;let',
			'https://acme.example/users/1207',
			'H2',
			'status',
			"'@x",
			'is none of Active, Inactive',
			'Choose one of these values: Active, Actif, true, 1, Inactive, Inactif, false, 0',
		],
		[
			'Warning',
			'8',
			'Inès Varlet',
			'https://acme.example/users/1207',
			'G2',
			'managerId',
			'00007',
			'is the number of nobody in this file',
			"Bring the manager into the file, or choose what to do in 'When the Manager Is Missing'",
		],
	]);
});

it('is its header line alone when all is well', () => {
	expect(reportFile([], []).toString('utf8').trimEnd().split('\r\n')).toHaveLength(1);
});
