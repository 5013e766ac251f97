import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { PartnerServer } from '../../lib/delivery';
import { ExplainedError } from '../../lib/explained-error';
import { accessOf } from './access';

/** Logs in as a delivery would and looks at the folder the account opens in. */
export async function partnerFileServerTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	let server: PartnerServer | undefined;
	try {
		server = new PartnerServer(accessOf(credential.data ?? {}));
		const connection = await server.connection();
		const { path } = await connection.open('');
		const told = [
			`Logged in. The account opens in the folder '${path}'`,
			connection.hostKeyFingerprint && `The host key is ${connection.hostKeyFingerprint}`,
			server.trustedOnFirstUse && "Paste it into 'Host Key Fingerprint' to pin it",
		];
		return { status: 'OK', message: told.filter(Boolean).join('. ') };
	} catch (error) {
		return failedTest(error);
	} finally {
		await server?.close();
	}
}

/** What happened and what to do, as n8n shows both of a test that failed. */
export function failedTest(error: unknown): INodeCredentialTestResult {
	const message =
		error instanceof ExplainedError ? `${error.message}. ${error.remedy}` : String(error);
	return { status: 'Error', message };
}
