import type { INodeProperties } from 'n8n-workflow';

/** What both credentials of a file server ask for: the partner's, and one an archive is kept on. */

const clearOrTls = { protocol: ['ftp', 'ftps', 'ftpsImplicit'] };
const overTls = { protocol: ['ftps', 'ftpsImplicit'] };
const overSftp = { protocol: ['sftp'] };
const withKey = { ...overSftp, authentication: ['privateKey', 'privateKeyAndPassword'] };

const place: INodeProperties[] = [
	{
		displayName: 'Protocol',
		name: 'protocol',
		type: 'options',
		options: [
			{ name: 'FTP', value: 'ftp' },
			{ name: 'FTPS (Explicit TLS)', value: 'ftps' },
			{ name: 'FTPS (Implicit TLS)', value: 'ftpsImplicit' },
			{ name: 'SFTP', value: 'sftp' },
		],
		default: 'sftp',
		description:
			'FTPS is FTP with the encryption of https: explicit asks for it on the usual port, implicit begins with it on a port of its own. SFTP is something else, made of SSH.',
	},
	{
		displayName:
			'FTP sends the password and the files in clear: whoever sits on the way can read and change them. Use SFTP or FTPS if the server offers it.',
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
		description:
			'Leave at 0 for the usual port: 21 for FTP and FTPS with explicit TLS, 990 with implicit TLS, 22 for SFTP',
	},
];

const login: INodeProperties[] = [
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
			{ name: 'Private Key and Password', value: 'privateKeyAndPassword' },
		],
		default: 'password',
		displayOptions: { show: overSftp },
		description: 'What the server asks for. Some servers want a key and a password, both.',
	},
	{
		displayName: 'Password',
		name: 'password',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		displayOptions: { show: clearOrTls },
	},
	{
		displayName: 'Password',
		name: 'password',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		displayOptions: {
			show: { ...overSftp, authentication: ['password', 'privateKeyAndPassword'] },
		},
	},
	{
		displayName: 'Private Key',
		name: 'privateKey',
		type: 'string',
		typeOptions: { password: true, rows: 4 },
		default: '',
		displayOptions: { show: withKey },
		description: 'The whole key, from its BEGIN line to its END line',
	},
	{
		displayName: 'Passphrase',
		name: 'passphrase',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		displayOptions: { show: withKey },
		description: 'Leave blank if the key has none',
	},
];

const proofOfTheServer: INodeProperties[] = [
	{
		displayName: 'Host Key Check',
		name: 'hostKeyCheck',
		type: 'options',
		options: [
			{ name: 'Compare Fingerprint', value: 'compareFingerprint' },
			{ name: 'Trust on First Use', value: 'trustOnFirstUse' },
		],
		default: 'compareFingerprint',
		displayOptions: { show: overSftp },
		description:
			'How this server proves to be the right one before it is given a password or a file',
	},
	{
		displayName:
			"Whatever answers first is believed, password and files included, and held to its key only while this n8n process runs: after a restart, and in each worker of its own, it is believed anew. Pin it soon: choose 'Compare Fingerprint', leave the fingerprint blank, and a test of this credential shows it.",
		name: 'trustNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { ...overSftp, hostKeyCheck: ['trustOnFirstUse'] } },
	},
	{
		displayName: 'Host Key Fingerprint',
		name: 'hostKeyFingerprint',
		type: 'string',
		default: '',
		placeholder: 'e.g. SHA256:uNiVztksCsDhcc0u9e8BrB4hvRGtLxqFxXyTrI6dyOs',
		displayOptions: { show: { ...overSftp, hostKeyCheck: ['compareFingerprint'] } },
		description:
			'Ask whoever runs the server for it. Left blank, a test of this credential shows what the server claims, to compare with what they say.',
	},
	{
		displayName: 'Certificate Authority',
		name: 'certificateAuthority',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. -----BEGIN CERTIFICATE-----',
		displayOptions: { show: overTls },
		description:
			'The certificate (PEM) of the authority that signed the one of the server, for a server with an authority of its own. Leave blank to trust the usual authorities only.',
	},
	{
		displayName: 'Certificate Name',
		name: 'certificateName',
		type: 'string',
		default: '',
		placeholder: 'e.g. ftp.partner.example',
		displayOptions: { show: overTls },
		description:
			"The name in the certificate of the server, where it is not the one in 'Host', such as when 'Host' is an address in numbers",
	},
];

const manners: INodeProperties[] = [
	{
		displayName: 'File Name Encoding',
		name: 'fileNameEncoding',
		type: 'options',
		options: [
			{ name: 'Latin-1', value: 'latin-1' },
			{ name: 'UTF-8', value: 'utf-8' },
		],
		default: 'utf-8',
		displayOptions: { show: clearOrTls },
		description:
			'How the server spells letters with accents in the names of files and folders. Old Windows servers may need Latin-1.',
	},
	{
		displayName: 'Passive Address',
		name: 'passiveAddress',
		type: 'options',
		options: [
			{
				name: 'The Address the Server Announces',
				value: 'announced',
				description: 'For a server that has its files come and go by another machine',
			},
			{
				name: 'The Host Itself',
				value: 'host',
				description: 'Right for most, and for a server behind a router, which may announce wrongly',
			},
		],
		default: 'host',
		displayOptions: { show: clearOrTls },
		description: 'Where to connect to for the content of files and folders',
	},
];

export const fileServerFields: INodeProperties[] = [
	...place,
	...login,
	...proofOfTheServer,
	...manners,
];
