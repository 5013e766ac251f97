import { isLuccaObject } from './transport';

/**
 * What Lucca calls the properties of a user that no message may tell; custom fields may hold anything.
 * Some are not written by this package itself, but by a request of the user's own.
 */
const SENSITIVE =
	/^(address|bankName|bic|birthDate|civilTitle|gender|iban|insuranceNumber|nationality(Id)?|personalEmail|personalMobile|rib|e_.+)$/i;

/** Hides from a refusal's words the sensitive values of the body it refuses. */
export function withoutSensitive(words: string, sent: unknown): string {
	const values = sensitiveTexts(sent, false).flatMap(spellings);
	return values
		.filter((value) => value.trim() !== '')
		.sort((one, other) => other.length - one.length)
		.reduce((text, value) => text.replaceAll(whole(value), '…'), words);
}

function sensitiveTexts(value: unknown, within: boolean): string[] {
	if (Array.isArray(value)) return value.flatMap((each) => sensitiveTexts(each, within));
	if (!isLuccaObject(value)) {
		return within && ['string', 'number'].includes(typeof value) ? [String(value)] : [];
	}
	return Object.entries(value).flatMap(([name, content]) =>
		sensitiveTexts(content, within || SENSITIVE.test(name)),
	);
}

/** A value as it may come back: a date without its time, or as French or English write it; a comma for a dot. */
function spellings(value: string): string[] {
	const [, day, year, month, date] = /^((\d{4})-(\d{2})-(\d{2}))T/.exec(value) ?? [];
	if (!day || !year || !month || !date) {
		return /^-?\d+\.\d+$/.test(value) ? [value, value.replace('.', ',')] : [value];
	}
	const short = (text: string) => text.replace(/^0/, '');
	const orders = [
		[date, month],
		[month, date],
		[short(date), short(month)],
		[short(month), short(date)],
	];
	return [
		value,
		day,
		...['/', '.', '-'].flatMap((sign) => orders.map((order) => [...order, year].join(sign))),
	];
}

/** The value as words of their own: 'FR' is not hidden inside 'FRONT'. */
const whole = (value: string) =>
	new RegExp(
		`(?<![\\p{L}\\p{N}])${value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
		'giu',
	);
