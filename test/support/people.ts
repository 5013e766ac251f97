import type { Employee } from '../../lib/employee/record';

/** The day these people are looked at. */
export const DAY = '2026-11-22';

/** Somebody invented with every field the partners' files know; nothing about them is unusual. */
export const ines: Employee = {
	luccaId: '1207',
	login: 'ivarlet',
	employeeNumber: '00412',
	firstName: 'Inès',
	lastName: 'Varlet',
	email: 'ines.varlet@acme.example',
	gender: 'Female',
	jobTitle: 'Responsable qualité',
	status: 'Actif',
	culture: 'fr-FR',
	contractStart: '2024-03-04',
	contractEnd: null,
	contract: 'CDI',
	contractType: 'Cadre',
	legalEntity: 'Acme Lyon',
	site: 'Lyon Gerland',
	department: 'Qualité',
	departmentLevel1: 'Opérations',
	departmentLevel2: 'Industrie',
	departmentLevel3: 'Qualité',
	managerLuccaId: '1103',
	managerLogin: 'porme',
	managerEmployeeNumber: '00007',
	managerFirstName: 'Paul',
	managerLastName: 'Orme',
	managerEmail: 'paul.orme@acme.example',
	secondManagerEmployeeNumber: null,
	secondManagerEmail: null,
	hrManagerEmployeeNumber: '00009',
	hrManagerFirstName: 'Zoé',
	hrManagerLastName: "D'Orval",
	hrManagerEmail: 'zoe.dorval@acme.example',
	phone: '+33 6 00 00 04 12',
	birthDate: '1990-02-28',
	annualGrossSalary: '41250.5',
	grossHourlyRate: '22.65',
	costCentreCode1: '0100',
	costCentreLabel1: 'Siège',
	costCentreCode2: '0110',
	costCentreLabel2: 'Siège; étage 2',
	luccaUrl: 'https://acme.example/users/1207',
};

/** The person at the top, who is their own manager, as Lucca allows. */
export const paul: Employee = {
	...ines,
	luccaId: '1103',
	login: 'porme',
	employeeNumber: '00007',
	firstName: 'Paul',
	lastName: 'Orme',
	email: 'paul.orme@acme.example',
	gender: 'Male',
	jobTitle: 'Directeur "général"',
	status: 'Active',
	culture: 'en-GB',
	contractStart: '2001-01-01',
	managerLuccaId: '1103',
	managerEmployeeNumber: '00007',
	managerEmail: 'paul.orme@acme.example',
	birthDate: '1961-12-31',
	phone: null,
	luccaUrl: 'https://acme.example/users/1103',
};

/** Left a month before the day. */
export const leaver: Employee = {
	...ines,
	luccaId: '1300',
	login: 'mleroux',
	employeeNumber: '00500',
	firstName: 'Maël',
	lastName: 'Le Roux; père',
	email: 'mael.leroux@acme.example',
	gender: 'Undefined',
	status: 'Inactif',
	culture: 'nl-BE',
	contractStart: '2010-06-01',
	contractEnd: '2026-10-22',
	managerLuccaId: '1207',
	managerEmployeeNumber: '00412',
	luccaUrl: 'https://acme.example/users/1300',
};

/** Starts after the day. */
export const newcomer: Employee = {
	...ines,
	luccaId: '1400',
	login: 'anoel',
	employeeNumber: '00600',
	firstName: 'Anaïs',
	lastName: 'Noël-Dubreuil',
	email: 'anais.noel@acme.example',
	status: null,
	contractStart: '2027-01-04',
	luccaUrl: 'https://acme.example/users/1400',
};

export const everyone: readonly Employee[] = [ines, paul, leaver, newcomer];
