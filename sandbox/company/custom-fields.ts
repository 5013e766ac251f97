import type { Dice } from './dice';
import type { CompanyUser, CustomFieldDefinition, CustomValue } from './types';

type Code = `e_${string}`;

function definition(
	code: Code,
	name: string,
	kind: CustomFieldDefinition['kind'],
	entries: ReadonlyArray<readonly [number, string, string | null]> = [],
): CustomFieldDefinition {
	return {
		code,
		name,
		kind,
		entries: entries.map(([id, label, translation]) => ({ id, name: label, translation })),
	};
}

/** The entries of the list that says who has access to 360Learning. */
export const status360 = { active: 501, inactive: 502, toCheck: 503 } as const;

export const customFields: CustomFieldDefinition[] = [
	definition('e_statut360', 'Statut 360Learning', 'list', [
		[status360.active, 'Actif', 'Actif'],
		[status360.inactive, 'Inactif', 'Inactif'],
		[status360.toCheck, 'À vérifier', null],
	]),
	definition('e_typeContrat', 'Type de contrat', 'list', [
		[511, 'CDI', 'CDI'],
		[512, 'CDD', 'CDD'],
		[513, 'Alternance', 'Alternance'],
	]),
	definition('e_site', 'Site', 'list', [
		[521, 'Lyon Part-Dieu', 'Lyon Part-Dieu'],
		[522, 'Nantes Île', 'Nantes Île'],
		[523, "Saint-Étienne - L'Atelier", "Saint-Étienne - L'Atelier"],
		[524, 'Genève Gare', 'Genève Gare'],
		[525, 'Bruxelles Midi', 'Bruxelles Midi'],
	]),
	definition('e_langues', 'Langues parlées', 'multipleList', [
		[531, 'Français', 'Français'],
		[532, 'Anglais', 'Anglais'],
		[533, 'Allemand', 'Allemand'],
		[534, 'Espagnol', 'Espagnol'],
	]),
	definition('e_badge', 'Numéro de badge', 'text'),
	definition('e_finPeriodeEssai', "Fin de période d'essai", 'date'),
	definition('e_tauxActivite', "Taux d'activité", 'number'),
	definition('e_matriculeRH', 'Matricule du responsable RH', 'text'),
	definition('e_codeCentreCout', 'Code centre de coût', 'text'),
	definition('e_libelleCentreCout', 'Libellé centre de coût', 'text'),
	definition('e_Avantage-en-nature', 'Avantage en nature', 'composite'),
];

const siteByEstablishment: Readonly<Record<number, number>> = {
	3: 521,
	4: 522,
	5: 523,
	8: 524,
	9: 525,
};

/** Gives out the ids of stored values, which no two values share. */
export class ValueIds {
	private last = 40_000;

	hold<T extends CustomValue['value']>(value: T): { id: number; value: T } {
		this.last += 1;
		return { id: this.last, value };
	}
}

/** What a person's HR file holds, but for the status for 360Learning. */
export function customValues(
	person: Pick<CompanyUser, 'dtContractStart' | 'dtContractEnd' | 'legalEntityId' | 'departmentId'>,
	departmentName: string,
	ids: ValueIds,
	dice: Dice,
): CompanyUser['extendedData'] {
	const values: CompanyUser['extendedData'] = {
		e_typeContrat: ids.hold(person.dtContractEnd === null ? 511 : dice.chance(0.8) ? 512 : 513),
		e_badge: ids.hold(`00${dice.digits(5)}`),
		e_tauxActivite: ids.hold(dice.chance(0.85) ? 100 : dice.pick([50, 80, 62.5])),
		e_codeCentreCout: ids.hold(`0${person.departmentId}`),
		e_libelleCentreCout: ids.hold(departmentName),
	};
	const site = siteByEstablishment[person.legalEntityId];
	if (site !== undefined) values.e_site = ids.hold(site);
	if (dice.chance(0.6)) {
		values.e_langues = [531, 532, 533, 534]
			.filter(() => dice.chance(0.5))
			.map((id) => ids.hold(id));
	}
	if (dice.chance(0.3)) values.e_finPeriodeEssai = ids.hold(person.dtContractStart);
	if (dice.chance(0.05)) {
		values['e_Avantage-en-nature'] = ids.hold({
			e_Montant: ids.hold(120.5),
			'e_Prise-d-effet': ids.hold(person.dtContractStart),
		});
	}
	return values;
}
