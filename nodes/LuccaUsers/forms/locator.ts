import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

/** A way to name a thing of Lucca's, beside picking it from the list. */
export type Mode = 'code' | 'email' | 'employeeNumber' | 'id' | 'login' | 'name' | 'url';

const titles: Readonly<Record<Mode, string>> = {
	code: 'By Code',
	email: 'By Email',
	employeeNumber: 'By Employee Number',
	id: 'By ID',
	login: 'By Login',
	name: 'By Name',
	url: 'By URL',
};

export interface Locator {
	readonly displayName: string;
	readonly name: string;
	readonly description?: string;
	/** The method of `listSearch` that fills the list. */
	readonly list: string;
	/** What one picks, as the list's empty field says it. */
	readonly what: string;
	/** The further ways, each with an example. */
	readonly modes: Partial<Record<Mode, string>>;
	/** What one should know about a way. */
	readonly hints?: Partial<Record<Mode, string>>;
}

const typed = { type: 'string' } as const;

/** A field that names one thing of Lucca's: from a list first, then in every way a workflow may know it. */
export function locator(wanted: Locator): INodeProperties {
	const { displayName, name, description, list, what, modes, hints = {} } = wanted;
	const further = Object.entries(modes).map(([mode, example]): INodePropertyMode => {
		const hint = hints[mode as Mode];
		return {
			...typed,
			displayName: titles[mode as Mode],
			name: mode,
			placeholder: `e.g. ${example}`,
			...(hint ? { hint } : {}),
		};
	});
	return {
		displayName,
		name,
		...(description ? { description } : {}),
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select ${what}...`,
				typeOptions: { searchListMethod: list, searchable: true },
			},
			...further,
		],
	};
}

/** The same field under another name, for what is written as a number: from the list, or by ID. */
export function idLocator(field: INodeProperties, name: string): INodeProperties {
	return {
		...field,
		name,
		modes: field.modes?.filter((mode) => mode.name === 'list' || mode.name === 'id'),
	};
}
