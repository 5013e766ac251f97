import { noteInFrench } from './notes';

/** What the generated parts of the pages say, in one language. */
export interface Words {
	readonly language: 'en' | 'fr';
	readonly colon: string;
	readonly semicolon: string;
	readonly header: string;
	readonly headerOf: (setName: string) => string;
	readonly alternative: (header: string) => string;
	readonly content: string;
	readonly level: string;
	readonly remarks: string;
	readonly name: string;
	readonly label: string;
	readonly read: string;
	readonly howRead: Readonly<
		Record<'always' | 'ordinary' | 'sensitive' | 'departmentLevels' | 'never', string>
	>;
	readonly levels: Readonly<Record<'required' | 'recommended' | 'optional', string>>;
	readonly byDefault: string;
	readonly defaultable: string;
	readonly mayBeBlank: string;
	readonly unique: string;
	readonly uniqueWithin: (field: string) => string;
	readonly aboutManager: string;
	readonly references: (field: string) => string;
	readonly sensitive: string;
	readonly alsoRead: (headers: string) => string;
	readonly formats: Readonly<Record<'identifier' | 'email' | 'date' | 'decimal', string>>;
	readonly language2: (codes: string) => string;
	readonly choice: (value: string, sources: string) => string;
	readonly blankFor: (values: string) => string;
	readonly note: (note: string) => string;
	readonly fileName: string;
	readonly written: string;
	readonly file: (separator: string, encoding: string, order: string) => string;
	readonly who: string;
	readonly population: Readonly<Record<'withStatus' | 'everybody' | 'employed', string>>;
	readonly leavers: (days: number) => string;
	readonly key: string;
	readonly and: string;
	readonly gone: string;
	readonly absence: Readonly<Record<'keeps the person' | 'not documented', string>>;
	readonly limit: string;
	readonly atMost: (count: number) => string;
	readonly sources: string;
	readonly repeated: Readonly<Record<'costCentreLevels' | 'secondaryRoles', string>>;
}

export const english: Words = {
	language: 'en',
	colon: ': ',
	semicolon: '; ',
	header: 'Header',
	headerOf: (name) => `Header: ${name}`,
	alternative: (header) => `or ${header}`,
	content: 'What stands in it',
	level: 'Level',
	remarks: 'Remarks',
	name: 'Field',
	label: 'What it is',
	read: 'Lucca Users reads it',
	howRead: {
		always: 'always',
		ordinary: 'unless _Fields_ leaves it out',
		sensitive: 'when chosen in _Sensitive Fields_',
		departmentLevels: 'with _Include Department Levels_',
		never: 'no: map a custom field',
	},
	levels: { required: 'required', recommended: 'recommended', optional: 'optional' },
	byDefault: 'in the file unless taken out',
	defaultable: 'blank for somebody new: Lucca fills in its default',
	mayBeBlank: 'may be blank',
	unique: 'no two rows alike',
	uniqueWithin: (field) => `no two rows alike within one ${field}`,
	aboutManager: 'blank for who is their own manager',
	references: (field) => `somebody of the same file, by ${field}`,
	sensitive: 'sensitive',
	alsoRead: (headers) => `when reading, also ${headers}`,
	formats: {
		identifier: 'text, zeros kept',
		email: 'an e-mail address',
		date: 'a date',
		decimal: 'a number, such as 1234.5',
	},
	language2: (codes) => `a two-letter language (from \`fr-FR\`, \`fr\`), or one of: ${codes}`,
	choice: (value, sources) => `${value} for ${sources}`,
	blankFor: (values) => `blank for ${values}`,
	note: (note) => note,
	fileName: 'File name',
	written: 'Written as',
	file: (separator, encoding, order) =>
		`separator \`${separator}\`, ${encoding} without byte order mark, lines end with CR LF, dates ${order}`,
	who: 'Who is in it',
	population: {
		withStatus: 'whoever carries a status',
		everybody: 'everybody',
		employed: 'people employed on the day',
	},
	leavers: (days) => `; people who left, for ${days} days after their last`,
	key: 'What tells people apart',
	and: ' and ',
	gone: 'Who is missing from the file',
	absence: {
		'keeps the person': 'stays as they are',
		'not documented': 'is not documented: it may close their account',
	},
	limit: 'Optional columns',
	atMost: (count) => `at most ${count}`,
	sources: 'Taken from',
	repeated: {
		costCentreLevels:
			'After these, as many pairs of cost center code and label as _Cost Center Levels_ says; each pair counts as two optional columns.',
		secondaryRoles:
			'After these, one column `habilitedRoles_0`, `habilitedRoles_1`, ... for each secondary role.',
	},
};

export const french: Words = {
	language: 'fr',
	colon: ' : ',
	semicolon: ' ; ',
	header: 'En-tête',
	headerOf: (name) => `En-tête : ${headerSetsInFrench[name] ?? name}`,
	alternative: (header) => `ou ${header}`,
	content: 'Ce que la colonne contient',
	level: 'Niveau',
	remarks: 'Remarques',
	name: 'Champ',
	label: 'Ce que c’est',
	read: 'Lu par Lucca Users',
	howRead: {
		always: 'toujours',
		ordinary: 'sauf si _Fields_ l’écarte',
		sensitive: 'si choisi dans _Sensitive Fields_',
		departmentLevels: 'avec _Include Department Levels_',
		never: 'non : reliez un champ personnalisé',
	},
	levels: { required: 'obligatoire', recommended: 'recommandée', optional: 'facultative' },
	byDefault: 'présente sauf si on la retire',
	defaultable: 'vide pour un nouveau : Lucca met sa valeur par défaut',
	mayBeBlank: 'peut être vide',
	unique: 'jamais deux lignes avec la même valeur',
	uniqueWithin: (field) => `jamais deux lignes avec la même valeur dans un même ${field}`,
	aboutManager: 'vide pour qui est son propre manager',
	references: (field) => `une personne du même fichier, par ${field}`,
	sensitive: 'sensible',
	alsoRead: (headers) => `à la lecture, aussi ${headers}`,
	formats: {
		identifier: 'texte, zéros conservés',
		email: 'une adresse e-mail',
		date: 'une date',
		decimal: 'un nombre, par exemple 1234.5',
	},
	language2: (codes) => `une langue en deux lettres (de \`fr-FR\`, \`fr\`), ou l’une de : ${codes}`,
	choice: (value, sources) => `${value} pour ${sources}`,
	blankFor: (values) => `vide pour ${values}`,
	note: noteInFrench,
	fileName: 'Nom du fichier',
	written: 'Écrit ainsi',
	file: (separator, encoding, order) =>
		`séparateur \`${separator}\`, ${encoding} sans marque d’ordre des octets, fins de ligne CR LF, dates ${order === 'DD/MM/YYYY' ? 'JJ/MM/AAAA' : order}`,
	who: 'Qui y figure',
	population: {
		withStatus: 'toute personne qui porte un statut',
		everybody: 'tout le monde',
		employed: 'les personnes en poste ce jour-là',
	},
	leavers: (days) => ` ; les personnes parties, pendant ${days} jours après leur dernier jour`,
	key: 'Ce qui distingue les personnes',
	and: ' et ',
	gone: 'Qui manque dans le fichier',
	absence: {
		'keeps the person': 'reste tel quel',
		'not documented': 'n’est pas documenté : son compte peut être fermé',
	},
	limit: 'Colonnes facultatives',
	atMost: (count) => `au plus ${count}`,
	sources: 'Tiré de',
	repeated: {
		costCentreLevels:
			'Ensuite, autant de paires code et libellé de centre de coût que le dit _Cost Center Levels_ ; chaque paire compte pour deux colonnes facultatives.',
		secondaryRoles:
			'Ensuite, une colonne `habilitedRoles_0`, `habilitedRoles_1`, ... par rôle secondaire.',
	},
};

const headerSetsInFrench: Readonly<Record<string, string>> = {
	English: 'anglais',
	French: 'français',
	"English, as in Lucca's Skillup Article": 'anglais, comme dans l’article de Lucca sur Skillup',
};
