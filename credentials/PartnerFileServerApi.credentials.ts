import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { fileServerFields } from './file-server';

/** An account on a partner's FTP, FTPS or SFTP server. The Partner File Server node tests it. */
export class PartnerFileServerApi implements ICredentialType {
	name = 'partnerFileServerApi';

	displayName = 'Partner File Server API';

	icon: Icon = {
		light: 'file:../icons/partner-file-server.svg',
		dark: 'file:../icons/partner-file-server.dark.svg',
	};

	documentationUrl =
		'https://github.com/lucca-sync/n8n-nodes-lucca-sync/blob/main/docs/credentials.md#partner-file-server-api';

	properties: INodeProperties[] = fileServerFields;
}
