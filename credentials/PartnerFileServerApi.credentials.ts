import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

const overSftp = { protocol: ['sftp'] };

/** An account on a partner's FTP or SFTP server. The Partner File Server node tests it. */
export class PartnerFileServerApi implements ICredentialType {
	name = 'partnerFileServerApi';

	displayName = 'Partner File Server API';

	icon: Icon = {
		light: 'file:../icons/partner-file-server.svg',
		dark: 'file:../icons/partner-file-server.dark.svg',
	};

	documentationUrl = 'https://github.com/lucca-sync/n8n-nodes-lucca-sync#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Protocol',
			name: 'protocol',
			type: 'options',
			options: [
				{ name: 'FTP', value: 'ftp' },
				{ name: 'SFTP', value: 'sftp' },
			],
			default: 'sftp',
		},
		{
			displayName:
				'FTP sends the password and the files in clear: whoever sits on the way can read and change them. Use SFTP if the partner offers it.',
			name: 'ftpNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { protocol: ['ftp'] } },
		},
		{
			displayName: 'Host',
			name: 'host',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. sftp.partner.example',
		},
		{
			displayName: 'Port',
			name: 'port',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 65535 },
			default: 0,
			description: 'Leave at 0 for the usual port: 21 for FTP, 22 for SFTP',
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			required: true,
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'Password', value: 'password' },
				{ name: 'Private Key', value: 'privateKey' },
			],
			default: 'password',
			displayOptions: { show: overSftp },
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { protocol: ['ftp'] } },
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { ...overSftp, authentication: ['password'] } },
		},
		{
			displayName: 'Private Key',
			name: 'privateKey',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			displayOptions: { show: { ...overSftp, authentication: ['privateKey'] } },
			description: 'The whole key, from its BEGIN line to its END line',
		},
		{
			displayName: 'Passphrase',
			name: 'passphrase',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { ...overSftp, authentication: ['privateKey'] } },
			description: 'Leave blank if the key has none',
		},
		{
			displayName: 'Host Key Fingerprint',
			name: 'hostKeyFingerprint',
			type: 'string',
			default: '',
			placeholder: 'e.g. SHA256:uNiVztksCsDhcc0u9e8BrB4hvRGtLxqFxXyTrI6dyOs',
			displayOptions: { show: overSftp },
			description:
				'How this server proves to be the right one. Ask the partner for it. Left blank, a test of this credential shows what the server claims, to compare with what the partner says.',
		},
	];
}
