import { DeliveryError, SourceFailure } from '../delivery-error';
import type { Facts, Fault } from '../messages';
import { networkFault } from '../wire/network-failures';
import { quotable, type Secrets } from '../wire/quotable';
import { Silence } from '../wire/time';

/** What the client was doing when the server refused, which decides what the refusal means. */
export type SftpStep =
	'open' | 'create' | 'list' | 'look' | 'download' | 'upload' | 'rename' | 'remove';

/** Status codes of SFTP (draft-ietf-secsh-filexfer-13, section 9.1; version 3 has those up to 8). */
export const STATUS = {
	endOfFile: 1,
	noSuchFile: 2,
	permissionDenied: 3,
	failure: 4,
	unsupported: 8,
	noSuchPath: 10,
} as const;
const NO_SPACE = [14, 15];
const ABOUT_SPACE = /\bspace\b|\bquota\b/i;

/** The SFTP status of an error, or undefined when it is not an answer of the server. */
export function statusOf(error: unknown): number | undefined {
	const code = (error as { code?: unknown } | undefined)?.code;
	return typeof code === 'number' ? code : undefined;
}

/** Whether the server says that there is nothing of that name, or no folder to look for it in. */
export const isMissing = (error: unknown): boolean =>
	[STATUS.noSuchFile, STATUS.noSuchPath].some((status) => status === statusOf(error));

/** Any failure of an SFTP request as a DeliveryError. No message quotes a secret. */
export function sftpFailure(
	error: unknown,
	step: SftpStep,
	facts: Facts,
	secrets: Secrets,
): DeliveryError {
	if (error instanceof DeliveryError) return error;
	if (error instanceof SourceFailure) {
		return DeliveryError.of('sourceFailed', { ...facts, reason: error.message }, error.cause);
	}
	const status = statusOf(error);
	if (status === undefined) return DeliveryError.of(breakdown(error), facts, error);
	const said = error instanceof Error ? error.message : '';
	const reply = quotable(said, secrets);
	return DeliveryError.of(refusal(error, said, step), { ...facts, reply }, error);
}

/** What a refusal means at each step: by its status, or else by the last of the three. */
const REFUSALS: Record<SftpStep, { missing?: Fault; denied?: Fault; other: Fault }> = {
	open: { missing: 'folderMissing', denied: 'folderForbidden', other: 'requestRefused' },
	create: { missing: 'folderRefused', denied: 'notPermitted', other: 'folderRefused' },
	list: { missing: 'folderMissing', denied: 'listingForbidden', other: 'requestRefused' },
	look: { other: 'requestRefused' },
	download: { missing: 'fileMissing', denied: 'readForbidden', other: 'downloadRefused' },
	upload: { denied: 'notPermitted', other: 'uploadRefused' },
	rename: { other: 'renameRefused' },
	remove: { missing: 'fileMissing', denied: 'notPermitted', other: 'requestRefused' },
};

function refusal(error: unknown, reply: string, step: SftpStep): Fault {
	const status = statusOf(error) ?? STATUS.failure;
	const { missing, denied, other } = REFUSALS[step];
	const full = NO_SPACE.includes(status) || ABOUT_SPACE.test(reply);
	if (step === 'upload' && full) return 'diskFull';
	if (isMissing(error)) return missing ?? other;
	return (status === STATUS.permissionDenied ? denied : undefined) ?? other;
}

/** Raised on our side when the server has closed the connection in order. */
export class Closed extends Error {}

/** Reasons of a server's goodbye (RFC 4253, section 11.1) that are none of the account's. */
const OVERLOADED = [7, 12];
const CONNECTION_LOST = 10;

/**
 * A failure to log in as a DeliveryError. ssh2 marks its errors with a `level` and otherwise
 * tells them by their text; the server's goodbye has a number as its code. `refused` is the fault
 * when the server does not let the account in, which many say by going away: OpenSSH at the limit of
 * tries, and of an account that may not log in. Another try could then lock the account.
 */
export function sshFailure(
	error: unknown,
	refused: Fault,
	facts: Facts,
	secrets: Secrets,
	secretGiven: boolean,
): DeliveryError {
	if (error instanceof DeliveryError) return error;
	const goodbye = statusOf(error);
	if (goodbye !== undefined && goodbye !== CONNECTION_LOST) {
		const reply = quotable(error instanceof Error ? error.message : '', secrets);
		if (OVERLOADED.includes(goodbye)) return DeliveryError.of('busy', { ...facts, reply }, error);
		if (secretGiven) return DeliveryError.of(refused, { ...facts, reply }, error);
	}
	if (secretGiven && error instanceof Closed) {
		const failure = DeliveryError.of(refused, facts, error);
		return failure.adding('It closed the connection instead of answering');
	}
	const { level, message = '' } = (error ?? {}) as { level?: string; message?: string };
	if (level === 'client-authentication') return DeliveryError.of(refused, facts, error);
	if (/no matching .*(algorithm|cipher|mac|compress|format)/i.test(message)) {
		return DeliveryError.of('noCommonAlgorithm', facts, error);
	}
	if (/lost before handshake/i.test(message)) return DeliveryError.of('noGreeting', facts, error);
	if (level === 'client-timeout') return DeliveryError.of('noAnswer', facts, error);
	return DeliveryError.of(breakdown(error), facts, error);
}

function breakdown(error: unknown): Fault {
	if (error instanceof Silence) return 'stalled';
	if (error instanceof Error && /keepalive timeout/i.test(error.message)) return 'stalled';
	return networkFault(error) ?? 'lost';
}
