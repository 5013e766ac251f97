import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { keysInWords, readPgpKeys, type ReadyKeys } from '../../lib/pgp';
import { isOn } from '../shared/values';
import { failedTest } from './credential-test';

/**
 * The keys of a PGP Keys API credential, looked at and ready.
 * @throws ExplainedError when they cannot encrypt, or sign where that is switched on
 */
export async function keysOf(credential: ICredentialDataDecryptedObject): Promise<ReadyKeys> {
	const text = (name: string) => String(credential[name] ?? '');
	const signs = isOn('Sign', credential.sign ?? false);
	return await readPgpKeys({
		recipients: text('recipients'),
		...(signs && {
			signingKey: text('signingPrivateKey'),
			signingPassphrase: text('signingPassphrase'),
		}),
	});
}

/** Looks at the keys as a delivery would. Nothing leaves this n8n. */
export async function pgpKeysTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		return { status: 'OK', message: keysInWords(await keysOf(credential.data ?? {})) };
	} catch (error) {
		return failedTest(error);
	}
}
