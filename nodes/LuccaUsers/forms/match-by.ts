import type { IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { ExplainedError } from '../../../lib/explained-error';
import type { PersonKey } from '../../../lib/lucca/writing/user-input';
import { demanded, referenceOf } from '../given/reference';
import { textOf } from '../given/value';
import { identity } from './person-fields';
import { texts } from './texts';

type Show = NonNullable<IDisplayOptions['show']>;

/** What tells whether somebody is in Lucca already, and the fields that say it. */
const keys = {
	email: [texts.email],
	employeeNumber: [identity.legalEntity, texts.employeeNumber],
	login: [texts.login],
} as const satisfies Record<string, readonly INodeProperties[]>;

export type MatchBy = keyof typeof keys;

/**
 * 'Match By', then the fields that match, required, then the rest of what Lucca wants of somebody new.
 * A field that matches stands above and not again below.
 */
export function matchingFields(show: Show): INodeProperties[] {
	return [
		{
			displayName: 'Match By',
			name: 'matchBy',
			type: 'options',
			options: [
				{
					name: 'Email',
					value: 'email',
					description: 'Two people may share one: then nobody is written',
				},
				{
					name: 'Establishment and Employee Number',
					value: 'employeeNumber',
					description: 'A number names one person in an establishment',
				},
				{ name: 'Login', value: 'login', description: 'Names one person in all of Lucca' },
			],
			default: 'login',
			description: 'What tells that somebody is in Lucca already, those who left included',
			displayOptions: { show },
		},
		...Object.entries(keys).flatMap(([matchBy, fields]) =>
			fields.map((field) => ({
				...field,
				required: true,
				displayOptions: { show: { ...show, matchBy: [matchBy] } },
			})),
		),
		{
			displayName:
				'A blank value leaves Lucca as it is. Somebody who is not in Lucca yet needs all of these.',
			name: 'blankNotice',
			type: 'notice',
			default: '',
			displayOptions: { show },
		},
		...Object.values(identity).map((field) => {
			const matching = Object.entries(keys)
				.filter(([, fields]) => fields.some(({ name }) => name === field.name))
				.map(([matchBy]) => matchBy);
			return {
				...field,
				displayOptions: { show, ...(matching.length > 0 ? { hide: { matchBy: matching } } : {}) },
			};
		}),
	];
}

/** @throws ExplainedError when an expression gives another choice */
function matchByOf(context: IExecuteFunctions, itemIndex: number): MatchBy {
	const given = String(context.getNodeParameter('matchBy', itemIndex, 'login'));
	if (Object.hasOwn(keys, given)) return given as MatchBy;
	throw new ExplainedError(
		"'Match By' is none of Email, Establishment and Employee Number, and Login",
		"Choose 'Match By' from its list, or give email, employeeNumber or login",
	);
}

/**
 * Whom the fields of 'Match By' name.
 * @throws ExplainedError when one of them is blank
 */
export function matchedPerson(context: IExecuteFunctions, itemIndex: number): PersonKey {
	const by = matchByOf(context, itemIndex);
	const { displayName } = texts[by];
	const value = demanded(displayName, textOf(displayName, context.getNodeParameter(by, itemIndex)));
	if (by !== 'employeeNumber') return { by, value };
	const { displayName: place, name } = identity.legalEntity;
	const establishment = referenceOf(place, context.getNodeParameter(name, itemIndex));
	return { by, value, establishment: demanded(place, establishment) };
}
