import { employeeFields } from '../../lib/employee/fields';
import { ordinaryFields, sensitiveFields } from '../../lib/lucca/people/user-fields';
import { markdownTable } from './markdown-table';
import type { Words } from './words';

/** Fields of a person's manager, and of their manager, which the nodes put together from the people read. */
const OF_MANAGERS = /^(manager|secondManager)[A-Z]/;

function howRead(name: string): keyof Words['howRead'] {
	if (ordinaryFields.some((field) => field === name) || OF_MANAGERS.test(name)) return 'always';
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
