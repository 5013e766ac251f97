import { FTPError } from 'basic-ftp';
import { DeliveryError, SourceFailure } from '../delivery-error';
import type { Facts, Fault } from '../messages';
import { networkFault } from '../wire/network-failures';
import { quotable, type Secrets } from '../wire/quotable';
import { Silence } from '../wire/time';
import { dataTlsFault, tlsFault } from './tls-failures';

/** What the client was doing when the server refused, which decides what the refusal means. */
export type FtpStep =
	'login' | 'open' | 'createFolder' | 'list' | 'look' | 'upload' | 'download' | 'rename' | 'remove';

/** Replies to a command the server does not have (RFC 959, section 4.2.1). */
export const NOT_IMPLEMENTED: readonly number[] = [500, 501, 502, 504];

/** Raised on our side when the data connection could not be opened. */
export class NoDataConnection extends Error {
	constructor(cause: unknown) {
		super('The data connection could not be opened', { cause });
	}
}

/** Raised on our side when a list is too long to be held. */
export class EndlessList extends Error {}

/** Raised on our side when a list is of no known form. */
export class UnreadableList extends Error {}

// Windows servers speak the language of their system: French and German are heard here too.
const ABOUT_SPACE =
	/\bspace\b|\bquota\b|disk.*full|exceeded.*(storage|allocation)|espace insuffisant|genügend speicher/i;
const ABOUT_ENCRYPTION = /\b(TLS|SSL|FTPS|encrypt\w*|cleartext|clear text)\b/i;
const ABOUT_RIGHTS =
	/permission|denied|not allowed|forbidden|read.?only|not authori[sz]ed|refusé|verweigert/i;
const ABOUT_USE =
	/used by another process|sharing violation|(?:file|currently) (?:is )?(?:busy|locked|in use)|utilisé par un autre|von einem anderen prozess/i;
const ABOUT_ABSENCE = /no such|not found|cannot find/i;
const ABOUT_CROWDS =
	/too many (?:connected |concurrent |simultaneous )?(?:users|connections|clients|sessions)|maximum (?:number of )?(?:allowed |concurrent )?(?:users|connections|clients|sessions)/i;
/** What a server says when it hangs up over the login, where another try may lock the account. */
const ABOUT_LOGIN = /log.?in|password|credential|authenti|attempt/i;

/**
 * Any failure of an FTP step as a DeliveryError. Codes after RFC 959, section 4.2; what real
 * servers answer was measured on proftpd, vsftpd and pure-ftpd. No message quotes a secret.
 */
export function ftpFailure(
	error: unknown,
	step: FtpStep,
	facts: Facts,
	secrets: Secrets,
): DeliveryError {
	if (error instanceof DeliveryError) return error;
	if (error instanceof FTPError) {
		const reply = quotable(error.message, secrets);
		return DeliveryError.of(refusal(error, step), { ...facts, reply }, error);
	}
	if (error instanceof SourceFailure) {
		return DeliveryError.of('sourceFailed', { ...facts, reason: error.message }, error.cause);
	}
	const tls = step === 'login' ? tlsFault(error) : dataTlsFault(error);
	if (tls) return DeliveryError.of(tls[0], { ...facts, ...tls[1] }, error);
	return DeliveryError.of(breakdown(error), facts, error);
}

function refusal({ code, message }: FTPError, step: FtpStep): Fault {
	if (step === 'login') {
		if (ABOUT_ENCRYPTION.test(message)) return 'encryptionRequired';
		if (ABOUT_CROWDS.test(message)) return 'busy';
		if (code === 421) return ABOUT_LOGIN.test(message) ? 'loginRefused' : 'busy';
		return code === 530 || code === 430 || code === 332 ? 'loginRefused' : 'requestRefused';
	}
	if (code === 421) return 'busy';
	// What vsftpd says before it goes, such as '500 OOPS: child died'.
	if (code === 426 || /^500 OOPS\b/.test(message)) return 'lost';
	if (code === 425) return 'dataConnection';
	if (code === 452 || code === 552) return 'diskFull';
	if (code === 451 && ABOUT_SPACE.test(message)) return 'diskFull';
	switch (step) {
		case 'open':
			return ABOUT_RIGHTS.test(message) ? 'folderForbidden' : 'folderMissing';
		case 'upload':
			if (ABOUT_SPACE.test(message)) return 'diskFull';
			// What proftpd says of a disk that filled in the middle of a write.
			if (code === 451) return 'storageFailed';
			return code === 550 || code === 553 || code === 532 ? 'notPermitted' : 'uploadRefused';
		case 'list':
			return ABOUT_RIGHTS.test(message) ? 'listingForbidden' : 'requestRefused';
		case 'download':
			if (code === 450 || ABOUT_USE.test(message)) return 'fileBusy';
			if (code !== 550) return 'downloadRefused';
			return ABOUT_RIGHTS.test(message) ? 'readForbidden' : 'fileMissing';
		case 'createFolder':
			return ABOUT_RIGHTS.test(message) ? 'notPermitted' : 'folderRefused';
		case 'rename':
			return isInUse(code, message) ? 'fileInUse' : 'renameRefused';
		case 'remove':
			return isInUse(code, message) ? 'fileInUse' : 'requestRefused';
		default:
			return 'requestRefused';
	}
}

const isInUse = (code: number, message: string): boolean =>
	ABOUT_USE.test(message) || (code === 450 && !ABOUT_ABSENCE.test(message));

function breakdown(error: unknown): Fault {
	if (error instanceof Silence) return 'stalled';
	if (error instanceof NoDataConnection) return 'dataConnection';
	if (error instanceof EndlessList) return 'listingEndless';
	if (error instanceof UnreadableList) return 'listingUnreadable';
	const message = error instanceof Error ? error.message : String(error);
	// basic-ftp tells its own time-outs by their text only.
	if (/\bTimeout\b/i.test(message)) return 'stalled';
	return networkFault(error) ?? 'lost';
}
