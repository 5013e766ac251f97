import { Refused } from './answer';
import type { Call, Handler } from './call';

/** Thrown for a body Lucca will not carry out. Its real status is not known, so a switch has it. */
export class Declined extends Error {}

/** A handler that writes: what it declines is refused with the status the test chose. */
export function writing(handler: Handler): Handler {
	return (call, parameters) => {
		try {
			return handler(call, parameters);
		} catch (cause) {
			if (!(cause instanceof Declined)) throw cause;
			throw new Refused(call.switches.declinedStatus, cause.message);
		}
	};
}

/** @throws Refused (403) unless the key has the right, which is its own unless taken away */
export function demand(
	call: Call,
	right: 'mayCreate' | 'mayModify' | 'mayWriteContracts',
	deed: string,
): void {
	if (call.rights[right] === false) {
		throw new Refused(403, `The API key has no right to ${deed}`);
	}
}
