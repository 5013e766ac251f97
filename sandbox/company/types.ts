/**
 * What a Lucca tenant stores about a company, in the words of Lucca's v3 and v4 APIs (lucca-api
 * reference, sections 6.6, 6.7 and 8). Links are ids here; a server adds names and addresses.
 */
import type { CivilDate } from '../../lib/employee/civil-date';

/** A local date-time without zone, `2025-01-01T00:00:00`, as v3 writes dates. */
export type LocalDateTime = string;

export type CustomScalar = string | number | boolean | null;

/** A custom field's stored value: `{id, value}`, whose value is an object of such for a composite. */
export interface CustomValue {
	id: number;
	value: CustomScalar | { [subProperty: string]: CustomValue };
}

export interface CompanyUser {
	id: number;
	firstName: string;
	lastName: string;
	login: string;
	mail: string | null;
	employeeNumber: string | null;
	dtContractStart: LocalDateTime;
	dtContractEnd: LocalDateTime | null;
	legalEntityId: number;
	departmentId: number;
	managerId: number | null;
	birthDate: LocalDateTime | null;
	cultureID: number;
	calendarId: number | null;
	rolePrincipalId: number;
	habilitedRoles: Array<{ id: number }>;
	cspId: number | null;
	nationalityId: string | null;
	seniorityDate: LocalDateTime | null;
	insuranceNumber: string | null;
	userWorkCycles: Array<{
		id: number;
		ownerID: number;
		workCycleID: number;
		startsOn: LocalDateTime;
		endsOn: LocalDateTime;
	}>;
	picture: { id: string; url: string; name: string } | null;
	address: string | null;
	directLine: string | null;
	jobTitle: string | null;
	gender: 'Undefined' | 'Male' | 'Female';
	personalEmail: string | null;
	personalMobile: string | null;
	professionalMobile: string | null;
	quote: string | null;
	allowsElectronicPayslip: boolean;
	bankName: string | null;
	rib: string | null;
	iban: string | null;
	bic: string | null;
	frenchCarTaxHorsePower: number | null;
	frenchMotocyclesTaxHorsePower: number | null;
	modifiedAt: LocalDateTime;
	applicationData: { [profile: string]: { id: number; name: string } };
	/** A field without a value has no key. Several values come as an array. */
	extendedData: { [code: `e_${string}`]: CustomValue | CustomValue[] };
}

export interface Named {
	id: number;
	name: string;
}

export interface Country extends Named {
	/** Two letters, ISO 3166-1. */
	code: string;
}

export interface LegalUnit extends Named {
	countryId: number;
	code: string;
	legalIdentificationNumber: string;
	activityCode: string;
	headquartersId: number;
	createdAt: string;
	isArchived: boolean;
}

export interface Establishment extends Named {
	code: string;
	legalUnitId: number;
	legalIdentificationNumber: string;
	activityCode: string;
	calendarId: number;
	address: { street: string; zipCode: string; city: string };
	timezoneId: string;
	createdAt: string;
	isArchived: boolean;
}

export interface Department extends Named {
	code: string;
	description: string | null;
	/** The parent's hierarchy, a path: opaque to clients. */
	parentId: string | null;
	parentLuccaId: number | null;
	hierarchy: string;
	isActive: boolean;
	headId: number | null;
	createdAt: string;
	lastModifiedAt: string;
	sortOrderInSiblings: number | null;
}

export interface OccupationCategory extends Named {
	code: string;
}

export interface JobQualification extends Named {
	code: string;
}

export interface Culture extends Named {
	/** The tag, e.g. `fr-FR`. */
	code: string;
}

/** A template of contracts: what it makes mandatory beside what every contract needs. */
export interface ContractType extends Named {
	isFixedTerm: boolean;
	mandatory: ReadonlyArray<'endsOn' | 'hiringTypeId' | 'trialPeriodDays'>;
}

/** A v4 work contract (lucca-api reference, section 7), without what follows from the rest. */
export interface WorkContract {
	id: number;
	ownerId: number;
	startsOn: CivilDate;
	/** The last day; null when none is known. */
	endsOn: CivilDate | null;
	establishmentId: number;
	typeId: number;
	spcId: number | null;
	hiringTypeId: number | null;
	trialPeriodDays: number | null;
	renewedTrialPeriodDays: number | null;
	externalId: string | null;
	terminationReasonId: number | null;
	authorId: number | null;
	lastModifierId: number | null;
	createdAt: LocalDateTime;
	lastModifiedAt: LocalDateTime;
}

export interface CustomFieldDefinition {
	/** `e_` and a name, the key under `extendedData`. */
	code: `e_${string}`;
	name: string;
	kind: 'text' | 'number' | 'date' | 'list' | 'multipleList' | 'composite';
	/** For lists: a value is one of these ids. Empty for the other kinds. */
	entries: Array<{ id: number; name: string; translation: string | null }>;
}

/** The rows that are not as one would wish, by what is odd about them; all are user ids. */
export interface Oddities {
	/** The boss, whose manager is themself. */
	ownManager: number;
	/** Heads the Swiss subsidiary, with no manager. */
	noManager: number;
	/** Two people employed today, in two establishments, with one employee number. */
	sharedEmployeeNumber: [number, number];
	/** Two people employed today with one e-mail. */
	sharedMail: [number, number];
	/** One person: the old record, then the one of today; same name, birth date and e-mail. */
	rehired: [number, number];
	/** Pairs of different people with the same first and last name. */
	homonyms: Array<[number, number]>;
	missingMail: number[];
	missingBirthDate: number[];
	missingJobTitle: number[];
	/** Their manager left in the past year. */
	managerLeft: number[];
	/** Employed, and their status for 360Learning is the entry `À vérifier`. */
	unknownStatus: number[];
	/** Employed, and their status for 360Learning was never filled in. */
	emptyStatus: number[];
	/** First or last name with a character Windows-1252 does not have. */
	beyondWindows1252: number[];
	/** Job title with a semicolon or a double quote. */
	awkwardJobTitle: number[];
	/** First name whose accent is a combining character of its own. */
	decomposedAccent: number[];
	/** Today is their last day: still employed. */
	lastDayToday: number;
	/** Today is their first day: employed. */
	firstDayToday: number;
	/** Yesterday was their last day: former. */
	leftYesterday: number;
	/** Tomorrow is their first day: upcoming. */
	startsTomorrow: number;
}

export interface SampleCompany {
	/** The day the company is looked at: who is employed, former or upcoming depends on it. */
	today: CivilDate;
	/** In no order anyone should rely on. */
	users: CompanyUser[];
	countries: Country[];
	legalUnits: LegalUnit[];
	establishments: Establishment[];
	departments: Department[];
	roles: Named[];
	cultures: Culture[];
	calendars: Named[];
	workCycles: Named[];
	occupationCategories: OccupationCategory[];
	jobQualifications: JobQualification[];
	contractTypes: ContractType[];
	hiringTypes: Named[];
	terminationReasons: Named[];
	/** Of each user one, whose dates are the user's own. */
	workContracts: WorkContract[];
	customFields: CustomFieldDefinition[];
	oddities: Oddities;
}
