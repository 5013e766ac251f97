import type { Employee } from '../../lib/employee/record';
import type { Plan, PlanRecord } from '../../lib/sync/plan/plan';
import type { CompanyUser } from '../../sandbox/company';
import type { Scenario } from './populations';

export interface Played {
	readonly plan: Plan;
	/** Lucca's people as read before and after. */
	readonly before: readonly Employee[];
	readonly after: readonly Employee[];
	/** The same as Lucca stores them. */
	readonly stored: readonly CompanyUser[];
	readonly users: readonly CompanyUser[];
}

type Alike = (text: string) => string;

const text: Alike = (value) => value.normalize('NFC').replace(/\r\n?/g, '\n').trim();
const key: Alike = (value) => text(value).toLowerCase();
const name: Alike = (value) =>
	value
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/’/g, "'")
		.split(/\s+/)
		.filter(Boolean)
		.join(' ')
		.toLowerCase();

/** How fields are the same, written down once more: by the words of the API's documents. */
const alike: Readonly<Record<string, Alike>> = {
	firstName: text,
	lastName: text,
	login: key,
	email: key,
	employeeNumber: text,
	contractStart: text,
	contractEnd: text,
	legalEntity: name,
	department: name,
	primaryRole: name,
	culture: text,
	gender: text,
	jobTitle: text,
	seniorityDate: text,
	phone: text,
	birthDate: text,
	nationality: text,
	personalEmail: key,
	personalMobile: text,
	address: text,
};

/** Fields Lucca lets be emptied. */
const emptiable = new Set([
	'contractEnd',
	'seniorityDate',
	'birthDate',
	'personalEmail',
	'personalMobile',
	'address',
]);

const isBlank = (value: unknown) =>
	value === null || (typeof value === 'string' && value.trim() === '');

/** What is not as it has to be once a plan was carried out; empty when all is well. */
export function faultsOf({ source, options }: Scenario, played: Played): string[] {
	const { plan, before, after, stored, users } = played;
	const faults: string[] = [];
	const byId = new Map(after.map((person) => [person.luccaId, person]));
	const written = new Set<string | undefined>();

	for (const { luccaId } of plan.updates) written.add(luccaId);
	for (const { luccaId, contractEnd } of plan.absent) {
		if (contractEnd === undefined) continue;
		written.add(luccaId);
		if (byId.get(luccaId)?.contractEnd !== contractEnd) faults.push(`${luccaId} has not left`);
	}
	for (const user of stored) {
		const now = users.find(({ id }) => id === user.id);
		if (!now) faults.push(`${user.id} is gone`);
		else if (!written.has(String(user.id)) && JSON.stringify(now) !== JSON.stringify(user)) {
			faults.push(`${user.id} was to be left alone`);
		}
	}
	if (users.length !== stored.length + plan.creates.length) {
		faults.push(`${users.length} people in the end`);
	}

	const idOf = new Map<number, string | null | undefined>();
	for (const { source: at, luccaId } of [...plan.updates, ...plan.unchanged]) {
		if (at !== undefined && luccaId !== undefined) idOf.set(at, luccaId);
	}
	for (const { source: at, values } of plan.creates) {
		const created = after.find(({ login }) => key(login ?? '') === key(values.login ?? ''));
		idOf.set(at, created?.luccaId);
	}
	for (const [at, id] of idOf) {
		const record = source[at] as PlanRecord;
		const person = byId.get(id);
		if (!person) {
			faults.push(`source ${at} is not in Lucca`);
			continue;
		}
		const past = before.find(({ luccaId }) => luccaId === id);
		for (const [field, fold] of Object.entries(alike)) {
			const fault = faultOf(field, fold, record, person, past, options);
			if (fault) faults.push(`source ${at}, ${field} ${fault}`);
		}
	}
	return faults;
}

function faultOf(
	field: string,
	fold: Alike,
	record: PlanRecord,
	person: Employee,
	past: Employee | undefined,
	{ fields, blanks, newPeople, returning, day }: Scenario['options'],
): string | undefined {
	const held = (person as PlanRecord)[field];
	const was = (past as PlanRecord | undefined)?.[field];
	const given = record[field];
	const asked = fields?.includes(field === 'phone' ? 'professionalMobile' : field) ?? true;
	const same = (one: unknown, other: unknown) =>
		fold(String(one ?? '')) === fold(String(other ?? ''));
	if (held === undefined) return undefined;
	if (!past) {
		const wanted = isBlank(given) || given === undefined ? newPeople?.[field] : given;
		if (wanted === undefined || (!asked && !same(held, wanted))) return undefined;
		return same(held, wanted) ? undefined : `is ${String(held)} and not ${String(wanted)}`;
	}
	if (given === undefined || !asked) {
		return held === was ? undefined : `was not to be touched`;
	}
	if (!isBlank(given)) {
		return same(held, given) ? undefined : `is ${String(held)} and not ${String(given)}`;
	}
	const left = typeof past.contractEnd === 'string' && past.contractEnd < day;
	const isBack = left && returning === 'update';
	const empties = blanks === 'clear' || (isBack && field === 'contractEnd');
	const wanted = empties && emptiable.has(field) ? null : was;
	return same(held, wanted) ? undefined : `is ${String(held)} and was to be ${String(wanted)}`;
}
