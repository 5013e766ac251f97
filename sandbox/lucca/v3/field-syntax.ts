import { badRequest } from '../answer';

/** Names asked for, each with the names asked for below it (none: the default ones). */
export type FieldTree = Map<string, FieldTree>;

const WORD = /^[^,.[\]]+/;

/**
 * Reads `id,manager[id,name],department.name` (lucca-api reference, section 5.2). Names are
 * lower-cased; a name given twice gathers what is asked below it.
 * @throws Refused (400) for brackets that do not match, or an empty name
 */
export function parseFields(text: string): FieldTree {
	let rest = text;
	const refuse = () => badRequest(`Fields '${text}' could not be parsed`);

	const list = (tree: FieldTree, inBrackets: boolean): void => {
		for (;;) {
			name(tree);
			if (rest.startsWith(',')) {
				rest = rest.slice(1);
			} else if (inBrackets && rest.startsWith(']')) {
				rest = rest.slice(1);
				return;
			} else if (!inBrackets && rest === '') {
				return;
			} else {
				throw refuse();
			}
		}
	};

	const name = (tree: FieldTree): void => {
		const word = WORD.exec(rest)?.[0];
		if (word === undefined) throw refuse();
		rest = rest.slice(word.length);
		const below = tree.get(word.toLowerCase()) ?? new Map();
		tree.set(word.toLowerCase(), below);
		if (rest.startsWith('.')) {
			rest = rest.slice(1);
			name(below);
		} else if (rest.startsWith('[')) {
			rest = rest.slice(1);
			list(below, true);
		}
	};

	const tree: FieldTree = new Map();
	list(tree, false);
	return tree;
}
