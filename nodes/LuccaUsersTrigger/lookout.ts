import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { civilDateAt } from '../../lib/employee/civil-date';
import { ExplainedError } from '../../lib/explained-error';
import type { EventKind, Happening } from '../../lib/lucca/events/events';
import { watchableFields } from '../../lib/lucca/events/fingerprints';
import type { Lookout } from '../../lib/lucca/events/poll';
import { sensitiveFields } from '../../lib/lucca/people/user-fields';
import type { WantedContent } from '../../lib/lucca/people/wanted-content';
import { contentOf } from '../LuccaUsers/options';
import { textList } from '../shared/values';

const events: readonly EventKind[] = [
	'contractEndingSoon',
	'contractStartingSoon',
	'userCreated',
	'userUpdated',
];

/** Ten years: more is a slip of the keyboard, and would be everybody. */
const MOST_DAYS = 3660;

export interface Form {
	readonly lookout: Lookout;
	/** What to know about each person told: the options, and whatever is watched. */
	readonly wanted: WantedContent;
	/** Civil, where the workflow is. */
	readonly today: string;
}

/**
 * What the form of the node asks for.
 * @throws ExplainedError naming the parameter that cannot be used
 */
export function formOf(context: IPollFunctions): Form {
	const given = context.getNodeParameter('event');
	const event = events.find((each) => each === given);
	if (!event) {
		throw new ExplainedError(
			`This trigger knows no event '${String(given)}'`,
			"Choose one from the list of 'Trigger On'",
		);
	}
	const watches = event === 'userUpdated';
	const fields = watches ? textList(context.getNodeParameter('watchedFields', [])) : [];
	const customFields = watches ? textList(context.getNodeParameter('watchedCustomFields', [])) : [];
	const unknown = fields.find((field) => !watchableFields.some((each) => each === field));
	if (unknown !== undefined) {
		throw new ExplainedError(
			`'${unknown}' in 'Fields to Watch' is no field that can be watched`,
			"Choose from the list of 'Fields to Watch', or give a custom field in 'Watched Custom Field Names or IDs'",
		);
	}
	const content = contentOf(context.getNodeParameter('options', {}) as IDataObject);
	const named = content.sensitiveFields ?? [];
	return {
		lookout: {
			event,
			daysBefore: watchesContract(event) ? daysIn(context.getNodeParameter('daysBefore', 7)) : 0,
			watchedFields: [...fields, ...customFields],
		},
		wanted: {
			...content,
			customFields:
				content.customFields === 'all'
					? 'all'
					: [...new Set([...(content.customFields ?? []), ...customFields])],
			sensitiveFields: sensitiveFields.filter(
				(field) => named.includes(field) || fields.includes(field),
			),
		},
		today: civilDateAt(Date.now(), context.getTimezone()),
	};
}

function watchesContract(event: EventKind): boolean {
	return event === 'contractEndingSoon' || event === 'contractStartingSoon';
}

function daysIn(value: unknown): number {
	const days = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof days === 'number' && Number.isInteger(days) && days >= 0 && days <= MOST_DAYS) {
		return days;
	}
	throw new ExplainedError(
		`'Days Before' must be a whole number from 0 to ${MOST_DAYS}`,
		"Set 'Days Before' to how many days ahead to look, e.g. 7",
	);
}

/** One item an event. */
export function itemOf({ event, employee, changedFields }: Happening): INodeExecutionData {
	return {
		json: { event, ...(changedFields ? { changedFields: [...changedFields] } : {}), ...employee },
	};
}
