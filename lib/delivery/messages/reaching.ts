import type { Copy } from './copy';

const CHECK_ADDRESS =
	"Check 'Host' and 'Port' in the credential, and that the network lets this n8n reach the server";

/** Reaching a server, and staying in touch with it. */
export const reaching = {
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
	wrongProtocol: {
		message: '{server} does not speak {protocol}',
		remedy: "Check 'Protocol' and 'Port' in the credential: FTP is usually 21, SFTP 22",
	},
	noWelcome: {
		message: '{server} took the connection and then said nothing for {seconds} s',
		remedy:
			"If the server expects encryption from the first byte, usually on port 990, set 'Protocol' in the credential to FTPS (Implicit TLS). Otherwise check 'Host' and 'Port', and try again later",
		retry: true,
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
	requestRefused: {
		message: '{server} refused a request while {during}',
		remedy: 'Ask the partner what these words of their server mean',
	},
	stopped: {
		message: 'What was going on with {server} was stopped with the workflow',
		remedy: 'Run the workflow again',
	},
} satisfies Record<string, Copy>;
