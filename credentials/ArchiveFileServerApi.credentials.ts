import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { fileServerFields } from './file-server';

/**
 * An account on a server of one's own, where delivered files are archived. The Partner File Server node
 * tests it.
 */
export class ArchiveFileServerApi implements ICredentialType {
	name = 'archiveFileServerApi';

	displayName = 'Archive File Server API';

	icon: Icon = {
		light: 'file:../icons/partner-file-server.svg',
		dark: 'file:../icons/partner-file-server.dark.svg',
	};

	documentationUrl =
		'https://github.com/lucca-sync/n8n-nodes-lucca-sync/blob/main/docs/credentials.md#archive-file-server-api';

	properties: INodeProperties[] = fileServerFields;
}
