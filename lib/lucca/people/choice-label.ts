import { textCell } from '../cells';

/**
 * How a list shows a person to pick: last name first, and the employee number, since people share
 * names and picking the other one would write to a stranger.
 * @returns the person's ID when nothing else is known
 */
export function choiceLabel(
	id: unknown,
	lastName: unknown,
	firstName: unknown,
	employeeNumber: unknown,
): string {
	const [last, first, number] = [lastName, firstName, employeeNumber].map((value) => {
		const text = textCell(value);
		return typeof text === 'string' ? text : undefined;
	});
	const name = [last, first].filter((text) => text !== undefined).join(' ') || String(id);
	return number === undefined ? name : `${name} (${number})`;
}
