import type { Plan, PlanOptions, PlanRecord } from '../../../../lib/sync/plan/plan';
import { planSync } from '../../../../lib/sync/plan/plan-sync';

export const DAY = '2026-11-22';

const FIRST = ['Inès', 'Paul', 'Zoé', 'Maël', 'Noémie', 'Karim', 'Élodie', 'Hugo', 'Théo'];
const LAST = ['Varlet', 'Orme', 'Lefèvre', 'Durand', 'Müller', 'Roux', 'Fabre'];
const pick = (list: readonly string[], at: number) => list[at % list.length] as string;

/** Somebody of Lucca's, whole; the manager of all is the first, who is their own. */
export function person(at: number, more: PlanRecord = {}): PlanRecord {
	return {
		luccaId: String(100 + at),
		login: `login${at}`,
		employeeNumber: String(at).padStart(5, '0'),
		firstName: pick(FIRST, at),
		lastName: `${pick(LAST, at)}-${'abcdefghij'[Math.floor(at / 63)] ?? ''}${'xyz'[at % 3]}`,
		email: `person.${at}@acme.example`,
		gender: 'Female',
		jobTitle: 'Analyste',
		culture: 'fr-FR',
		contractStart: '2020-01-06',
		contractEnd: null,
		seniorityDate: '2020-01-06',
		legalEntity: 'Acme Lyon',
		department: 'Qualité',
		primaryRole: 'Salarié',
		phone: '+33 6 00 00 00 00',
		managerLuccaId: '100',
		managerLogin: 'login0',
		...more,
	};
}

/** The same as a source says it, which does not know Lucca's IDs. */
export function row(at: number, more: PlanRecord = {}): PlanRecord {
	return { ...person(at), luccaId: undefined, managerLuccaId: undefined, ...more };
}

export const several = <T>(count: number, make: (at: number) => T): T[] =>
	Array.from({ length: count }, (_, at) => make(at));

export function plan(
	source: readonly PlanRecord[],
	lucca: readonly PlanRecord[],
	options: Partial<PlanOptions> = {},
): Plan {
	return planSync(source, lucca, {
		matchBy: 'login',
		day: DAY,
		blanks: 'keep',
		absent: 'tell',
		returning: 'hold',
		...options,
	});
}

/** Who is held, with what would have been done and why. */
export const heldOf = ({ held }: Plan) =>
	held.map(({ source, lucca, action, reasons }) => ({ source, lucca, action, reasons }));

/** What is changed of whom, by position in the source. */
export const changesOf = ({ updates }: Plan) =>
	updates.map(({ source, changes }) => [
		source,
		...changes.map(({ field, before, after }) => [field, before, after]),
	]);
