import { badRequest } from '../answer';
import type { Call } from '../call';
import { fullDateTime, parseLiteral } from './literal';
import { resolvePath } from './path';
import type { Path, Scalar } from './path';
import type { ScalarKind, Schema } from './schema';

type Test = (value: Scalar) => boolean;
type Ordered = string | number;

interface Operator {
	/** The kinds of property it means something for. */
	kinds: readonly ScalarKind[];
	/** How many values it takes; any number when absent. */
	takes?: number;
	test(values: readonly Scalar[], fold: (value: Scalar) => Scalar): Test;
}

const EVERY: readonly ScalarKind[] = ['number', 'text', 'date', 'boolean'];
const RANKED: readonly ScalarKind[] = ['number', 'date'];

function compared(holds: (value: Ordered, bound: Ordered) => boolean): Operator['test'] {
	return ([bound]) =>
		(value) =>
			value !== null && holds(value as Ordered, bound as Ordered);
}

function text(holds: (value: string, part: string) => boolean): Operator['test'] {
	return (parts, fold) => (value) =>
		typeof value === 'string' &&
		parts.some((part) => holds(String(fold(value)), String(fold(part))));
}

const isOneOf: Operator['test'] = (values, fold) => (value) =>
	values.some((each) => fold(each) === fold(value));

const atLeast = compared((value, bound) => value >= bound);
const atMost = compared((value, bound) => value <= bound);

/** The comparators of v3 (lucca-api reference, section 5.4); since and until include their bound. */
const operators: Readonly<Record<string, Operator>> = {
	equals: { kinds: EVERY, test: isOneOf },
	notequal: {
		kinds: EVERY,
		test: (values, fold) => {
			const isListed = isOneOf(values, fold);
			return (value) => !isListed(value);
		},
	},
	like: { kinds: ['text'], test: text((value, part) => value.includes(part)) },
	starts: { kinds: ['text'], test: text((value, part) => value.startsWith(part)) },
	since: { kinds: ['date'], takes: 1, test: atLeast },
	until: { kinds: ['date'], takes: 1, test: atMost },
	greaterthan: { kinds: RANKED, takes: 1, test: compared((value, bound) => value > bound) },
	greaterthanorequal: { kinds: RANKED, takes: 1, test: atLeast },
	lessthan: { kinds: RANKED, takes: 1, test: compared((value, bound) => value < bound) },
	lessthanorequal: { kinds: RANKED, takes: 1, test: atMost },
	between: {
		kinds: RANKED,
		takes: 2,
		test:
			([low, high]) =>
			(value) =>
				value !== null && value >= (low as Ordered) && value <= (high as Ordered),
	},
};

/**
 * Reads one filter, `name=value`, as a test of items.
 * @throws Refused (400) for an unknown property, a value of the wrong kind, or a comparator that does
 * not fit the property or its number of values
 */
export function parseFilter<T>(
	type: Schema<T>,
	name: string,
	value: string,
	call: Call,
): (item: T) => boolean {
	const path = resolvePath(type, name, call);
	const [first = '', ...others] = value.split(',');
	const named = Object.hasOwn(operators, first.toLowerCase()) ? first.toLowerCase() : undefined;
	const operator = operators[named ?? 'equals'];
	const literals = named === undefined ? [first, ...others] : others;
	if (!operator?.kinds.includes(path.kind)) {
		throw badRequest(`Comparator ${named} does not apply to ${name}`);
	}
	if (literals.length !== (operator.takes ?? Math.max(literals.length, 1))) {
		throw badRequest(`Comparator ${named} of ${name} has the wrong number of values`);
	}
	const values = literals.map((literal) => parseLiteral(literal, path.kind, call.today));
	if (
		values.includes(null) &&
		(values.length > 1 || (operator.test !== isOneOf && named !== 'notequal'))
	) {
		throw badRequest(`null cannot be combined in the filter on ${name}`);
	}
	const test = operator.test(values, folding(call));
	const isDate = path.kind === 'date';
	return (item) => readValues(path, item, isDate).some(test);
}

function folding({ switches }: Call): (value: Scalar) => Scalar {
	if (switches.textFilters === 'exact') return (value) => value;
	return (value) =>
		typeof value === 'string' ? value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase() : value;
}

function readValues<T>(path: Path<T>, item: T, isDate: boolean): Scalar[] {
	const values = path.values(item);
	if (!isDate) return values;
	return values.map((value) =>
		typeof value === 'string' ? (fullDateTime(value) ?? value) : value,
	);
}
