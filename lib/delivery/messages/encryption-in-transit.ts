import type { Copy } from './copy';

/** What FTPS and SFTP encrypt the line with, and the certificates of servers. */
export const encryptionInTransit = {
	noCommonAlgorithm: {
		message: '{server} and this n8n know no encryption in common',
		remedy: 'Ask the partner to offer a current one, such as aes256-gcm with curve25519',
	},
	encryptionRequired: {
		message: '{server} does not allow plain FTP',
		remedy:
			"Set 'Protocol' in the credential to FTPS (Explicit TLS), or to SFTP if the partner offers it",
	},
	startsInClear: {
		message: '{server} does not begin with encryption, as FTPS (Implicit TLS) does',
		remedy:
			"Set 'Protocol' in the credential to FTPS (Explicit TLS), or correct 'Port': implicit is usually 990, explicit 21",
	},
	tlsNotOffered: {
		message: '{server} did not agree to encryption, so neither user nor password was sent',
		remedy:
			"Ask the partner how the server is reached in encryption, and set 'Protocol' in the credential to it: FTPS (Implicit TLS), usually with port 990, or SFTP",
	},
	tlsTooOld: {
		message: '{server} and this n8n agree on no version of TLS',
		remedy:
			"Ask the partner to offer TLS 1.2 or 1.3: older ones are not safe. 'Protocol' may also be SFTP if they offer it",
	},
	tlsBroken: {
		message: 'No encrypted connection with {server} came about: {reason}',
		remedy:
			"Check 'Protocol' and 'Port' in the credential; if they are right, ask the partner to look at the TLS settings of their server",
	},
	clientCertificateWanted: {
		message: '{server} lets in only clients that show a certificate of their own',
		remedy: 'Ask the partner for a login by user and password alone, or use SFTP',
	},
	certificateUnusable: {
		message: "'Certificate Authority' in the credential cannot be used: {reason}",
		remedy:
			"Paste the certificate of the partner's authority, from its BEGIN CERTIFICATE line to its END CERTIFICATE line, or leave 'Certificate Authority' blank for a public one",
	},
	certificateUntrusted: {
		message: 'Who signed the certificate of {server} is not known to this n8n',
		remedy:
			"Ask the partner for the certificate of the authority that signed it, and paste it into 'Certificate Authority' in the credential. With a public authority, ask them to have the server show the intermediate certificates",
	},
	certificateSelfSigned: {
		message: 'The certificate of {server} is signed by the server itself, which proves nothing',
		remedy:
			"Have the partner send you this certificate, not the server, and paste it into 'Certificate Authority' in the credential",
	},
	certificateExpired: {
		message: 'The certificate of {server} has expired',
		remedy:
			"Ask the partner to renew it, and paste the new one if 'Certificate Authority' in the credential holds it. Check the clock of this n8n too",
	},
	certificateNotYetValid: {
		message: 'The certificate of {server} is not valid yet',
		remedy: 'Check the clock of this n8n, or ask the partner from when their certificate is valid',
	},
	certificateNameDiffers: {
		message: 'The certificate of {server} is made out to {shown}, not to {expected}',
		remedy:
			"Check 'Host' in the credential. If the partner confirms that this is their certificate, enter the name it is made out to in 'Certificate Name'",
	},
	dataNotProtected: {
		message: '{server} does not encrypt its data connections, so no file went over them',
		remedy:
			"Ask the partner to allow encrypted data connections (PROT P), or set 'Protocol' in the credential to SFTP if they offer it",
	},
	dataCertificateDiffers: {
		message: 'A data connection to {server} showed another certificate than the login did',
		remedy:
			'Ask the partner whether several machines share this name: they must show the same certificate. This may also be someone in between',
	},
} satisfies Record<string, Copy>;
