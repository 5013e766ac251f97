import { writableFields } from './fields';
import { identityFields } from './person';
import type { UserInput, WritableField } from './user-input';

/**
 * The `fields` to ask of people, for what these inputs write to be compared. Nobody's birth date is read to
 * change a job title.
 */
export function fieldsFor(inputs: readonly UserInput[]): string[] {
	const fields = new Set(identityFields);
	for (const { texts, references, secondaryRoles, workCycle, customFields, clear } of inputs) {
		const named = [...Object.keys(texts), ...Object.keys(references), ...(clear ?? [])];
		for (const name of named) {
			if (Object.hasOwn(writableFields, name)) {
				fields.add(writableFields[name as WritableField].property);
			}
		}
		if (secondaryRoles || named.includes('secondaryRoles')) fields.add('habilitedRoles[id,name]');
		if (workCycle) fields.add('userWorkCycles');
		const codes = [...Object.keys(customFields ?? {}), ...named];
		if (codes.some((code) => code.startsWith('e_'))) fields.add('extendedData');
	}
	return [...fields];
}
