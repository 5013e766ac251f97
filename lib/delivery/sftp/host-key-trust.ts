import { DeliveryError } from '../delivery-error';
import { serverName, type ServerAccess } from '../server-access';
import { inWords, isTrusted, type HostKey } from './host-key';

/** Decides whether a server is the one that is meant. */
export interface HostKeyTrust {
	/** The same answer for the same key, however often it is shown. */
	accepts(key: HostKey): boolean;
	/** To be called with the accepted key once the login has succeeded; throws what `refusal` gives. */
	confirm(key: HostKey): void;
	/** Why none of the keys shown will do. */
	refusal(shown: readonly HostKey[]): DeliveryError;
}

/** The rule of an access: its fingerprint, or else the first key shown where that was chosen. */
export function trustOf(access: ServerAccess): HostKeyTrust {
	const expected = access.hostKeyFingerprint?.trim() ?? '';
	if (expected === '' && access.trustOnFirstUse) return new FirstUse(access);
	const fault = expected === '' ? 'hostKeyUnknown' : 'hostKeyDifferent';
	return {
		accepts: (key) => isTrusted(key, expected),
		confirm: () => undefined,
		refusal: (shown) =>
			DeliveryError.of(fault, { server: serverName(access), shown: inWords(shown), expected }),
	};
}

/**
 * Takes whatever key a server shows first, and holds that host and port to it for as long as the
 * process lives. A key of another kind will not do either, or whoever stands in between would only
 * have to show one.
 *
 * A key is remembered when the login has succeeded, not when it is shown: a host that was mistyped
 * or that does not know the account must not bar the right one from its first use.
 */
class FirstUse implements HostKeyTrust {
	private first: HostKey | undefined;
	private readonly place: string;

	constructor(private readonly access: ServerAccess) {
		this.place = serverName(access).toLowerCase();
	}

	accepts(key: HostKey): boolean {
		this.first = keysOfFirstUse().get(this.place) ?? this.first ?? key;
		return this.first.fingerprint === key.fingerprint;
	}

	confirm(key: HostKey): void {
		const known = keysOfFirstUse();
		// Two first logins at the same time, and the other one came before.
		if (!this.accepts(key)) throw this.refusal([key]);
		known.set(this.place, key);
	}

	refusal(shown: readonly HostKey[]): DeliveryError {
		return DeliveryError.of('hostKeyChanged', {
			server: serverName(this.access),
			shown: inWords(shown),
			expected: this.first && inWords([this.first]),
		});
	}
}

const KEYS = Symbol.for('n8n-nodes-lucca-sync.sftp.hostKeysOfFirstUse');

/** Shared through the global object, because each node is bundled with a copy of this module. */
function keysOfFirstUse(): Map<string, HostKey> {
	const shared = globalThis as { [KEYS]?: Map<string, HostKey> };
	return (shared[KEYS] ??= new Map());
}
