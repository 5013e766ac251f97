import { employmentFields, positionFields } from './job-fields';
import { peopleOf, statuses } from './jobs';
import type { Person } from './jobs';
import { CREATED, utc } from './moments';
import { reference } from './resource';
import type { Resource } from './resource';

const texts = (value: string | null) => (value === '' ? null : value);

/** The public face of a person (lucca-api reference, section 9.2). */
export const employees: Resource<Person> = {
	type: 'employee',
	plural: 'employees',
	rows: peopleOf,
	id: ({ user }) => String(user.id),
	shape({ user, current }, call) {
		const [, month = '', day = ''] = (user.birthDate ?? '').slice(0, 10).split('-');
		return {
			remoteId: null,
			portrait: null,
			givenName: user.firstName.trim(),
			familyName: user.lastName.trim(),
			employeeNumber: user.employeeNumber,
			status: current.status,
			email: texts(user.mail),
			birthDay: user.birthDate === null ? null : { day: Number(day), month: Number(month) },
			// Which of v3's two professional numbers it is, no document says.
			phoneNumber: texts(user.professionalMobile ?? user.directLine),
			applicableEmployment: reference('employment', 'employments', current.employmentId, call),
			applicableJobPosition: reference('job-position', 'job-positions', current.positionId, call),
			createdAt: CREATED,
			lastUpdatedAt: utc(user.modifiedAt),
		};
	},
	links: ({ user }) => ({
		employments: `employments?employee.id=${user.id}`,
		jobPositions: `job-positions?employment.employee.id=${user.id}`,
		personalRecord: `employee-personal-records?employee.id=${user.id}`,
	}),
	embeds: {
		employment: ({ current }) => current.employmentId,
		'job-position': ({ current }) => current.positionId,
	},
	filters: {
		id: { kind: 'list', read: ({ user }) => String(user.id) },
		search: {
			kind: 'search',
			read: ({ user }) => [`${user.firstName} ${user.lastName}`, user.mail, user.employeeNumber],
		},
		email: { kind: 'list', read: ({ user }) => user.mail },
		status: { kind: 'list', read: ({ current }) => current.status, words: statuses },
		...employmentFields('applicableEmployment.', ({ current }: Person) => current),
		...positionFields('applicableJobPosition.', ({ current }: Person) => current),
	},
	sorts: {
		familyName: ({ user }) => user.lastName,
		createdAt: () => CREATED,
	},
};

/** Nationalities have three letters here (ISO 3166-1), and two on v3. */
const threeLetters: Readonly<Record<string, string>> = {
	FR: 'FRA',
	CH: 'CHE',
	BE: 'BEL',
	ES: 'ESP',
	IT: 'ITA',
	PT: 'PRT',
	GB: 'GBR',
	UK: 'GBR',
};
const genders = { Male: 'male', Female: 'female', Undefined: 'unknown' } as const;
const nationality = ({ user }: Person) => threeLetters[user.nationalityId ?? ''] ?? null;
const RECORDS = 100_000;

/** The confidential side of a person (lucca-api reference, section 9.6). */
export const personalRecords: Resource<Person> = {
	type: 'employee-personal-record',
	plural: 'employee-personal-records',
	rows: peopleOf,
	id: ({ user }) => String(user.id + RECORDS),
	shape(person, call) {
		const { user } = person;
		const code = nationality(person);
		return {
			employee: reference('employee', 'employees', user.id, call),
			title: 'unknown',
			legalGender: genders[user.gender],
			birthDate: user.birthDate?.slice(0, 10) ?? null,
			insuranceNumber:
				user.insuranceNumber === null ? null : { format: 'other', value: user.insuranceNumber },
			nationalitiesCountryCodes: code === null ? [] : [code],
			bankAccount:
				user.iban === null
					? null
					: {
							format: 'iban',
							bankName: texts(user.bankName),
							accountIdentifier: user.iban,
							bankIdentifier: null,
						},
			phoneNumber: texts(user.personalMobile),
			email: texts(user.personalEmail),
			createdAt: CREATED,
			lastUpdatedAt: utc(user.modifiedAt),
		};
	},
	embeds: { employee: ({ user }) => user.id },
	filters: {
		'employee.id': { kind: 'list', read: ({ user }) => String(user.id) },
		legalGender: {
			kind: 'list',
			read: ({ user }) => genders[user.gender],
			words: ['unknown', 'male', 'female', 'diverse'],
		},
		nationalitiesCountryCodes: { kind: 'list', read: nationality },
	},
};
