import ssh2 from 'ssh2';

/** A private key in OpenSSH's form and its public half as in `authorized_keys`. */
export interface KeyPair {
	private: string;
	public: string;
}

/** A new ed25519 key pair. */
export function newKeyPair(): KeyPair {
	for (;;) {
		const pair = ssh2.utils.generateKeyPairSync('ed25519');
		// ssh2 drops a leading zero byte of the key, one time in some 300, and the pair is then none.
		if (!(ssh2.utils.parseKey(pair.private) instanceof Error)) return pair;
	}
}
