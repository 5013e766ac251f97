import { employeeFields } from '../../lib/employee/fields';
import { sensitiveFields } from '../../lib/lucca/people/user-fields';
import { choosableFields } from '../../lib/lucca/people/wanted-content';
import { markdownTable } from './markdown-table';
import type { Words } from './words';

function howRead(name: string): keyof Words['howRead'] {
	if (name === 'luccaId') return 'always';
	if (choosableFields.some((field) => field === name)) return 'ordinary';
	if (sensitiveFields.some((field) => field === name)) return 'sensitive';
	return name.startsWith('departmentLevel') ? 'departmentLevels' : 'never';
}

/** The table of everything the nodes know of a person: the field's name, what it is, when Lucca Users reads it. */
export function fieldTable(words: Words): string {
	const rows = Object.entries(employeeFields).map(([name, { label }]) => [
		`\`${name}\``,
		label[words.language],
		words.howRead[howRead(name)],
	]);
	return markdownTable([words.name, words.label, words.read], rows);
}
