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
		const { path } = await (await server.connection()).open('');
		return { status: 'OK', message: `Logged in. The account opens in the folder '${path}'` };
	} catch (error) {
		const message =
			error instanceof ExplainedError ? `${error.message}. ${error.remedy}` : String(error);
		return { status: 'Error', message };
	} finally {
		await server?.close();
	}
}
