import type { Fault } from '../messages';

/** Node's codes of network errors (errno(3), getaddrinfo(3)) and what they mean for a delivery. */
const FAULTS: Record<string, Fault> = {
	ENOTFOUND: 'hostNotFound',
	EAI_NONAME: 'hostNotFound',
	EAI_AGAIN: 'hostUnresolved',
	EAI_FAIL: 'hostUnresolved',
	ECONNREFUSED: 'refused',
	EHOSTUNREACH: 'unreachable',
	ENETUNREACH: 'unreachable',
	EHOSTDOWN: 'unreachable',
	ENETDOWN: 'unreachable',
	EADDRNOTAVAIL: 'unreachable',
	ETIMEDOUT: 'unreachable',
	ECONNRESET: 'lost',
	ECONNABORTED: 'lost',
	EPIPE: 'lost',
	ERR_STREAM_DESTROYED: 'lost',
	ERR_STREAM_PREMATURE_CLOSE: 'lost',
	ERR_STREAM_WRITE_AFTER_END: 'lost',
};

/** The fault behind an error of Node's sockets, or undefined when it is none of theirs. */
export function networkFault(error: unknown): Fault | undefined {
	// A host with several addresses fails with one error for all of them together.
	const errors = (error as Partial<AggregateError> | undefined)?.errors ?? [error];
	for (const each of errors) {
		const code = (each as NodeJS.ErrnoException | undefined)?.code;
		const fault = typeof code === 'string' ? FAULTS[code] : undefined;
		if (fault) return fault;
	}
	return undefined;
}
