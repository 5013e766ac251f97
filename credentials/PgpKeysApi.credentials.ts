import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

/** Whom files are encrypted for, and whose signature they bear. The Partner File Server node tests it. */
export class PgpKeysApi implements ICredentialType {
	name = 'pgpKeysApi';

	displayName = 'PGP Keys API';

	icon: Icon = {
		light: 'file:../icons/pgp-keys.svg',
		dark: 'file:../icons/pgp-keys.dark.svg',
	};

	documentationUrl =
		'https://github.com/lucca-sync/n8n-nodes-lucca-sync/blob/main/docs/credentials.md#pgp-keys-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Recipient Public Keys',
			name: 'recipients',
			type: 'string',
			typeOptions: { rows: 6 },
			default: '',
			required: true,
			placeholder: 'e.g. -----BEGIN PGP PUBLIC KEY BLOCK-----',
			description:
				'The public key (PGP or GPG) of everybody who is to read the files, each from its BEGIN line to its END line, one after the other. Never a private key.',
		},
		{
			displayName: 'Sign',
			name: 'sign',
			type: 'boolean',
			default: false,
			description:
				'Whether to sign the files too, for recipients who check whom they come from. They need the public key that goes with yours.',
		},
		{
			displayName: 'Signing Private Key',
			name: 'signingPrivateKey',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			required: true,
			displayOptions: { show: { sign: [true] } },
			description: 'The whole key, from its BEGIN line to its END line',
		},
		{
			displayName: 'Passphrase',
			name: 'signingPassphrase',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { sign: [true] } },
			description: 'What opens the signing key. Leave blank if it has none.',
		},
	];
}
