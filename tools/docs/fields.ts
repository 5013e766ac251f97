import { employeeFields } from '../../lib/employee/fields';
import { markdownTable } from './markdown-table';
import type { Words } from './words';

/** The table of everything the nodes know of a person: the field's name, what it is, whether it is sensitive. */
export function fieldTable(words: Words): string {
	const rows = Object.entries(employeeFields).map(([name, { label, sensitive }]) => [
		`\`${name}\``,
		label[words.language],
		sensitive ? words.sensitive : '',
	]);
	return markdownTable([words.name, words.label, words.remarks], rows);
}
