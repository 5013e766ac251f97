import {
	brakeReport,
	compare,
	decide,
	DEFAULT_LIMITS,
	type Layout,
	readPopulation,
	recall,
	remember,
	sealPopulation,
} from '../../../lib/sync';
import { DAY } from '../../support/people';

const layout: Layout = { kind: 'columns', keyColumns: ['Matricule'], statusColumn: 'Statut' };
const read = (text: string) => readPopulation(Buffer.from(text), layout, DAY);
const HEADER = 'Matricule;Statut;Prénom;Nom;Fonction;=Prime';

function report(before: string[], now: string[]): string {
	const memory = recall(remember(sealPopulation(read([HEADER, ...before].join('\n')))));
	const movements = compare(memory, sealPopulation(read([HEADER, ...now].join('\n')), memory.salt));
	return brakeReport(movements, decide(movements, DEFAULT_LIMITS)).toString('utf8');
}

it('has a line for everybody concerned, safe in a spreadsheet, and no value but key and name', () => {
	const text = report(
		['01;Actif;Zoé;Noël;Chef;1', '02;Actif;Paul;Orme;Chef;2', '003;Actif;Inès;Roux;Chef;3'],
		[
			'01;Inactif;Zoé;=No;Juge;',
			'1;Actif;Karim;Petit;39000;5',
			'3;Actif;Inès;Roux;1;1',
			';Actif;;;;',
		],
	);
	expect(text).toBe(
		`\ufeff${[
			'Movement;Key;Name;Row;Columns Changed;Remark',
			'Held;;;;;"3 of 3 active people (100 %) are gone or deactivated (2 gone, 1 deactivated); the loss of everybody is always held. What the partner does with people who are not in the file is not documented: it may close their accounts"',
			'Gone;;;;;who it is cannot be told without the last delivered file',
			'Gone;003;Inès Roux;;;the key lost its leading zeros',
			'Deactivated;01;Zoé =No;2;Statut, Nom, Fonction, =Prime;',
			'New;1;Karim Petit;3;;',
			'New;3;Inès Roux;4;;the key lost its leading zeros',
			'Without key;;;5;;',
			'',
		].join('\r\n')}`,
	);
});

it('neutralises what a spreadsheet would run', () => {
	expect(report(['-1;Actif;@x;y;1;1'], ['-1;Actif;@x;y;1;'])).toBe(
		`\ufeff${[
			'Movement;Key;Name;Row;Columns Changed;Remark',
			'Not held;;;;;Nothing is beyond the limits',
			"Changed;'-1;'@x y;2;'=Prime;",
			'',
		].join('\r\n')}`,
	);
});
