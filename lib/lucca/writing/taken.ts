import { ExplainedError } from '../../explained-error';
import type { LuccaObject } from '../client/transport';
import { foldKey } from './fold';
import { described, hasLeft, personOf } from './person';
import type { Session } from './session';

/**
 * Refuses a login somebody else has, in whatever capitals, or an employee number somebody else has in
 * the establishment (lucca-api reference, section 6.6): people who left keep theirs.
 * @param user who is written; undefined for somebody new
 * @param body what is to be sent
 * @throws ExplainedError naming who has it; LuccaApiError when people cannot be read
 */
export async function refuseTaken(
	{ people, today }: Session,
	user: LuccaObject | undefined,
	body: Readonly<Record<string, unknown>>,
): Promise<void> {
	const self = user && personOf(user);
	const isOther = (other: LuccaObject) => self === undefined || personOf(other).id !== self.id;
	if (typeof body.login === 'string') {
		const found = await people.find({ by: 'login', value: body.login });
		const holder = found.find(isOther);
		if (holder) {
			throw taken(`The login '${body.login}'`, holder, today);
		}
	}
	const number = body.employeeNumber ?? self?.employeeNumber;
	const establishment = body.legalEntityId ?? self?.establishmentId;
	const isChanged = body.employeeNumber !== undefined || body.legalEntityId !== undefined;
	if (!isChanged || typeof number !== 'string' || establishment == null) return;
	const found = await people.find({ by: 'employeeNumber', value: number });
	const holder = found.find(
		(other) => isOther(other) && personOf(other).establishmentId === String(establishment),
	);
	if (holder) throw taken(`The employee number '${number}'`, holder, today);
	const like = people.numberedLike(number).find((each) => {
		const { employeeNumber, establishmentId } = personOf(each);
		if (establishmentId !== String(establishment) || !employeeNumber) return false;
		// A person's own number may get its zeros back, and not lose them.
		return isOther(each)
			? foldKey(employeeNumber) !== foldKey(number)
			: employeeNumber.trim().length > number.length;
	});
	if (like) throw withoutZeros(number, like);
}

/** A number read as a number has lost its zeros: most probably it is the same person's. */
function withoutZeros(number: string, holder: LuccaObject): ExplainedError {
	return new ExplainedError(
		`The employee number '${number}' and that of ${described(personOf(holder))} differ by leading zeros alone`,
		"Give the number as text with its zeros, e.g. by reading the column it comes from as text. If it is meant as it is, write it in Lucca's own pages",
	);
}

function taken(what: string, holder: LuccaObject, today: string): ExplainedError {
	const person = personOf(holder);
	const left = hasLeft(person, today) ? ', who left' : '';
	return new ExplainedError(
		`${what} is taken by ${described(person)}${left}`,
		left
			? "If it is the same person, use Create or Update and choose what to do in 'Returning Leaver'; if not, give another one"
			: 'If it is the same person, use Create or Update; if not, give another one',
	);
}
