import type {
	Country,
	Culture,
	Department,
	Establishment,
	JobQualification,
	LegalUnit,
	Named,
	OccupationCategory,
} from './types';

const FOUNDED = '2003-04-01T08:00:00.000';

export const countries: Country[] = [
	{ id: 250, name: 'France', code: 'FR' },
	{ id: 756, name: 'Suisse', code: 'CH' },
	{ id: 56, name: 'Belgique', code: 'BE' },
	{ id: 724, name: 'Espagne', code: 'ES' },
	{ id: 380, name: 'Italie', code: 'IT' },
	{ id: 620, name: 'Portugal', code: 'PT' },
	{ id: 826, name: 'Royaume-Uni', code: 'GB' },
];

export const legalUnits: LegalUnit[] = (
	[
		[1, 'Acme France', 250, 'ACMEFR', '900000017', '6201Z', 3],
		[2, 'Acme Suisse', 756, 'ACMECH', 'CHE-000.000.017', '620100', 8],
		[3, 'Acme Belgique', 56, 'ACMEBE', '0900.000.017', '62010', 9],
	] as const
).map(([id, name, countryId, code, number, activityCode, headquartersId]) => ({
	id,
	name,
	countryId,
	code,
	legalIdentificationNumber: number,
	activityCode,
	headquartersId,
	createdAt: FOUNDED,
	isArchived: false,
}));

export const establishments: Establishment[] = (
	[
		[
			3,
			'Acme Lyon',
			'LYO',
			1,
			'90000001700011',
			1,
			'12 rue des Essais',
			'69003',
			'Lyon',
			'Europe/Paris',
			false,
		],
		[
			4,
			'Acme Nantes',
			'NTE',
			1,
			'90000001700029',
			1,
			'3 quai du Modèle',
			'44000',
			'Nantes',
			'Europe/Paris',
			false,
		],
		[
			5,
			"Acme Saint-Étienne « L'Atelier »",
			'STE',
			1,
			'90000001700037',
			1,
			'8 rue Fictive',
			'42000',
			'Saint-Étienne',
			'Europe/Paris',
			false,
		],
		[
			8,
			'Acme Genève',
			'GVA',
			2,
			'CHE-000.000.018',
			2,
			"1 rue de l'Exemple",
			'1201',
			'Genève',
			'Europe/Zurich',
			false,
		],
		[
			9,
			'Acme Bruxelles',
			'BRU',
			3,
			'0900.000.018',
			3,
			'5 rue Imaginaire',
			'1000',
			'Bruxelles',
			'Europe/Brussels',
			false,
		],
		[
			6,
			'Acme Roanne (fermé)',
			'ROA',
			1,
			'90000001700045',
			1,
			'2 rue Ancienne',
			'42300',
			'Roanne',
			'Europe/Paris',
			true,
		],
	] as const
).map(
	([
		id,
		name,
		code,
		legalUnitId,
		number,
		calendarId,
		street,
		zipCode,
		city,
		timezoneId,
		isArchived,
	]) => ({
		id,
		name,
		code,
		legalUnitId,
		legalIdentificationNumber: number,
		activityCode: '6201Z',
		calendarId,
		address: { street, zipCode, city },
		timezoneId,
		createdAt: FOUNDED,
		isArchived,
	}),
);

export const roles: Named[] = [
	{ id: 61, name: 'Salarié' },
	{ id: 62, name: 'Manager' },
	{ id: 63, name: 'Responsable RH' },
	{ id: 64, name: 'Administrateur' },
	{ id: 72, name: 'Valideur notes de frais' },
	{ id: 73, name: 'Référent formation' },
	{ id: 90, name: 'n8n' },
];

/** The numbers are Windows' (https://learn.microsoft.com/openspecs/windows_protocols/ms-lcid). */
export const cultures: Culture[] = [
	{ id: 1036, name: 'Français (France)', code: 'fr-FR' },
	{ id: 1033, name: 'English (United States)', code: 'en-US' },
	{ id: 2057, name: 'English (United Kingdom)', code: 'en-GB' },
	{ id: 1031, name: 'Deutsch (Deutschland)', code: 'de-DE' },
	{ id: 1034, name: 'Español', code: 'es-ES' },
	{ id: 2067, name: 'Nederlands (België)', code: 'nl-BE' },
	{ id: 1040, name: 'Italiano (Italia)', code: 'it-IT' },
];

export const calendars: Named[] = [
	{ id: 1, name: 'France' },
	{ id: 2, name: 'Suisse (Genève)' },
	{ id: 3, name: 'Belgique' },
];

export const workCycles: Named[] = [
	{ id: 1, name: '35 heures' },
	{ id: 2, name: 'Forfait 218 jours' },
	{ id: 3, name: 'Temps partiel 80 %' },
];

export const occupationCategories: OccupationCategory[] = [
	{ id: 1, name: 'Ouvrier', code: 'OUV' },
	{ id: 2, name: 'Employé', code: 'EMP' },
	{ id: 3, name: 'Agent de maîtrise', code: 'AM' },
	{ id: 4, name: 'Cadre', code: 'CAD' },
];

export const jobQualifications: JobQualification[] = [
	{ id: 1, name: 'Technicien', code: 'TEC' },
	{ id: 2, name: 'Ingénieur', code: 'ING' },
];

/** Management, then its departments; each of these is divided into three services. */
const managements: ReadonlyArray<readonly [string, readonly string[]]> = [
	['Direction Finances', ['Comptabilité', 'Contrôle de gestion', 'Trésorerie', 'Juridique']],
	['Direction Commerciale', ['Grands comptes', 'Ventes régionales', 'Export', 'Marketing']],
	['Direction des Opérations', ['Production', 'Qualité', 'Logistique', 'Maintenance']],
	['Direction Informatique', ['Développement', 'Infrastructure', 'Données', 'Support']],
	['Direction des Ressources Humaines', ['Recrutement', 'Formation', 'Paie', 'Relations sociales']],
	['Direction Recherche & Développement', ['Études', 'Essais', 'Brevets', 'Prototypes']],
	[
		'Direction des Achats',
		['Achats directs', 'Achats indirects', 'Approvisionnements', 'Sourcing'],
	],
	['Acme Suisse', ['Vente Suisse', 'Service client Suisse', 'Finance Suisse', 'Entrepôt Suisse']],
];

const servicesOf = ['Équipe A', 'Équipe B', 'Projets'] as const;

/** A department and those below it, for whoever places people. */
export interface Branch {
	department: Department;
	children: Branch[];
}

/**
 * The department tree, four levels: company, management, department, service. Paths count places
 * among siblings, not ids, as in Lucca's example (`/1/2/2/`).
 */
export function departmentTree(): Branch {
	let id = 20;
	const branch = (name: string, code: string, parent: Department | null, place: number): Branch => {
		id += 1;
		const department: Department = {
			id,
			name,
			code,
			description: null,
			parentId: parent?.hierarchy ?? null,
			parentLuccaId: parent?.id ?? null,
			hierarchy: `${parent?.hierarchy ?? '/'}${place}/`,
			isActive: true,
			headId: null,
			createdAt: FOUNDED,
			lastModifiedAt: FOUNDED,
			sortOrderInSiblings: place,
		};
		return { department, children: [] };
	};
	const root = branch('Acme', 'ACME', null, 1);
	managements.forEach(([name, departments], i) => {
		const management = branch(name, `D${i + 1}`, root.department, i + 1);
		root.children.push(management);
		departments.forEach((departmentName, j) => {
			const department = branch(departmentName, `D${i + 1}.${j + 1}`, management.department, j + 1);
			management.children.push(department);
			servicesOf.forEach((service, k) => {
				const code = `D${i + 1}.${j + 1}.${k + 1}`;
				const serviceName = `${departmentName} - ${service}`;
				department.children.push(branch(serviceName, code, department.department, k + 1));
			});
		});
	});
	return root;
}

/** Every department of a tree, each after its parent. */
export function flatten(branch: Branch): Department[] {
	return [branch.department, ...branch.children.flatMap(flatten)];
}
