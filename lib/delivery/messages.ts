/** What a message can speak of. */
export interface Facts {
	/** Host and port. */
	server?: string;
	protocol?: string;
	folder?: string;
	fileName?: string;
	/** What was going on, to follow 'while'. */
	during?: string;
	seconds?: number;
	sent?: number;
	stored?: number;
	/** The most bytes allowed. */
	limit?: number;
	/** What the server shows of its host keys. */
	shown?: string;
	expected?: string;
	/** Why a name or a key will not do. */
	reason?: string;
	/** The server's own words. */
	reply?: string;
}

interface Copy {
	/** What happened, with `{facts}`. */
	message: string;
	/** What to do about it. */
	remedy: string;
	/** Whether trying again may help without anybody doing anything. */
	retry?: true;
}

const CHECK_ADDRESS =
	"Check 'Host' and 'Port' in the credential, and that the network lets this n8n reach the server";

/**
 * Every way a delivery can fail, in words for the person who runs the workflow. Only faults of the
 * network are tried again: repeating a refused login locks accounts, and a full disk stays full.
 */
export const COPY = {
	hostNotFound: {
		message: 'The host name in {server} leads nowhere',
		remedy: "Check 'Host' in the credential: the name only, such as sftp.partner.example",
	},
	hostUnresolved: {
		message: 'The host name in {server} could not be looked up',
		remedy: 'Check that this n8n has a working DNS',
		retry: true,
	},
	refused: {
		message: 'Nothing accepts connections at {server}',
		remedy: CHECK_ADDRESS,
		retry: true,
	},
	unreachable: { message: '{server} cannot be reached', remedy: CHECK_ADDRESS, retry: true },
	noAnswer: {
		message: '{server} gave no usable answer within {seconds} s while {during}',
		remedy: `${CHECK_ADDRESS}. FTP usually answers on port 21 and SFTP on 22`,
		retry: true,
	},
	noGreeting: {
		message: '{server} closed the connection without a word of SFTP',
		remedy: `${CHECK_ADDRESS}. SFTP usually answers on port 22. If all is right, the server may be overloaded: try again later`,
		retry: true,
	},
	stalled: {
		message: '{server} fell silent for {seconds} s while {during}',
		remedy: "Try again later; if the server is only slow, raise 'Timeout' in the options",
		retry: true,
	},
	lost: {
		message: 'The connection to {server} broke while {during}',
		remedy: 'Try again later; if it keeps happening, ask the partner to look at their server',
		retry: true,
	},
	busy: {
		message: '{server} takes no more connections now',
		remedy: 'Try again later, or run fewer deliveries to this server at the same time',
		retry: true,
	},
	dataConnection: {
		message: '{server} accepted the login and then opened no data connection',
		remedy: 'Ask the partner which passive ports to open in your firewall, or use SFTP instead',
		retry: true,
	},
	sizeDiffers: {
		message: "{server} holds {stored} bytes of '{fileName}' although {sent} were sent",
		remedy: 'Try again later; if it keeps happening, ask the partner to look at their server',
		retry: true,
	},
	wrongProtocol: {
		message: '{server} does not speak {protocol}',
		remedy: "Check 'Protocol' and 'Port' in the credential: FTP is usually 21, SFTP 22",
	},
	noCommonAlgorithm: {
		message: '{server} and this n8n know no encryption in common',
		remedy: 'Ask the partner to offer a current one, such as aes256-gcm with curve25519',
	},
	encryptionRequired: {
		message: '{server} does not allow plain FTP',
		remedy:
			"Set 'Protocol' in the credential to FTPS (Explicit TLS), or to SFTP if the partner offers it",
	},
	noWelcome: {
		message: '{server} took the connection and then said nothing for {seconds} s',
		remedy:
			"If the server expects encryption from the first byte, usually on port 990, set 'Protocol' in the credential to FTPS (Implicit TLS). Otherwise check 'Host' and 'Port', and try again later",
		retry: true,
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
	loginRefused: {
		message: '{server} refused the user or the password',
		remedy: "Check 'User' and 'Password' in the credential; a further try may lock the account",
	},
	keyRefused: {
		message: '{server} refused the user or the private key',
		remedy: "Check 'User' and 'Private Key', and that the partner has installed its public half",
	},
	furtherStep: {
		message: '{server} accepted the {reason} and wants a further step to log in: {expected}',
		remedy:
			"Give the credential the 'Password' and the 'Private Key' if the server wants both, or ask the partner for an account that opens with one of them alone",
	},
	questionAtLogin: {
		message: "{server} asks for something else than the password at the login: '{reason}'",
		remedy:
			'Ask the partner for an account that opens with a password or a key alone: nobody is there to answer when a workflow runs',
	},
	passwordExpired: {
		message: '{server} wants a new password before it lets the account in',
		remedy:
			"Change the password as the partner tells you, and enter the new one in 'Password' in the credential",
	},
	credentialIncomplete: {
		message: "The credential has no '{reason}'",
		remedy: "Fill in '{reason}' in the credential of the server",
	},
	hostUnusable: {
		message: "'Host' in the credential is not the name of a server",
		remedy: 'Enter the name only, such as sftp.partner.example, without user, password or folder',
	},
	portUnusable: {
		message: "'Port' in the credential is not a whole number from 0 to 65535",
		remedy:
			"Correct 'Port', or leave it at 0 for the usual one: 21 for FTP and FTPS with explicit TLS, 990 with implicit TLS, 22 for SFTP",
	},
	credentialUnusable: {
		message: "'{reason}' in the credential holds a line break",
		remedy: "Paste '{reason}' again without it",
	},
	credentialNotLatin1: {
		message: "'{reason}' in the credential has a letter that Latin-1 does not have",
		remedy:
			"Set 'File Name Encoding' in the credential to UTF-8, or ask the partner for another one",
	},
	keyUnusable: {
		message: 'The private key in the credential cannot be used: {reason}',
		remedy:
			"Paste the whole key, from its BEGIN line to its END line. Turn other kinds into OpenSSH's with 'ssh-keygen -p -o -f KEYFILE', or export them so from PuTTYgen",
	},
	keyPublic: {
		message: "The public half of a key is in 'Private Key' in the credential",
		remedy: 'Paste the private half: the file of the same name without .pub at its end',
	},
	keyPuttys: {
		message: "The private key in the credential is in PuTTY's own form",
		remedy:
			"Open it in PuTTYgen, choose 'Conversions', 'Export OpenSSH key', and paste what is in the file it writes",
	},
	passphraseWrong: {
		message: 'The private key in the credential does not open with its passphrase',
		remedy: "Check 'Passphrase' in the credential",
	},
	hostKeyUnknown: {
		message: "The credential has no 'Host Key Fingerprint' to know {server} by. It shows {shown}",
		remedy:
			"Compare this with the fingerprint the partner published or confirms by phone; if they are the same, paste it into 'Host Key Fingerprint'",
	},
	hostKeyDifferent: {
		message: '{server} is not the server the credential expects. It shows {shown}, not {expected}',
		remedy:
			"Ask the partner whether they changed their host key. Paste the new fingerprint into 'Host Key Fingerprint' only if they confirm it: this may also be someone in between",
	},
	hostKeyChanged: {
		message:
			'{server} is not the server this n8n first logged in to. It shows {shown}, and showed {expected} then',
		remedy:
			"Ask the partner whether they changed their host key: this may also be someone in between. If they confirm the new one, paste its fingerprint into 'Host Key Fingerprint'",
	},
	noFileTransfer: {
		message: '{server} accepted the login but offers this account no file transfer',
		remedy: 'Ask the partner to allow SFTP for this account',
	},
	folderMissing: {
		message: "There is no folder '{folder}' on {server}",
		remedy: "Check 'Folder', capitals included, or leave it blank for the account's own folder",
	},
	folderUnusable: {
		message:
			"The folder '{folder}' cannot be used: it holds a line break or another invisible character",
		remedy: "Check 'Folder'",
	},
	nameNotLatin1: {
		message:
			"'{fileName}' has a letter that Latin-1 does not have, and so cannot be sent to the server",
		remedy:
			"Use other letters, or set 'File Name Encoding' in the credential to UTF-8 if the server reads it",
	},
	folderForbidden: {
		message: "The account may not enter the folder '{folder}' on {server}",
		remedy: "Check 'Folder', or ask the partner to open it to this account",
	},
	notPermitted: {
		message: "The account may not write in the folder '{folder}' on {server}",
		remedy: "Check 'Folder', or ask the partner for the right to write and rename there",
	},
	listingForbidden: {
		message: "The account may not list the folder '{folder}' on {server}",
		remedy: 'Ask the partner to let this account see the files of the folder',
	},
	listingEndless: {
		message: "{server} lists more things in the folder '{folder}' than can be gone through",
		remedy: 'Ask the partner to move old files out of the folder',
	},
	listingUnreadable: {
		message: "{server} lists the folder '{folder}' in a form that cannot be read",
		remedy: 'Ask the partner to offer MLSD, or lists as Unix or Windows write them',
	},
	folderTaken: {
		message: "The folder '{folder}' cannot be created on {server}: something else has that name",
		remedy: 'Choose another folder, or ask the partner to rename what is there',
	},
	folderRefused: {
		message: "{server} did not create the folder '{folder}'",
		remedy: 'Ask the partner what these words of their server mean, or to create the folder',
	},
	readForbidden: {
		message: "The account may not read '{fileName}' in the folder '{folder}' on {server}",
		remedy: 'Ask the partner to let this account read the file',
	},
	fileBusy: {
		message: "{server} cannot give '{fileName}' at the moment",
		remedy: 'Try again later; another program may be writing the file',
		retry: true,
	},
	downloadRefused: {
		message: "{server} did not give '{fileName}'",
		remedy: 'Ask the partner what these words of their server mean',
	},
	diskFull: {
		message: "There is no room left for '{fileName}' on {server}",
		remedy: 'Ask the partner to free space or to raise the quota of this account',
	},
	storageFailed: {
		message: "{server} could not store '{fileName}'",
		remedy: 'Ask the partner to look at their disk: it may be full or damaged',
	},
	uploadRefused: {
		message: "{server} did not take '{fileName}'",
		remedy: 'Ask the partner what these words of their server mean',
	},
	requestRefused: {
		message: '{server} refused a request while {during}',
		remedy: 'Ask the partner what these words of their server mean',
	},
	fileInUse: {
		message: "{server} left '{fileName}' as it is, since a program there is using the file",
		remedy: 'Try again later; if it keeps happening, ask the partner which program holds it open',
		retry: true,
	},
	renameRefused: {
		message: "{server} did not let the file be renamed to '{fileName}'",
		remedy: 'Ask the partner to allow this account to rename files and to replace its own',
	},
	notShown: {
		message: "{server} took '{fileName}' but does not show it, so it cannot be checked",
		remedy: 'Ask the partner to let this account see the files of the folder',
	},
	contentDiffers: {
		message: "{server} gives '{fileName}' back with another content than was sent",
		remedy: 'Try again later; if it keeps happening, ask the partner to look at their server',
		retry: true,
	},
	unverifiable: {
		message:
			"{server} does not let '{fileName}' be read back, so what arrived cannot be compared: {reason}",
		remedy:
			"Set 'Verify' to the size alone, or ask the partner to let this account read the files of the folder",
	},
	nameTaken: {
		message: "There is a '{fileName}' in the folder '{folder}' on {server}, and it was left alone",
		remedy: "Move or delete that file, or change 'When the File Exists'",
	},
	fileMissing: {
		message: "There is no file '{fileName}' in the folder '{folder}' on {server}",
		remedy: "Check 'Folder' and 'File Name', capitals included",
	},
	fileTooLarge: {
		message: "'{fileName}' on {server} has {stored} bytes, and {limit} are the most allowed",
		remedy: "Raise 'Max File Size (MB)' in the options if such a file is to be expected",
	},
	fetchedDiffers: {
		message: "{server} gave {sent} bytes of '{fileName}' although it shows {stored}",
		remedy: 'Try again later; if it keeps happening, ask the partner to look at their server',
		retry: true,
	},
	changedWhileRead: {
		message: "'{fileName}' on {server} changed while it was being read",
		remedy: 'Try again once whoever writes it has finished',
		retry: true,
	},
	takeFailed: {
		message: "'{fileName}' from {server} could not be kept here: {reason}",
		remedy: 'Look at the disk of this n8n and at where it keeps binary data',
	},
	patternUnusable: {
		message: "The pattern '{fileName}' cannot be used: {reason}",
		remedy: "Check 'File Name Pattern': * stands for any letters, ? for one, {a,b} for either",
	},
	suffixUnusable: {
		message: "The suffix '{fileName}' for collected files cannot be used: {reason}",
		remedy: "Check 'Suffix', such as .done",
	},
	claimInPlace: {
		message: "Collected files cannot be moved to '{folder}': it is where they are collected from",
		remedy: 'Choose another folder for them, or have them renamed instead',
	},
	claimUnanswered: {
		message:
			"The connection to {server} broke while '{fileName}' was being claimed, and it may be in {reason} now",
		remedy: 'Look whether another run has it; if not, give it its old name back',
	},
	moveRefused: {
		message: "{server} did not let the file become '{fileName}' in the folder '{folder}'",
		remedy: 'Ask the partner to allow this account to rename and move files',
	},
	moveUnknown: {
		message:
			"The connection to {server} broke while the file was being moved, and it is neither under its old name nor '{fileName}' in the folder '{folder}'",
		remedy: 'Ask the partner where the file is',
	},
	movedOntoItself: {
		message: "'{fileName}' is in the folder '{folder}' under this very name already",
		remedy: "Enter another 'Move to Folder' or 'New File Name'",
	},
	deleteRefused: {
		message: "{server} did not delete '{fileName}'",
		remedy: 'Ask the partner to allow this account to delete files in this folder',
	},
	memoryDamaged: {
		message:
			"The memory of the last delivery, '{fileName}' in the folder '{folder}' on {server}, cannot be used: {reason}",
		remedy:
			'Look at that file. Put it right from a backup, or delete it: the next run then goes by the memory before it, or begins anew where there is none',
	},
	memoryNewer: {
		message:
			"The memory of the last delivery, '{fileName}' in the folder '{folder}' on {server}, was written by a later version of this package",
		remedy:
			'Update this package on every n8n that uses this archive, or delete that file to begin anew',
	},
	memoryUnreadable: {
		message:
			"The memory of the last delivery, '{fileName}' in the folder '{folder}' on {server}, cannot be read: {reason}",
		remedy:
			'Have this account allowed to read in the archive folder, or delete that file to begin anew',
	},
	memoryTooLarge: {
		message:
			"The memory '{fileName}' of a delivery has {stored} bytes, and {limit} are the most allowed",
		remedy: 'Deliver the people in several files, each with an archive folder of its own',
	},
	archivedTooLarge: {
		message: "The archived file '{fileName}' has {stored} bytes, and {limit} are the most read",
		remedy: 'Look at the file in the archive folder yourself',
	},
	changedMeanwhile: {
		message: "'{fileName}' on {server} was changed by somebody else meanwhile",
		remedy: 'Check that no other workflow handles this file, then look at it and run this again',
	},
	outcomeUnknown: {
		message:
			"The connection to {server} broke at the last step, and neither '{fileName}' nor its temporary file is in the folder",
		remedy: 'Ask the partner whether the file arrived before you deliver it again',
	},
	stopped: {
		message: 'What was going on with {server} was stopped with the workflow',
		remedy: 'Run the workflow again',
	},
	sourceFailed: {
		message: "The input file for '{fileName}' could not be read to its end: {reason}",
		remedy: 'Look at the node that made the file',
	},
	fileNameUnusable: {
		message: "The file name '{fileName}' cannot be used: {reason}",
		remedy: "Check 'File Name'; the folder goes into 'Folder'",
	},
} satisfies Record<string, Copy>;

export type Fault = keyof typeof COPY;

/** A text of the table with its facts put in. */
export const fill = (template: string, facts: Facts): string =>
	template.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name as keyof Facts] ?? '?'));
