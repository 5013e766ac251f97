/** The notes of the format tables, in French: the tables hold them in English. */
const notes: Readonly<Record<string, string>> = {
	'The user name in 360Learning: must equal the address of existing accounts':
		'Le nom d’utilisateur dans 360Learning : doit être l’adresse des comptes existants',
	"Required in Lucca's Skillup article, optional in its article on training partners":
		'Obligatoire dans l’article de Lucca sur Skillup, facultatif dans celui sur les partenaires de formation',
	"Lucca's own values are written: Skillup's list is not published":
		'Les valeurs de Lucca sont écrites telles quelles : Skillup ne publie pas les siennes',
	'How Skillup learns of a departure: people who left stay in the file with this date':
		'C’est ainsi que Skillup apprend un départ : qui est parti reste dans le fichier avec cette date',
	'Lucca has no such standard field: map a custom one':
		'Lucca n’a pas ce champ en standard : reliez-y un champ personnalisé',
	'The name of an establishment Lucca has': 'Le nom d’un établissement que Lucca connaît',
	'A department Lucca has': 'Un département que Lucca connaît',
	'The login of the manager; the own login of who has none':
		'Le login du manager ; son propre login pour qui n’a pas de manager',
	'The name of one role': 'Le nom d’un rôle',
	'Lucca wants it where Lucca Absences is subscribed':
		'Lucca le demande si Lucca Absences est souscrit',
	'How somebody leaves. By analogy with dtContractStart: no page of Lucca gives the code':
		'C’est ainsi que quelqu’un part. Par analogie avec dtContractStart : aucune page de Lucca ne donne ce code',
};

/**
 * A note of a format table, in French.
 * @throws when nobody has put it into French yet
 */
export function noteInFrench(note: string): string {
	const translated = notes[note];
	if (translated === undefined) {
		throw new Error(`tools/docs/notes.ts has no French for the note '${note}'`);
	}
	return translated;
}
