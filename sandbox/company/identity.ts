/** What a company derives from a name, never twice the same within one population. */
export class Identities {
	private readonly taken = new Set<string>();

	login(firstName: string, lastName: string): string {
		return this.unused(`${plain(firstName).slice(0, 1)}${plain(lastName)}`, '');
	}

	mail(firstName: string, lastName: string): string {
		return this.unused(`${plain(firstName)}.${plain(lastName)}`, '@acme.example');
	}

	private unused(stem: string, ending: string): string {
		let candidate = stem + ending;
		for (let number = 2; this.taken.has(candidate); number += 1) {
			candidate = `${stem}${number}${ending}`;
		}
		this.taken.add(candidate);
		return candidate;
	}
}

const letters: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ı: 'i' };

/** A name in the letters an address may have. */
function plain(name: string): string {
	return name
		.toLowerCase()
		.replace(/[łđı]/g, (letter) => letters[letter] ?? '')
		.normalize('NFD')
		.replace(/[^a-z-]/g, '');
}
